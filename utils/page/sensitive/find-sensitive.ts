import { secretDetectors } from './credentials.ts';
import { type Detector, detector, of } from './detector.ts';
import { fold } from './fold.ts';
import { identityDetectors } from './identity.ts';
import { keyDetectors } from './keys.ts';
import { moneyDetectors } from './money.ts';
import { personalDetectors } from './personal.ts';
import { mergeSpans, type Span } from './span.ts';

export const detectors: Detector[] = [
  ...secretDetectors,
  ...keyDetectors,
  ...moneyDetectors,
  ...identityDetectors,
  ...personalDetectors,
];

/** Finds the sensitive parts of a text, in order and without overlaps. `words` are the user's own list. */
export function findSensitive(text: string, words: readonly string[] = []): Span[] {
  const { text: plain, placeOf } = fold(text);
  const forms = { plain, lower: plain.toLowerCase() };
  const spans = [...detectors, ...words.flatMap(wordDetector)].flatMap(({ find }) => find(forms));
  return mergeSpans(spans).map(({ start, end, kind }) => ({
    start: placeOf(start),
    end: placeOf(end - 1) + 1,
    kind,
  }));
}

/** Detects a listed word in any case. In scripts that have cases, the word must not be part of a longer word. */
function wordDetector(word: string): Detector[] {
  const plain = fold(word).text.trim();
  if (plain === '') return [];
  const parts = plain.split(/\s+/).map((part) => part.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`));
  const cased = String.raw`[\p{Lu}\p{Ll}\p{N}]`;
  const before = new RegExp(`^${cased}`, 'u').test(plain) ? `(?<!${cased})` : '';
  const after = new RegExp(`${cased}$`, 'u').test(plain) ? `(?!${cased})` : '';
  return of('word', [detector(new RegExp(before + parts.join(String.raw`\s{1,3}`) + after, 'iu'))]);
}
