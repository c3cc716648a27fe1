import { type MessageKey, t, uiLanguage } from '../i18n.ts';
import type { Capture } from './capture.ts';
import { keptOf, type Watched, type WatchedKind } from './watched.ts';

type Line = Watched['lines'][number];
type Request = Watched['requests'][number];
type Step = Watched['steps'][number];

/** An entry in words. `at` is its place in the capture's list. */
export interface WatchedWords {
  at: number;
  words: string;
}

/** The message lists at most this many entries of each kind; the file has all. */
const mostInMessage = 10;
/** In UTF-16 units. */
const longestInMessage = 200;

/** The levels that say that something went wrong. */
const bad: ReadonlySet<string> = new Set(['exception', 'rejection', 'policy', 'error']);

const levels: Readonly<Record<Line['level'], MessageKey>> = {
  exception: 'lineException',
  rejection: 'lineRejection',
  policy: 'linePolicy',
  error: 'lineError',
  warn: 'lineWarn',
  info: 'lineInfo',
  log: 'lineLog',
  debug: 'lineDebug',
};

/** The words of each step, with a name and without one. */
const steps: Readonly<Record<string, readonly [named: MessageKey, nameless: MessageKey]>> = {
  button: ['stepButton', 'stepSomeButton'],
  link: ['stepLink', 'stepSomeLink'],
  click: ['stepClick', 'stepSomething'],
  change: ['stepChange', 'stepSomeChange'],
  submit: ['stepSubmit', 'stepSomeSubmit'],
  visit: ['stepVisit', 'stepSomeVisit'],
  load: ['stepLoad', 'stepSomeLoad'],
};

export function stepWords({ action, role, name }: Step): string {
  const [named, nameless] = (action === 'click' && steps[role]) ||
    steps[action] || ['stepClick', 'stepSomething'];
  return name === '' ? t(nameless) : t(named, name);
}

function requestWords({ method, address, status, what, durationMs, trace }: Request): string {
  const answer = status === null ? t('requestPending') : status === 0 ? t('healthNoAnswer') : String(status);
  const duration = durationMs === null ? '' : inMs(durationMs);
  return [`${method} ${address}`.trim(), answer, what, duration, trace && t('healthTrace', trace)]
    .filter((part) => part !== '')
    .join(' · ');
}

function lineWords({ level, text, place, count }: Line): string {
  return [`${t(levels[level])}: ${text}`, place, count > 1 ? `× ${count}` : '']
    .filter((part) => part !== '')
    .join(' · ');
}

/** Returns every entry of a kind in words, in order. */
export function watchedWordsOf(watched: Watched, kind: WatchedKind): WatchedWords[] {
  const words = {
    lines: () => watched.lines.map(lineWords),
    requests: () => watched.requests.map(requestWords),
    steps: () => watched.steps.map(stepWords),
  }[kind]();
  return words.map((one, at) => ({ at, words: one }));
}

function isFailed({ status }: Request): boolean {
  return status === 0 || (status !== null && status >= 400);
}

/** What an agent reads first: the failed requests, the errors and the last steps. */
export interface WatchedMessage {
  head: string;
  parts: { label: string; lines: string[]; isOrdered: boolean }[];
}

/** Returns what a message says of what was watched; null if nothing of it is sent. */
export function watchedMessageOf({
  watched,
  form,
}: Pick<Capture, 'watched' | 'form'>): WatchedMessage | null {
  const kept = watched === undefined ? null : keptOf(watched, form.withoutWatched);
  if (kept === null) return null;
  const part = (label: MessageKey, lines: string[], isOrdered = false) =>
    lines.length === 0 ? [] : [{ label: t(label), lines: lines.map(shorten), isOrdered }];
  const failed = kept.requests.filter(isFailed).map(requestWords);
  const errors = kept.lines.filter(({ level }) => bad.has(level)).map(lineWords);
  return {
    head: t('watchedHead', whatHappenedName),
    parts: [
      ...part('watchedFailed', newest(failed)),
      ...part('watchedErrors', newest(errors)),
      ...part('watchedSteps', kept.steps.map(stepWords).slice(-mostInMessage), true),
    ],
  };
}

/** The file name of the attachment with the whole record. */
export const whatHappenedName = 'what-happened.json';

/** Returns the steps as a numbered list for the message. `left`: the positions of the steps that the person left out. */
export function stepsAsText(watched: Watched, left: readonly number[]): string {
  const sent = watched.steps.filter((_, at) => !left.includes(at));
  return sent.map((step, at) => `${at + 1}. ${stepWords(step)}`).join('\n');
}

function newest(lines: readonly string[]): string[] {
  const more = lines.length - mostInMessage;
  const last = lines.slice(-mostInMessage);
  return more > 0 ? [t('watchedMore', more), ...last] : last;
}

function shorten(line: string): string {
  return line.length > longestInMessage ? `${line.slice(0, longestInMessage - 1).toWellFormed()}…` : line;
}

function inMs(ms: number): string {
  return new Intl.NumberFormat(uiLanguage(), { style: 'unit', unit: 'millisecond' }).format(ms);
}
