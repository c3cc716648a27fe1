import { controlWords, isSecret, isTickBox } from './control-words.ts';
import {
  attributeOf,
  childrenOf,
  isClosedDetails,
  isElement,
  isText,
  localNameOf,
  shownChildrenOf,
} from './dom.ts';
import { markDepthLimit, marked } from './element-marks.ts';
import { formulaOf } from './formula.ts';
import { tagByLayout, tagByName } from './kept-tags.ts';
import type { Layout } from './layout.ts';
import { listOf } from './list-items.ts';
import { type Child, inOrder, inRows, unboxed } from './neighbours.ts';
import {
  breakLine,
  edgeAt,
  outermost,
  type Place,
  passBy,
  type Reading,
  type ReadOptions,
} from './reading-state.ts';
import { isPrivateElement } from './regions/private-elements.ts';
import {
  blockTags,
  type RichText,
  type RichTextNode,
  type RichTextTag,
  textLimit,
} from './rich-text-nodes.ts';
import { textNodes } from './shown-text.ts';
import { tidy } from './tidy-rich-text.ts';

/**
 * The name of the element that replaces something hidden in a copy of a page; its text is the kind. No page has an
 * element with this name.
 */
export const hiddenName = 'hidden-by-ticket-capture';

const dropped = new Set(
  'script style noscript template iframe object embed applet svg math canvas audio video head link meta title base input select textarea rp'.split(
    ' ',
  ),
);

/** Pages nest deeper only to break their readers. Deeper elements are left out. */
const pageDepthLimit = 1000;

/** Turns DOM into rich text. It reads and never clones, so no image is fetched and no handler of the page runs. */
export function readRichText(root: Node, options: ReadOptions): RichText {
  const { span } = options;
  const reading: Reading = {
    ...options,
    start: span ? edgeAt(span.startContainer, span.startOffset) : null,
    end: span ? edgeAt(span.endContainer, span.endOffset) : null,
    isOn: !span,
    isOver: false,
    left: textLimit,
    hidden: new Set(),
    last: null,
    isBoxed: false,
  };
  const text = tidy(visit(root, reading, outermost));
  return reading.left < 0 ? [...text, { tag: 'cut', children: [] }] : text;
}

function visit(node: Node, reading: Reading, place: Place): RichTextNode[] {
  const { start, end } = reading;
  if (start?.child === node) reading.isOn = true;
  if (end?.child === node) reading.isOver = true;
  if (reading.isOver) return [];
  if (isText(node)) return textNodes(node, reading, place);
  const nodes = isElement(node) ? elementOf(node, reading, place) : childrenIn(node, reading, place);
  const found = reading.isOn ? nodes : [];
  if (start?.container === node) reading.isOn = true;
  if (end?.container === node) reading.isOver = true;
  return found;
}

function elementOf(node: Element, reading: Reading, place: Place): RichTextNode[] {
  const name = localNameOf(node);
  const { look } = reading;
  const isLeftOut =
    reading.isVisible?.(node) === false && !(look?.readsFields && isTickBox(node)) && name !== 'script';
  const formula = isLeftOut || place.depth > pageDepthLimit ? null : formulaOf(node);
  const words = formula === null && look?.readsFields && !isLeftOut ? fieldOf(node, reading) : null;
  if (formula !== null || words !== null || isLeftOut || dropped.has(name) || place.depth > pageDepthLimit) {
    const wasOn = reading.isOn;
    passBy(node, reading);
    if (!wasOn && !reading.isOn) return [];
    if (formula !== null || words !== null) breakLine(reading);
    if (formula === '?') return [{ tag: 'formula', children: [] }];
    return formula === null ? (words ?? []) : [formula];
  }
  const layout = look?.layoutOf(node) ?? null;
  const tag = tagOf(node, name, layout, place);
  if (isPrivateElement(node)) return privateOf(node, tag, reading);
  if (name === 'br') {
    breakLine(reading);
    return [{ tag: 'br', children: [] }];
  }
  if (name === hiddenName)
    return [{ tag: 'hidden', children: childrenOf(node).map((kind) => (isText(kind) ? kind.data : '')) }];
  if (name === 'img') return imageOf(node, reading);
  // In Firefox, every button is computed as not selectable.
  const isOff = layout?.isSelectable === undefined || name === 'button' ? place.isOff : !layout.isSelectable;
  if (name === 'button' && (place.inPre || (look?.unselectable === 'all' && !isInHead(node)))) {
    passBy(node, reading);
    return [];
  }
  if (name === 'rt') breakLine(reading);
  const block = tag !== undefined && blockTags.has(tag);
  const isBox = block || (layout !== null && !/^(?:inline$|contents|ruby)/.test(layout.display));
  if (block && layout?.place !== 'float') breakLine(reading);
  else if (isBox) reading.isBoxed = true;
  const within: Place = {
    ...place,
    layout: layout?.display === 'contents' ? place.layout : layout,
    depth: place.depth + 1,
    marks: place.marks + (tag === undefined && name !== 'a' ? 0 : 1),
    inPre: place.inPre || tag === 'pre',
    isOff,
    isRtl: holders.has(tag) ? layout?.isRtl === true : place.isRtl,
    inArrangement: name === 'table' ? isArrangement(node) : place.inArrangement,
    quotes: place.quotes + (name === 'q' ? 1 : 0),
  };
  const children = childrenIn(node, reading, within, tag);
  if (name === 'rt') breakLine(reading);
  if (block && layout?.place !== 'float') breakLine(reading);
  else if (isBox) reading.isBoxed = true;
  // The hidden content of closed details may hold the span's ends.
  if (isClosedDetails(node)) passBy(node, reading);
  const found = marked(node, name, tag, children, reading, within, place.layout);
  const isDirected = block && layout?.isRtl === true && !place.isRtl;
  const nodes = isDirected
    ? found.map((one) =>
        typeof one === 'object' && blockTags.has(one.tag) ? { ...one, dir: 'rtl' as const } : one,
      )
    : found;
  return layout?.place === 'float' ? unboxed(nodes) : nodes;
}

