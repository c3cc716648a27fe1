import { firstNot } from '../first-not.ts';
import type { PageText, Run } from './page-text.ts';

/** A part of a reading that is copied from the page's text. */
interface Part {
  /** The position in the readings. */
  at: number;
  /** The position in the page's text. */
  start: number;
  length: number;
}

/**
 * Further readings of a page besides its text in the document's order. Each is a line, put together from stretches of
 * that text.
 */
export interface Readings {
  text: string;
  parts: Part[];
}

export type Word = string | Run;

const longestRun = 300;

/** Returns a writer of readings. A plain string in a reading is not traced back to the page's text. */
export function createReadings(page: PageText, mostCharacters: number) {
  const chunks: string[] = [];
  const parts: Part[] = [];
  const seen = new Set<string>();
  let length = 0;
  return {
    add: (words: readonly Word[]): void => {
      const key = words.map((word) => (typeof word === 'string' ? word : word.first)).join('\u0000');
      if (length > mostCharacters || seen.has(key)) return;
      seen.add(key);
      for (const word of words) {
        const text = typeof word === 'string' ? word : shownText(page, word);
        if (typeof word !== 'string')
          parts.push({ at: length, start: startOf(page, word), length: text.length });
        chunks.push(text);
        length += text.length;
      }
      chunks.push('\n');
      length += 1;
    },
    done: (): Readings => ({ text: chunks.join(''), parts }),
  };
}

export type ReadingsWriter = ReturnType<typeof createReadings>;

function startOf({ text }: PageText, { start, end }: Run): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Returns a run's text without the blanks around it, at most `longestRun` UTF-16 units. */
export function shownText(page: PageText, run: Run): string {
  const start = startOf(page, run);
  let end = Math.min(run.end, start + longestRun);
  while (end > start && isBlank(page.text.charCodeAt(end - 1))) end -= 1;
  return page.text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0xa0 || code === 0x200b || code === 0x09 || code === 0x0d;
}

/** Returns the stretches of the page's text from which a stretch of the readings is made. */
export function stretchesOf(
  { parts }: Readings,
  start: number,
  end: number,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let next = firstNot(parts, ({ at, length }) => at + length <= start); next < parts.length; next += 1) {
    const part = parts[next];
    if (part === undefined || part.at >= end) break;
    const from = Math.max(start, part.at) - part.at;
    const to = Math.min(end, part.at + part.length) - part.at;
    if (to > from) found.push({ start: part.start + from, end: part.start + to });
  }
  return found;
}
