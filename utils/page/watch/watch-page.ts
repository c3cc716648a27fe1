import { cleanAddress, longestAddress } from '../health/clean-address.ts';
import { textOfMember } from '../health/foreign-value.ts';
import { addressOf, recordSteps } from './record-steps.ts';
import { createRing } from './ring.ts';
import { askEvent, looksEach, mostOf, tellEvent } from './watch-limits.ts';
import type { WatchedLine, WatchedPage, WatchedScripts, WatchedStep } from './watched-page.ts';
import type { Watcher, WatchOrder } from './watcher.ts';

/** What a watcher needs besides the page. */
export interface WatchPorts {
  /** Whether the extension is still there: an update takes it away. */
  isConnected(): boolean;
  /** Whether the background still has this tab watched. */
  isWatched(): Promise<boolean>;
  /** Keeps what was recorded of a page that goes away, or may. */
  keep(recorded: WatchedPage): void;
  /** Returns the pill; undefined if the page shows none now. */
  showPill(words: NonNullable<WatchOrder['words']>): Element | undefined;
  removePill(): void;
}

/** Creates the watcher of a page or frame, which asks the recorder in the page's own world and records the steps itself. */
export function createWatcher(view: Window, ports: WatchPorts): Watcher {
  let watch: { document: Document; collect(): WatchedPage; stop(): void } | null = null;
  const stop = (): WatchedPage | null => {
    const recorded = watch?.collect() ?? null;
    watch?.stop();
    watch = null;
    return recorded;
  };
  return {
    start(order) {
      // A page may take over the window of the empty page before it.
      if (watch !== null && watch.document !== view.document) stop();
      // A page that was loading may have got this watcher before it got its recorder.
      if (watch !== null) tellScripts(view.document, 'start');
      watch ??= startWatch(view, ports, order, stop);
      return true;
    },
    collect: () => watch?.collect() ?? { ...nothing, steps: [] },
    stop,
  };
}

const nothing: WatchedScripts = {
  lines: [],
  requests: [],
  missed: { lines: 0, requests: 0, steps: 0 },
  locked: [],
};

function startWatch(view: Window, ports: WatchPorts, { until, words }: WatchOrder, stop: () => unknown) {
  const { document } = view;
  const steps = createRing<WatchedStep>(mostOf.steps);
  const refused = createRing<WatchedLine>(mostOf.lines);
  const now = (): number => Date.now();
  tellScripts(document, 'start');
  const pill = (): void => {
    if (words) ports.showPill(words)?.dispatchEvent(askOf('pill', { bubbles: true }));
  };
  if (view === view.top) steps.add({ at: now(), action: 'load', role: '', name: addressOf(document) });
  const endSteps = recordSteps(view, { steps, now, onStep: pill });
  const refuse = (event: Event): void => {
    const line = policyLine(event, document.location.origin, now());
    if (line !== null) refused.add(line);
  };
  const collect = (): WatchedPage => {
    const told = askScripts(document);
    const { lines, requests, missed, locked } = told ?? { ...nothing, locked: ['page'] };
    return {
      lines: [...lines, ...refused.entries()].sort((a, b) => a.at - b.at),
      requests,
      steps: steps.entries(),
      missed: { ...missed, steps: steps.dropped() },
      locked,
    };
  };
  const handOver = (): void => {
    ports.keep(collect());
    tellScripts(document, 'clear');
    steps.clear();
    refused.clear();
  };
  const leave = (): void => {
    handOver();
    stop();
  };
  document.addEventListener('securitypolicyviolation', refuse);
  // Firefox sends no message any more once a page goes away.
  view.addEventListener('beforeunload', handOver);
  view.addEventListener('pagehide', leave);
  const looking = setInterval(() => {
    if (now() >= until || !ports.isConnected()) {
      stop();
      return;
    }
    tellScripts(document, 'stay');
    void ports.isWatched().then((isWanted) => isWanted || stop());
  }, looksEach);
  pill();
  return {
    document,
    collect,
    stop() {
      clearInterval(looking);
      endSteps();
      document.removeEventListener('securitypolicyviolation', refuse);
      view.removeEventListener('beforeunload', handOver);
      view.removeEventListener('pagehide', leave);
      tellScripts(document, 'stop');
      ports.removePill();
    },
  };
}

function policyLine(event: Event, own: string, at: number): WatchedLine | null {
  // A policy that only reports blocks nothing.
  if (Reflect.get(event, 'disposition') === 'report') return null;
  const blocked = cleanAddress(textOfMember(event, 'blockedURI', longestAddress), own);
  const directive = textOfMember(event, 'effectiveDirective', 40);
  const text = [directive, blocked].filter((part) => part !== '').join(' ');
  return { at, level: 'policy', text, place: '', count: 1 };
}

function tellScripts(document: Document, words: string): void {
  document.dispatchEvent(askOf(words));
}

function askOf(words: string, more: EventInit = {}): Event {
  return new CustomEvent(askEvent, { ...more, detail: words });
}

/**
 * Asks the recorder in the page's own world. Null if it does not answer. What answers may be the page, so the background
 * checks it.
 */
function askScripts(document: Document): WatchedScripts | null {
  let told: WatchedScripts | null = null;
  const hear = (event: Event): void => {
    const words: unknown = Reflect.get(event, 'detail');
    if (typeof words !== 'string') return;
    try {
      const { lines, requests, missed, locked }: WatchedScripts = JSON.parse(words);
      if (Array.isArray(lines) && Array.isArray(requests)) told = { lines, requests, missed, locked };
    } catch {
      // Not our recorder's answer.
    }
  };
  document.addEventListener(tellEvent, hear);
  tellScripts(document, 'collect');
  document.removeEventListener(tellEvent, hear);
  return told;
}
