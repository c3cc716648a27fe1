import type { SensitiveKind, Span } from './span.ts';

/** Finds one kind of thing. Its time grows with the text's length alone, whatever the text. */
export interface Detector {
  kind: SensitiveKind;
  pattern: RegExp;
  find: (text: string) => Span[];
}

/** How much of a candidate is what it looks like: all, nothing, or this many UTF-16 units from its start. */
type Judge = (candidate: string) => boolean | number;

/**
 * A detector of what a pattern matches and a judge takes. Where the pattern has a group `v`, that is the candidate, and it
 * is what the match ends with. A pattern either bounds its repetitions or begins where nothing of its own kind stands before.
 */
export function detector(kind: SensitiveKind, pattern: RegExp, judge: Judge = () => true): Detector {
  const scan = new RegExp(pattern, `${pattern.flags}g`);
  const find = (text: string): Span[] => {
    const spans: Span[] = [];
    scan.lastIndex = 0;
    for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
      const candidate = match.groups?.['v'] ?? match[0];
      const verdict = judge(candidate);
      const taken = verdict === true ? candidate.length : Number(verdict);
      const start = match.index + match[0].length - candidate.length;
      if (taken > 0) spans.push({ start, end: start + taken, kind });
      // What was refused may hide the beginning of what is looked for.
      else scan.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
    }
    return spans;
  };
  return { kind, pattern, find };
}

/**
 * Detectors that are asked only about a text in which `sign` is found, which every match of theirs has in it: a browser
 * takes longer to prepare some patterns than to look a page through.
 */
export function where(sign: RegExp, detectors: Detector[]): Detector[] {
  return detectors.map((one) => ({ ...one, find: (text) => (sign.test(text) ? one.find(text) : []) }));
}

/** A date in figures, as it begins many numbers that are nobody's. */
const date = /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)/;

export function isDate(text: string): boolean {
  return date.test(text);
}