const holders = new Set<RichTextTag | undefined>(['ul', 'ol', 'table', 'blockquote']);

function tagOf(node: Element, name: string, layout: Layout | null, place: Place): RichTextTag | undefined {
  if (place.marks >= markDepthLimit) return undefined;
  const tag = layout === null ? tagByName(name) : tagByLayout(node, name, layout, place.layout);
  if (tag === undefined) return layout?.rise;
  return place.inArrangement && /^(?:table|t[rdh])$/.test(tag)
    ? 'p'
    : name === 'table' && isArrangement(node)
      ? 'p'
      : tag;
}

/**
 * Whether a button is part of a heading, such as a button that sorts a column. The text of other buttons is not quoted.
 */
function isInHead(button: Element): boolean {
  return (
    Element.prototype.closest.call(
      button,
      'h1,h2,h3,h4,h5,h6,summary,legend,dt,th,[role$=header],[role=heading]',
    ) !== null
  );
}

function isArrangement(table: Element): boolean {
  return /^(?:presentation|none)$/.test(attributeOf(table, 'role') ?? '');
}

/**
 * Returns a mark instead of an element that the page marks private. If the element is a block, the mark is in a block.
 */
function privateOf(node: Element, tag: RichTextTag | undefined, reading: Reading): RichTextNode[] {
  const wasOn = reading.isOn;
  passBy(node, reading);
  if (!wasOn && !reading.isOn) return [];
  breakLine(reading);
  const mark: RichTextNode = { tag: 'private', children: [] };
  return tag !== undefined && blockTags.has(tag)
    ? [{ tag: tag === 'pre' ? 'p' : tag, children: [mark] }]
    : [mark];
}

/** Returns the words of a field, or a mark if they are private or sensitive. Null if the element is not a field. */
function fieldOf(node: Element, reading: Reading): RichTextNode[] | null {
  const words = controlWords(node);
  if (words === null || words.length === 0) return words;
  if (isPrivateElement(node)) return [{ tag: 'private', children: [] }];
  // `controlWords` has already put a mark, so that a secret looks the same whether the page was searched or not.
  if (isSecret(node)) return words;
  const [hidden] = reading.hiddenIn?.(node) ?? [];
  return hidden === undefined ? words : [' ', { tag: 'hidden', children: [hidden.kind] }, ' '];
}

function childrenIn(node: Node, reading: Reading, place: Place, tag?: RichTextTag): RichTextNode[] {
  const { layout } = place;
  const children: Child[] = [];
  for (const child of shownChildrenOf(node)) {
    const nodes = visit(child, reading, place);
    if (nodes.length > 0) children.push({ node: child, nodes });
  }
  if (isElement(node) && (tag === 'ul' || tag === 'ol'))
    return listOf(node, tag, children, layout?.listStyle);
  const { look } = reading;
  if (look !== undefined && layout?.isRow && tag !== 'tr' && !place.inPre) return inRows(children, look);
  return (look === undefined ? children : inOrder(children, look)).flatMap(({ nodes }) => nodes);
}

function imageOf(element: Element, reading: Reading): RichTextNode[] {
  const { baseUrl, isPicture, isOn } = reading;
  if (!isOn) return [];
  breakLine(reading);
  const alternative = (attributeOf(element, 'alt')?.trim() ?? '').toWellFormed();
  const shown = element instanceof HTMLImageElement ? element.currentSrc : '';
  const raw = shown || (attributeOf(element, 'src') ?? '');
  if (isPicture?.(element) !== true || raw === '' || !URL.canParse(raw, baseUrl))
    return alternative === '' ? [] : [`[${alternative}]`];
  const children = alternative === '' ? [] : [alternative];
  return [{ tag: 'img', src: new URL(raw, baseUrl).href, children }];
}
