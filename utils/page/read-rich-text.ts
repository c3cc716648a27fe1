import {
  attributeOf,
  childrenOf,
  contains,
  isClosedDetails,
  isElement,
  isText,
  localNameOf,
  parentOf,
  shownChildrenOf,
} from './dom.ts';
import type { HiddenPart, Judgement } from './regions/judgement.ts';
import { isMarked } from './regions/marks.ts';
import {
  blockTags,
  cutAtWord,
  isSafeHref,
  type RichText,
  type RichTextNode,
  type RichTextTag,
  textLimit,
} from './rich-text.ts';
import { tidy } from './tidy-rich-text.ts';

const kept: Record<string, RichTextTag> = {
  p: 'p',
  br: 'br',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  del: 's',
  strike: 's',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  h1: 'h3',
  h2: 'h3',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  dt: 'p',
  dd: 'p',
  table: 'table',
  tr: 'tr',
  th: 'th',
  td: 'td',
  caption: 'p',
  summary: 'p',
  figcaption: 'p',
  address: 'p',
  legend: 'p',
  option: 'p',
};

/** An element in a copy of a page in the place of something hidden; its kind is its text. No page has one of that name. */
export const hiddenName = 'hidden-by-ticket-capture';

/** Boxes that only group: their text starts on a line of its own. */
const groups = new Set(
  'div section article main aside header footer nav form fieldset figure details dl center body html'.split(
    ' ',
  ),
);

const dropped = new Set(
  'script style noscript template iframe object embed applet svg math canvas audio video head link meta title base input select textarea'.split(
    ' ',
  ),
);

/** Marks inside marks. Chromium hands over no data that is nested deeper than 100, and a mark is two steps of it. */
const markDepthLimit = 40;
/** No page nests deeper but to break who reads it. */
const pageDepthLimit = 1000;

/** Two places in the page, in the order in which it is shown. They may be in different shadow trees. */
export type Span = Pick<Range, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

export interface ReadOptions {
  /** Only what is in here. */
  span?: Span;
  /** Base for relative addresses. */
  baseUrl: string;
  /** Whether an element can be seen; without it every element counts as seen. */
  isVisible?: (element: Element) => boolean;
  /** Whether an image is more than an ornament of the text; without it images are their words alone. */
  isPicture?: (image: Element) => boolean;
  /** Whether line breaks in an element's text are shown as such, also outside `<pre>`. */
  keepsLines?: (element: Element) => boolean;
  /** What is sensitive: its kind stands in its place. */
  hiddenIn?: Judgement | undefined;
}

/** One end of a span. `child` is what it stands before, where that is no text. */
interface Edge {
  container: Node;
  offset: number;
  child: Node | null;
}

interface Reading extends ReadOptions {
  start: Edge | null;
  end: Edge | null;
  isOn: boolean;
  isOver: boolean;
  /** Text that may still come, in UTF-16 units. */
  left: number;
  /** What was left out already, of what is in several nodes. */
  hidden: Set<number>;
}

/** Where in the page a node is: levels of it, marks around it, and whether its blanks count. */
interface Place {
  depth: number;
  marks: number;
  inPre: boolean;
}

/** Turns DOM into rich text. It reads and never clones, so no image is fetched and no handler of the page runs. */
export function readRichText(root: Node, options: ReadOptions): RichText {
  const { span } = options;
  const start = span ? edgeAt(span.startContainer, span.startOffset) : null;
  const end = span ? edgeAt(span.endContainer, span.endOffset) : null;
  const reading: Reading = {
    ...options,
    start,
    end,
    isOn: !span,
    isOver: false,
    left: textLimit,
    hidden: new Set(),
  };
  const text = tidy(visit(root, reading, { depth: 0, marks: 0, inPre: false }));
  return reading.left < 0 ? [...text, { tag: 'cut', children: [] }] : text;
}

function edgeAt(container: Node, offset: number): Edge {
  return { container, offset, child: isText(container) ? null : (childrenOf(container)[offset] ?? null) };
}

function visit(node: Node, reading: Reading, place: Place): RichTextNode[] {
  const { start, end } = reading;
  if (start?.child === node) reading.isOn = true;
  if (end?.child === node) reading.isOver = true;
  if (reading.isOver) return [];
  if (isText(node)) return textOf(node, reading, place);
  const nodes = isElement(node) ? elementOf(node, reading, place) : visitChildren(node, reading, place);
  const found = reading.isOn ? nodes : [];
  if (start?.container === node) reading.isOn = true;
  if (end?.container === node) reading.isOver = true;
  return found;
}

