import { cleanAddress } from '../health/clean-address.ts';
import { consoleText, cutText, errorWords } from './console-text.ts';
import { detachText } from './detach-text.ts';
import type { PageGlobals } from './page-globals.ts';
import { recordFetch, recordXhr, requestOf, type SeenRequest } from './record-requests.ts';
import { createRing } from './ring.ts';
import { swapFunction } from './swap-function.ts';
import { askEvent, longestWatch, looksEach, mostOf, tellEvent } from './watch-limits.ts';
import type { LineLevel, WatchedLine, WatchedScripts } from './watched-page.ts';

const levels = ['error', 'warn', 'info', 'log', 'debug'] as const;

/**
 * Listens in a page's own world to what the watcher in the extension's world asks: `start`, `stay`, `collect`, `clear`
 * and `stop`. `pill` comes from the watcher's message in the page. Nothing of the page is touched until the first
 * `start`, and nothing of ours is left after `stop` or once the watcher is silent. A second call while the first one
 * listens does nothing.
 */
export function recordPage(page: PageGlobals): void {
  const { document } = page;
  const {
    addEventListener: listen,
    removeEventListener: unlisten,
    dispatchEvent: dispatch,
  } = page.EventTarget.prototype;
  const { CustomEvent } = page;
  const removeElement = page.Element?.prototype?.remove;
  let recording: Recording | null = null;
  let pill: EventTarget | null = null;
  const tell = (words: string): void => {
    Reflect.apply(dispatch, document, [new CustomEvent(tellEvent, { detail: words })]);
  };
  const isHeard = { value: false };
  const hear = (): void => {
    isHeard.value = true;
  };
  Reflect.apply(listen, document, [tellEvent, hear]);
  Reflect.apply(dispatch, document, [new CustomEvent(askEvent, { detail: 'here' })]);
  Reflect.apply(unlisten, document, [tellEvent, hear]);
  if (isHeard.value) return;

  const end = (): void => {
    recording?.stop();
    recording = null;
    // An update takes Firefox's watcher away, and the watcher's pill would stay.
    if (pill !== null && typeof removeElement === 'function') Reflect.apply(removeElement, pill, []);
    pill = null;
    Reflect.apply(unlisten, document, [askEvent, answer]);
  };
  const answer = (event: Event): void => {
    const asked: unknown = Reflect.get(event, 'detail');
    recording?.heard();
    if (asked === 'here') tell('here');
    else if (asked === 'start') recording ??= startRecording(page, end);
    else if (asked === 'collect' && recording !== null) tell(JSON.stringify(recording.collect()));
    else if (asked === 'clear') recording?.clear();
    else if (asked === 'pill') pill = event.target;
    else if (asked === 'stop') end();
  };
  Reflect.apply(listen, document, [askEvent, answer]);
}

interface Recording {
  collect(): WatchedScripts;
  clear(): void;
  /** The watcher is there. */
  heard(): void;
  stop(): void;
}

/** The recorder ends after this many looks without a question from the watcher. Hidden pages have slow timers. */
const silentLooks = 3;

function startRecording(page: PageGlobals, end: () => void): Recording {
  const { now } = page.Date;
  const lines = createRing<WatchedLine>(mostOf.lines);
  const requests = createRing<SeenRequest>(mostOf.requests);
  const recorder = { requests, now: () => now() };
  const add = (level: LineLevel, text: string, place = ''): void => {
    const last = lines.last();
    if (last?.level === level && last.text === text && last.place === place) last.count += 1;
    else lines.add({ at: now(), level, text: detachText(text), place, count: 1 });
  };
  const ends: (() => void)[] = [];
  const locked: string[] = [];
  const keep = (name: string, stop: (() => void) | null): void => {
    if (stop === null) locked.push(name);
    else ends.push(stop);
  };
  for (const level of levels)
    keep(
      `console.${level}`,
      swapFunction(page.console, level, (given, returned) => {
        add(level, consoleText(given));
        return returned;
      }),
    );
  keep('fetch', recordFetch(page, recorder));
  keep('XMLHttpRequest', recordXhr(page, recorder));
  ends.push(hearErrors(page, add));
  // Firefox ends the watcher without a word when the extension is updated.
  let silent = 0;
  const begun = now();
  const look = (): void => {
    silent += 1;
    if (silent > silentLooks || now() - begun >= longestWatch) end();
    else timer = page.setTimeout(look, looksEach);
  };
  let timer = page.setTimeout(look, looksEach);
  ends.push(() => page.clearTimeout(timer));
  return {
    collect: () => ({
      lines: lines.entries(),
      requests: requests.entries().map((one) => requestOf(one, page.location.origin)),
      missed: { lines: lines.dropped(), requests: requests.dropped(), steps: 0 },
      locked,
    }),
    clear() {
      lines.clear();
      requests.clear();
    },
    heard() {
      silent = 0;
    },
    stop() {
      for (const stop of ends) stop();
    },
  };
}

/** Listens to exceptions and rejections that the page handles nowhere. */
function hearErrors(
  page: PageGlobals,
  add: (level: LineLevel, text: string, place?: string) => void,
): () => void {
  const { addEventListener: listen, removeEventListener: unlisten } = page.EventTarget.prototype;
  const onError = (event: Event): void => {
    try {
      // An image that does not load is an event here too, without a message.
      const { message, filename, lineno } = event as ErrorEvent;
      if (typeof message !== 'string' || message === '') return;
      const place = cleanAddress(filename, page.location.origin);
      add('exception', cutText(message), place === '' ? '' : `${place}:${lineno}`);
    } catch {
      // The page's own event is not ours to judge.
    }
  };
  const onRejection = (event: Event): void => {
    try {
      const { reason } = event as PromiseRejectionEvent;
      add('rejection', cutText(errorWords(reason) ?? consoleText([reason])));
    } catch {
      // As above.
    }
  };
  Reflect.apply(listen, page, ['error', onError, true]);
  Reflect.apply(listen, page, ['unhandledrejection', onRejection, true]);
  return () => {
    Reflect.apply(unlisten, page, ['error', onError, true]);
    Reflect.apply(unlisten, page, ['unhandledrejection', onRejection, true]);
  };
}
