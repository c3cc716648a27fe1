import { type PageWords, type Word, wordsBetween } from './page-words.ts';

/** A text directive's parts (WICG Scroll To Text Fragment, 3.3), unencoded. A missing part is empty. */
interface Directive {
  prefix: string;
  start: string;
  end: string;
  suffix: string;
}

/** A link to a passage, and the parts of the page that it quotes. */
export interface Passage {
  /** The text directive, `:~:text=…`. */
  directive: string;
  /** Each quoted part with the words around it. `start` and `end` are its place in these words, in UTF-16 units. */
  quoted: { around: string; start: number; end: number }[];
}

/** A longer passage is named by its first and last words. In UTF-16 units. */
const longestExact = 160;
/** How much text around either end of the passage is used, in UTF-16 units. */
const windowSize = 400;
const contextSizes = [0, 1, 2, 4, 8, 16];
const edgeWords = 4;

/** Returns the link that leads to a passage of the document and to no earlier one; null if there is none. */
export function passageIn(words: PageWords): Passage | null {
  const found = findDirective(words);
  return (
    found && { directive: encode(found.directive), quoted: found.quoted.map((one) => around(words, one)) }
  );
}

export function directiveFor(words: PageWords): Directive | null {
  return findDirective(words)?.directive ?? null;
}

/**
 * Returns the shortest directive whose first match is the passage, extended to whole words, and the places that it
 * quotes. Null if there is none.
 */
function findDirective(words: PageWords): { directive: Directive; quoted: Word[] } | null {
  const { text, start, end } = words;
  const head = wordsAround(text, start);
  const tail = wordsAround(text, end);
  const first = head.find(({ to, from }) => to > start && from < end);
  const last = tail.findLast(({ to, from }) => from < end && to > start);
  if (first === undefined || last === undefined) return null;
  const passage = { from: first.from, to: last.to };
  const isExact = last.to - first.from <= longestExact && !text.slice(first.from, last.to).includes('\n');
  const before = head.filter(({ to }) => to <= first.from);
  const after = tail.filter(({ from }) => from >= last.to);
  const inside = head.filter(({ from, to }) => from >= first.from && to <= last.to);
  const insideEnd = tail.filter(({ from, to }) => from >= first.from && to <= last.to);
  const page = fold(text);
  const wanted = { from: fold(text.slice(0, first.from)).length, to: fold(text.slice(0, last.to)).length };
  for (const size of contextSizes) {
    const edge = edgeWords + size;
    const from = before.slice(Math.max(0, before.length - size))[0]?.from;
    const to = after.slice(0, size).at(-1)?.to;
    const parts = {
      prefix: from === undefined || size === 0 ? null : context(words, lastLine(text, from, first.from)),
      start: isExact ? passage : firstLine(text, first.from, inside.slice(0, edge).at(-1)?.to ?? text.length),
      end: isExact ? null : lastLine(text, insideEnd.slice(-edge)[0]?.from ?? 0, last.to),
      suffix: to === undefined ? null : context(words, firstLine(text, last.to, to)),
    };
    const written = (part: Word | null) => (part === null ? '' : text.slice(part.from, part.to));
    const directive: Directive = {
      prefix: written(parts.prefix),
      start: written(parts.start),
      end: written(parts.end),
      suffix: written(parts.suffix),
    };
    const quoted = Object.values(parts).filter((part) => part !== null);
    if (quoted.some((part) => isUnquoted(words, part))) return null;
    const found = firstMatch(page, directive);
    if (found?.from === wanted.from && found.to === wanted.to) return { directive, quoted };
  }
  return null;
}

/**
 * Returns words around a passage as context for the link; null if they contain digits or must not be quoted. Nobody has
 * selected these words, so digits in them may be anything.
 */
function context(words: PageWords, part: Word): Word | null {
  return /\p{N}/u.test(words.text.slice(part.from, part.to)) || isUnquoted(words, part) ? null : part;
}

function isUnquoted({ unquoted = [] }: PageWords, part: Word): boolean {
  return unquoted.some(({ from, to }) => from < part.to && to > part.from);
}

function around(words: PageWords, { from, to }: Word): Passage['quoted'][number] {
  const start = Math.max(0, from - windowSize);
  return { around: wordsBetween(words, start, to + windowSize), start: from - start, end: to - start };
}

function encode({ prefix, start, end, suffix }: Directive): string {
  // A hyphen marks prefix and suffix, so it has to be encoded. `encodeURIComponent` encodes commas and ampersands, but
  // no hyphens.
  const code = (words: string) => encodeURIComponent(words).replace(/-/g, '%2D');
  const parts = [prefix && `${code(prefix)}-`, code(start), code(end), suffix && `-${code(suffix)}`];
  return `:~:text=${parts.filter((part) => part !== '').join(',')}`;
}

/** Returns the whole words near a place, in order, as the rules of the language separate them. */
function wordsAround(text: string, place: number): Word[] {
  const from = Math.max(0, place - windowSize);
  const to = Math.min(text.length, place + windowSize);
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    text.slice(from, to),
  )) {
    const word = { from: from + index, to: from + index + segment.length };
    const isWhole = (word.from > from || from === 0) && (word.to < to || to === text.length);
    if (isWordLike && isWhole) words.push(word);
  }
  return words;
}

/** Returns the first line with words in a range of the text, without blanks at its edges. */
function firstLine(text: string, from: number, to: number): Word {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const line = text.slice(start, to).split('\n')[0] ?? '';
  return { from: start, to: start + line.trimEnd().length };
}

function lastLine(text: string, from: number, to: number): Word {
  const part = text.slice(from, to).trimEnd();
  const line = part.split('\n').at(-1)?.trimStart() ?? '';
  return { from: from + part.length - line.length, to: from + part.length };
}

/** Folds a text as a browser does to compare: neither case nor accents count. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Returns the first place in folded text that a browser takes a directive for (the same specification, 3.5.2); null if
 * there is none.
 */
function firstMatch(page: string, directive: Directive): Word | null {
  const [prefix, start, end, suffix] = [
    directive.prefix,
    directive.start,
    directive.end,
    directive.suffix,
  ].map(fold) as [string, string, string, string];
  const isFollowed = (to: number) => suffix === '' || isAt(page, suffix, skipBlanks(page, to));
  for (let at = find(page, prefix || start, 0); at >= 0; at = find(page, prefix || start, at + 1)) {
    const from = prefix === '' ? at : skipBlanks(page, at + prefix.length);
    if (!isAt(page, start, from)) continue;
    const startTo = from + start.length;
    if (end === '') {
      if (isFollowed(startTo)) return { from, to: startTo };
      continue;
    }
    for (let endAt = find(page, end, startTo); endAt >= 0; endAt = find(page, end, endAt + 1)) {
      if (isFollowed(endAt + end.length)) return { from, to: endAt + end.length };
    }
    return null;
  }
  return null;
}

function find(page: string, words: string, from: number): number {
  let at = page.indexOf(words, from);
  while (at >= 0 && !isAt(page, words, at)) at = page.indexOf(words, at + 1);
  return at;
}

function isAt(page: string, words: string, at: number): boolean {
  return page.startsWith(words, at) && isWordEdge(page, at) && isWordEdge(page, at + words.length);
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

function isWordEdge(page: string, at: number): boolean {
  const around = page.slice(Math.max(0, at - 1), at + 1);
  return at === 0 || !/^[\p{L}\p{N}]{2}$/u.test(around) || unspaced.test(around);
}

function skipBlanks(page: string, from: number): number {
  let at = from;
  while (at < page.length && /\s/.test(page[at] ?? '')) at += 1;
  return at;
}