function elementOf(node: Element, reading: Reading, place: Place): RichTextNode[] {
  const name = localNameOf(node);
  if (dropped.has(name) || reading.isVisible?.(node) === false || place.depth > pageDepthLimit) {
    passBy(node, reading);
    return [];
  }
  if (isMarked(node)) return privateOf(node, name, reading);
  if (name === 'br') return [{ tag: 'br', children: [] }];
  if (name === hiddenName)
    return [{ tag: 'hidden', children: childrenOf(node).map((kind) => (isText(kind) ? kind.data : '')) }];
  if (name === 'img') return imageOf(node, reading);
  const tag = place.marks < markDepthLimit && Object.hasOwn(kept, name) ? kept[name] : undefined;
  const children = visitChildren(node, reading, {
    depth: place.depth + 1,
    marks: place.marks + (tag === undefined && name !== 'a' ? 0 : 1),
    inPre: place.inPre || name === 'pre',
  });
  // What is left out of closed details may hold the span's ends.
  if (isClosedDetails(node)) passBy(node, reading);
  if (name === 'a' && place.marks < markDepthLimit) return linkOf(node, children, reading);
  if (tag !== undefined) return [{ tag, children }];
  return groups.has(name) && place.marks < markDepthLimit ? [{ tag: 'p', children }] : children;
}

/** What is left out may hold the span's ends. */
function passBy(node: Element, reading: Reading): void {
  if (reading.start && contains(node, reading.start.container)) reading.isOn = true;
  if (reading.end && contains(node, reading.end.container)) reading.isOver = true;
}

/** A mark in the place of what the page marks private; where a block was there is one. */
function privateOf(node: Element, name: string, reading: Reading): RichTextNode[] {
  const wasOn = reading.isOn;
  passBy(node, reading);
  if (!wasOn && !reading.isOn) return [];
  const tag = Object.hasOwn(kept, name) ? kept[name] : groups.has(name) ? 'p' : undefined;
  const mark: RichTextNode = { tag: 'private', children: [] };
  return tag !== undefined && blockTags.has(tag)
    ? [{ tag: tag === 'pre' ? 'p' : tag, children: [mark] }]
    : [mark];
}

function visitChildren(node: Node, reading: Reading, place: Place): RichTextNode[] {
  return shownChildrenOf(node).flatMap((child) => visit(child, reading, place));
}

function textOf(node: Text, reading: Reading, { inPre }: Place): RichTextNode[] {
  const { start, end } = reading;
  if (start?.container === node) reading.isOn = true;
  if (end?.container === node) reading.isOver = true;
  if (!reading.isOn) return [];
  const from = start?.container === node ? start.offset : 0;
  const all = node.data.slice(from, end?.container === node ? end.offset : undefined);
  const raw = cutAtWord(all, reading.left);
  reading.left -= all.length;
  if (reading.left < 0) reading.isOver = true;
  const hidden = reading.hiddenIn?.(node) ?? [];
  if (hidden.length > 0)
    return withoutHidden(raw, from, hidden, reading).flatMap((part) =>
      typeof part === 'string' ? linesOf(part, node, reading, inPre) : [part],
    );
  return linesOf(raw, node, reading, inPre);
}

/** A text's parts that are shown, and the marks of the others, each once. `from`: where in its node the text begins. */
function withoutHidden(
  raw: string,
  from: number,
  hidden: readonly HiddenPart[],
  reading: Reading,
): RichTextNode[] {
  const nodes: RichTextNode[] = [];
  let done = 0;
  for (const { start, end, kind, item } of hidden) {
    const first = Math.max(start - from, done);
    const last = Math.min(end - from, raw.length);
    if (last <= first) continue;
    nodes.push(raw.slice(done, first));
    if (!reading.hidden.has(item)) nodes.push({ tag: 'hidden', children: [kind] });
    reading.hidden.add(item);
    done = last;
  }
  return [...nodes, raw.slice(done)];
}

function linesOf(raw: string, node: Text, reading: Reading, inPre: boolean): RichTextNode[] {
  if (inPre) return raw === '' ? [] : [raw];
  const parent = parentOf(node);
  const keepsLines =
    /\S\s*\n/.test(raw) && parent !== null && isElement(parent) && reading.keepsLines?.(parent);
  return (keepsLines ? raw.split('\n') : [raw]).flatMap((line, at): RichTextNode[] => {
    const text = line.replace(/[\s\u00a0]+/g, ' ');
    return [...(at > 0 ? [{ tag: 'br' as const, children: [] }] : []), ...(text === '' ? [] : [text])];
  });
}

function imageOf(element: Element, { baseUrl, isPicture, isOn }: Reading): RichTextNode[] {
  if (!isOn) return [];
  const alternative = attributeOf(element, 'alt')?.trim() ?? '';
  const shown = element instanceof HTMLImageElement ? element.currentSrc : '';
  const raw = shown || (attributeOf(element, 'src') ?? '');
  if (isPicture?.(element) !== true || raw === '' || !URL.canParse(raw, baseUrl))
    return alternative === '' ? [] : [`[${alternative}]`];
  const children = alternative === '' ? [] : [alternative];
  return [{ tag: 'img', src: new URL(raw, baseUrl).href, children }];
}

function linkOf(element: Element, children: RichTextNode[], { baseUrl }: Reading): RichTextNode[] {
  const raw = attributeOf(element, 'href');
  if (raw === null || !URL.canParse(raw, baseUrl)) return children;
  const href = new URL(raw, baseUrl).href;
  return isSafeHref(href) ? [{ tag: 'a', href, children }] : children;
}
