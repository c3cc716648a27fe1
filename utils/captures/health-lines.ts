import { type MessageKey, t, uiLanguage } from '../i18n.ts';
import type { PageHealth, PageTrouble, TroubleKind } from '../page/health/page-trouble.ts';
import type { Capture } from './capture.ts';

/** One trouble in words. `at` is its place in the capture's list. */
export interface HealthLine {
  at: number;
  kind: TroubleKind;
  words: string;
}

/** In bytes of UTF-8, the lines and the head together. */
const mostBytes = 4000;
const bytesOfHead = 400;
/** In UTF-16 units. */
const longestPart = 200;

const labels: Readonly<Record<TroubleKind, MessageKey>> = {
  page: 'healthPage',
  offline: 'healthOffline',
  request: 'healthRequest',
  policy: 'healthPolicy',
  script: 'healthScript',
  style: 'healthStyle',
  image: 'healthImage',
  media: 'healthMedia',
  font: 'healthFont',
  blocked: 'healthBlocked',
  unanswered: 'healthUnanswered',
  intervention: 'healthIntervention',
  deprecation: 'healthDeprecation',
};

export function nameOfTrouble(kind: TroubleKind): string {
  return t(labels[kind]);
}

/** Returns every trouble that a ticket can name, in words: the list ends where it would get too long. */
export function healthLinesOf({ troubles }: PageHealth): HealthLine[] {
  const lines: HealthLine[] = [];
  let bytes = bytesOfHead;
  for (const [at, trouble] of troubles.entries()) {
    const words = wordsOf(trouble);
    bytes += new TextEncoder().encode(words).length + 1;
    if (bytes > mostBytes) break;
    lines.push({ at, kind: trouble.kind, words });
  }
  return lines;
}

/** What a ticket says of its page's health: the name of it, a head, and a line for each trouble. */
export interface HealthWords {
  label: string;
  head: string;
  lines: string[];
}

/** Returns what is sent of a capture's page health; null if nothing is. */
export function healthWordsOf({ health, form }: Pick<Capture, 'health' | 'form'>): HealthWords | null {
  const without = form.withoutHealth ?? [];
  if (health === undefined || without === 'all') return null;
  const all = healthLinesOf(health);
  const kept = all.filter(({ at }) => !without.includes(at));
  const unnamed = health.more + health.troubles.length - all.length;
  const lines = kept.map(({ words }) => words);
  if (unnamed > 0 && kept.length > 0) lines.push(t('healthMore', unnamed));
  // If the person left a line out, it is not for us to say that there is none.
  const count = all.length > 0 && kept.length === 0 ? [] : [countWords(kept.length + unnamed)];
  const head = [...count, ...loadWords(health)].join(' · ');
  return head === '' ? null : { label: t('pageHealth'), head, lines };
}

function countWords(count: number): string {
  if (count === 0) return t('healthNoProblem');
  return count === 1 ? t('healthOneProblem') : t('healthProblems', count);
}

/** Says how a page loaded, and what else is to know of it. */
export function loadWords({ load, isControlled, isCut, requests }: PageHealth): string[] {
  const { loadedMs, answerMs, paintMs, redirects, protocol } = load;
  return [
    ...(loadedMs === null ? [] : [t('healthLoaded', inWords(loadedMs))]),
    ...(answerMs === null ? [] : [t('healthAnswered', inWords(answerMs))]),
    ...(paintMs === null ? [] : [t('healthPainted', inWords(paintMs))]),
    ...(redirects > 0 ? [t('healthRedirected', redirects)] : []),
    ...(protocol === '' ? [] : [protocol]),
    ...(isControlled ? [t('healthControlled')] : []),
    ...(isCut ? [t(requests > 250 ? 'healthLast' : 'healthFirst', requests)] : []),
  ];
}

function wordsOf({ kind, address, statuses, what, trace, durationMs, count }: PageTrouble): string {
  const isAnswered = kind !== 'unanswered' || statuses.some((status) => status > 0);
  const details = [
    address,
    ...(isAnswered ? statuses.map((status) => (status === 0 ? t('healthNoAnswer') : String(status))) : []),
    what,
    durationMs === null ? '' : inWords(durationMs),
    trace === '' ? '' : t('healthTrace', trace),
    count > 1 ? `× ${count}` : '',
  ].filter((part) => part !== '');
  const name = nameOfTrouble(kind);
  return details.length === 0 ? name : `${name}: ${details.map(shorten).join(' · ')}`;
}

function shorten(part: string): string {
  return part.length > longestPart ? `${part.slice(0, longestPart - 1).toWellFormed()}…` : part;
}

/** Returns a duration in words: `320 ms`, `1.2 sec`. */
function inWords(ms: number): string {
  const isShort = ms < 1000;
  return new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    maximumFractionDigits: 1,
  }).format(isShort ? ms : ms / 1000);
}
