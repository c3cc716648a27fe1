import type { SensitiveKind, Span } from './span.ts';

/** A text twice: as it is written, and without capitals. Both are as long. */
interface Text {
  plain: string;
  lower: string;
}

/** Finds one kind of thing. Its time grows with the text's length alone, whatever the text. */
export interface Detector {
  kind: SensitiveKind;
  pattern: RegExp;
  find: (text: Text) => Span[];
}

/** Where a candidate stands: `gap` is what the pattern's group `gap` matched, `before` and `after` are some characters to either side. */
export interface Surroundings {
  gap: string;
  before: () => string;
  after: () => string;
}

/** How much of a candidate is what it looks like: all, nothing, or this many UTF-16 units from its start. */
type Judge = (candidate: string, around: Surroundings) => boolean | number;

/** Characters to either side of a candidate that a judge may look at. */
const sight = 40;

/**
 * A detector of what a pattern matches and a judge takes. If the pattern has a group `v`, that group is the candidate, and the
 * match ends with it. A pattern either bounds its repetitions or begins where nothing of its own kind stands before.
 */
export function detector(kind: SensitiveKind, pattern: RegExp, judge: Judge = () => true): Detector {
  return inCase('plain', kind, pattern, judge);
}

/** The same without regard to case. The pattern has no capitals. */
export function anyCase(kind: SensitiveKind, pattern: string, judge: Judge = () => true): Detector {
  return inCase('lower', kind, new RegExp(pattern), judge);
}

function inCase(form: keyof Text, kind: SensitiveKind, pattern: RegExp, judge: Judge): Detector {
  const scan = new RegExp(pattern, `${pattern.flags}g`);
  const find = ({ [form]: text, plain }: Text): Span[] => {
    const spans: Span[] = [];
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
      // What was refused may hide the beginning of what is looked for.
      else scan.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
    }
    return spans;
  };
  return { kind, pattern, find };
}

/**
 * Detectors that are asked only about a text in which `sign` is found, which every match of theirs has in it in lower case: a
 * browser takes longer to prepare some patterns than to look a page through.
 */
export function where(sign: RegExp, detectors: Detector[]): Detector[] {
  let last: Text | null = null;
  let has = false;
  const isIn = (text: Text): boolean => {
    if (text !== last) has = sign.test(text.lower);
    last = text;
    return has;
  };
  return detectors.map((one) => ({ ...one, find: (text) => (isIn(text) ? one.find(text) : []) }));
}

/** Six figures with little between them, as few as the shortest numbers of people have, and no date: pages are full of those. */
export const sixFigures =
  /(?<!\d|\d[./-])(?!(?:\d\d\d\d|\d\d?)([./-])\d\d?\1(?:\d\d\d\d|\d\d)(?![./-]?\d))\d(?:[\s()./-]{0,3}\d){5}/;

/** A date in figures, as it begins many numbers that are nobody's, or a month or a season and nothing else. */
const date =
  /^(?:(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)|(?:19|20)\d\d[./-](?:19|20)?\d\d$)/;

export function isDate(text: string): boolean {
  return date.test(text);
}
