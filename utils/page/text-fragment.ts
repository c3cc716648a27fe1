import {
  childrenOf,
  isElement,
  isText,
  localNameOf,
  ownOf,
  rootOf,
  shownChildrenOf,
  styleOf,
} from './dom.ts';
import type { Span } from './read-rich-text.ts';

/** A text directive's parts (WICG Scroll To Text Fragment, 3.3), unencoded; empty where there is none. */
interface Directive {
  prefix: string;
  start: string;
  end: string;
  suffix: string;
}

/** A document's words as a search in it sees them, blocks parted by line breaks, and where in them the span is. */
interface PageWords {
  text: string;
  start: number;
  end: number;
}

interface Word {
  from: number;
  to: number;
}

/** A page with more elements is not searched: its person waits for the popup. */
const mostElements = 30_000;
/** A longer passage is named by its first and last words. In UTF-16 units. */
const longestExact = 160;
/** Around either end, in UTF-16 units. */
const windowSize = 400;
const contextSizes = [0, 1, 2, 4, 8, 16];
const edgeWords = 4;

/** The directive that leads to a passage of the document and to no earlier one; null where there is none. */
export function passageOf(
  document: Document,
  span: Span,
  isVisible: (element: Element) => boolean,
): string | null {
  if (rootOf(span.startContainer) !== document || rootOf(span.endContainer) !== document) return null;
  const words = wordsOf(ownOf(document, 'documentElement'), span, isVisible);
  const directive = words === null ? null : directiveFor(words);
  return directive === null ? null : encode(directive);
}

/** The shortest directive whose first match is the passage, grown to whole words. */
export function directiveFor({ text, start, end }: PageWords): Directive | null {
  const head = wordsAround(text, start);
  const tail = wordsAround(text, end);
  const first = head.find(({ to, from }) => to > start && from < end);
  const last = tail.findLast(({ to, from }) => from < end && to > start);
  if (first === undefined || last === undefined) return null;
  const passage = text.slice(first.from, last.to);
  const isExact = passage.length <= longestExact && !passage.includes('\n');
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
    const directive: Directive = {
      prefix: from === undefined || size === 0 ? '' : lastLine(text.slice(from, first.from)),
      start: isExact ? passage : firstLine(text.slice(first.from, inside.slice(0, edge).at(-1)?.to)),
      end: isExact ? '' : lastLine(text.slice(insideEnd.slice(-edge)[0]?.from, last.to)),
      suffix: to === undefined ? '' : firstLine(text.slice(last.to, to)),
    };
    const found = firstMatch(page, directive);
    if (found?.from === wanted.from && found.to === wanted.to) return directive;
  }
  return null;
}

function encode({ prefix, start, end, suffix }: Directive): string {
  // A hyphen marks prefix and suffix; `encodeURIComponent` sees to comma and ampersand alone.
  const code = (words: string) => encodeURIComponent(words).replace(/-/g, '%2D');
  const parts = [prefix && `${code(prefix)}-`, code(start), code(end), suffix && `-${code(suffix)}`];
  return `:~:text=${parts.filter((part) => part !== '').join(',')}`;
}

const searchedNot = new Set(
  'head script style noscript template iframe object embed svg canvas audio video img input select textarea meter progress'.split(
    ' ',
  ),
);

function wordsOf(root: Element, span: Span, isVisible: (element: Element) => boolean): PageWords | null {
  const parts: string[] = [];
  let length = 0;
  let ending = '\n';
  let elements = 0;
  const put = (raw: string) => {
    const collapsed = raw.replace(/[\s\u00a0]+/g, ' ');
    const text = /\s/.test(ending) ? collapsed.trimStart() : collapsed;
    if (text === '') return;
    parts.push(text);
    length += text.length;
    ending = text.slice(-1);
  };
  const part = () => {
    if (ending === '\n') return;
    parts.push('\n');
    length += 1;
    ending = '\n';
  };
  const edges = [
    { container: span.startContainer, offset: span.startOffset, at: -1 },
    { container: span.endContainer, offset: span.endOffset, at: -1 },
  ].map((edge) => ({
    ...edge,
    child: isText(edge.container) ? null : childrenOf(edge.container)[edge.offset],
  }));
  const visit = (node: Node): void => {
    for (const edge of edges) if (edge.child === node) edge.at = length;
    if (isText(node)) {
      let done = 0;
      for (const edge of edges) {
        if (edge.container !== node) continue;
        put(node.data.slice(done, edge.offset));
        edge.at = length;
        done = edge.offset;
      }
      put(node.data.slice(done));
      return;
    }
    if (!isElement(node)) return;
    elements += 1;
    const name = localNameOf(node);
    if (elements <= mostElements && !searchedNot.has(name) && isVisible(node)) {
      const isBlock = !/^(inline|contents|ruby)/.test(styleOf(node).display);
      if (isBlock || name === 'br') part();
      for (const child of shownChildrenOf(node)) visit(child);
      if (isBlock) part();
    }
    for (const edge of edges) if (edge.container === node && edge.child === undefined) edge.at = length;
  };
  visit(root);
  const [start, end] = edges.map(({ at }) => at);
  if (elements > mostElements || start === undefined || end === undefined || start < 0 || end < 0)
    return null;
  return { text: parts.join(''), start, end };
}

/** The whole words near a place, in order, as a reader of the language would part them. */
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

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trimEnd() ?? '';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trimStart() ?? '';
}

/** As a browser compares: neither case nor accents count. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The first place in folded text that a browser takes a directive for (the same specification, 3.5.2). */
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
