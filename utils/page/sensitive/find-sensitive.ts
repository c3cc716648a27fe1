import { secretDetectors } from './credentials.ts';
import { type Detector, detector, of } from './detector.ts';
import { fold } from './fold.ts';
import { identityDetectors } from './identity.ts';
import { keyDetectors } from './keys.ts';
import { kindOfLabel } from './labels.ts';
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
  const spans = [
    ...findWith([...detectors, ...words.flatMap(wordDetector)], plain),
    ...findUnderHeads(plain),
  ];
  return mergeSpans(spans).map(({ start, end, kind }) => ({
    start: placeOf(start),
    end: placeOf(end - 1) + 1,
    kind,
  }));
}

function findWith(all: Detector[], plain: string): Span[] {
  const forms = { plain, lower: plain.toLowerCase() };
  return all.flatMap(({ find }) => find(forms));
}

/** Only this many heads and cells are judged, because a cell takes all detectors. */
const mostCells = 1000;

/** Finds the values under the heads of a table that is drawn with bars, as databases and Markdown draw it. */
function findUnderHeads(plain: string): Span[] {
  const spans: Span[] = [];
  let heads: string[] = [];
  let judged = 0;
  let at = 0;
  for (const line of plain.includes('|') ? plain.split('\n') : []) {
    const cells = line.split('|');
    const isRow = cells.length === heads.length;
    const isHead = !isRow && cells.length > 1;
    if (isHead) judged += cells.length;
    if (judged > mostCells) break;
    if (isHead) heads = cells.map((cell) => (kindOfLabel(cell) === null ? '' : `${cell.trim()}: `));
    else if (!isRow && /[^\s+-]/.test(line)) heads = [];
    for (const [column, cell] of cells.entries()) {
      const head = isRow ? heads[column] : '';
      if (head) {
        judged += 1;
        const shift = at + cell.search(/\S|$/) - head.length;
        for (const { start, end, kind } of findWith(detectors, head + cell.trim()))
          if (start >= head.length) spans.push({ start: start + shift, end: end + shift, kind });
      }
      at += cell.length + 1;
    }
  }
  return spans;
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
