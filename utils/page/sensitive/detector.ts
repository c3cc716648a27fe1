import type { SensitiveKind, Span } from './span.ts';

/** A text as it is written and in lower case. Both have the same length. */
interface Text {
  plain: string;
  lower: string;
}

type Pattern = RegExp | string;

/** Finds things, as things of a kind. Its run time depends only on the text's length, not on what the text says. */
interface Finder {
  /** A pattern, or the source of a pattern without flags. */
  pattern: Pattern;
  find: (text: Text, kind: SensitiveKind) => Span[];
}

/** Finds one kind of thing. */
export interface Detector {
  kind: SensitiveKind;
  pattern: Pattern;
  find: (text: Text) => Span[];
}

/** Returns detectors of a kind. */
export function of(kind: SensitiveKind, finders: (Finder | Finder[])[]): Detector[] {
  return finders.flat().map(({ pattern, find }) => ({ kind, pattern, find: (text) => find(text, kind) }));
}

/**
 * The surroundings of a candidate. `gap` is what the pattern's group `gap` matched, `before` and `after` return some
 * characters on either side.
 */
export interface Surroundings {
  gap: string;
  before: () => string;
  after: () => string;
}

/** Returns how much of a candidate is sensitive: all, nothing, or this many UTF-16 units from its start. */
type Judge = (candidate: string, around: Surroundings) => boolean | number;

/** How many characters on either side of a candidate a judge may look at. */
const sight = 40;

/**
 * Returns a detector of what a pattern matches and a judge accepts. If the pattern has a group `v`, the group is the
 * candidate, and it ends the match. A pattern must bound its repetitions, or must begin where nothing of its own kind
 * stands before: this keeps the run time low.
 */
export function detector(pattern: Pattern, judge?: Judge): Finder {
  return inCase('plain', pattern, judge);
}

/** Returns a detector that ignores case. The pattern must have no capitals. */
export function anyCase(pattern: string, judge?: Judge): Finder {
  return inCase('lower', pattern, judge);
}

function inCase(form: keyof Text, pattern: Pattern, judge: Judge = () => true): Finder {
  let scan: RegExp | undefined;
  const find = ({ [form]: text, plain }: Text, kind: SensitiveKind): Span[] => {
    const spans: Span[] = [];
    // Most texts need few of the patterns, and a browser takes long to read a long one.
    scan ??= new RegExp(pattern, typeof pattern === 'string' ? 'g' : `${pattern.flags}g`);
    scan.lastIndex = 0;
    for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
      const end = match.index + match[0].length;
      const start = end - (match.groups?.['v'] ?? match[0]).length;
      const candidate = plain.slice(start, end);
      const verdict = judge(candidate, {
        gap: match.groups?.['gap'] ?? '',
        before: () => text.slice(Math.max(0, start - sight), start),
        after: () => text.slice(end, end + sight),
      });
      const taken = verdict === true ? candidate.length : Number(verdict);
      if (taken > 0) spans.push({ start, end: start + taken, kind });
      // A refused match may overlap the beginning of the next match, so continue one character later.
      else scan.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
    }
    return spans;
  };
  return { pattern, find };
}

/**
 * Limits detectors to texts that match `sign`. Every match of the detectors must contain `sign` in lower case. This
 * saves time: a browser takes longer to prepare some patterns than to search a page.
 */
export function where(sign: Pattern, finders: Finder[]): Finder[] {
  const scan = new RegExp(sign);
  let last: Text | null = null;
  let has = false;
  const isIn = (text: Text): boolean => {
    if (text !== last) has = scan.test(text.lower);
    last = text;
    return has;
  };
  return finders.map(({ pattern, find }) => ({
    pattern,
    find: (text, kind) => (isIn(text) ? find(text, kind) : []),
  }));
}

/**
 * Matches six figures with little between them that are no date: the shortest numbers of people have six figures, and
 * pages are full of dates.
 */
export const sixFigures =
  /(?<!\d|\d[./-])(?!(?:\d\d\d\d|\d\d?)([./-])\d\d?\1(?:\d\d\d\d|\d\d)(?![./-]?\d))\d(?:[\s()./-]{0,3}\d){5}/;

/** Matches a date in figures at the start of a text, as many harmless numbers begin, or a month or a season alone. */
const date =
  /^(?:(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)|(?:19|20)\d\d[./-](?:19|20)?\d\d$)/;

export function isDate(text: string): boolean {
  return date.test(text);
}
