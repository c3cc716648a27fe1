import type { SensitiveKind, Span } from '../page/sensitive/span.ts';

/** A value that was hidden in one part of a ticket and is therefore hidden in all parts. */
export interface KnownValue {
  text: string;
  kind: SensitiveKind;
}

/** What to hide besides what looks sensitive: the person's own words, and values known from elsewhere in the ticket. */
export type Words = readonly (string | KnownValue)[];

export function listedWords(words: Words): string[] {
  return words.filter((one) => typeof one === 'string');
}

const inWord = /[\p{L}\p{N}]/u;

/** Finds known values in a text, but only as whole words. */
export function knownValuesIn(text: string, words: Words): Span[] {
  const spans: Span[] = [];
  for (const known of words) {
    if (typeof known === 'string') continue;
    const { length } = known.text;
    for (let at = text.indexOf(known.text); at >= 0; at = text.indexOf(known.text, at + length)) {
      const isWhole = !inWord.test(text[at - 1] ?? '') && !inWord.test(text[at + length] ?? '');
      if (isWhole) spans.push({ start: at, end: at + length, kind: known.kind });
    }
  }
  return spans;
}
