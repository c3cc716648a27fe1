import {
  childrenOf,
  isClosedDetails,
  isElement,
  isText,
  localNameOf,
  ownOf,
  rootOf,
  shownChildrenOf,
  styleOf,
} from './dom.ts';
import type { Span } from './reading-state.ts';
import type { Judgement } from './regions/judgement.ts';
import { isPrivateElement } from './regions/private-elements.ts';

/** A range of a text, in UTF-16 units; `to` is exclusive. */
export interface Word {
  from: number;
  to: number;
}

/**
 * A document's words as the browser's search sees them, with line breaks between blocks. `start` and `end` are the
 * span's place in the text.
 */
export interface PageWords {
  text: string;
  start: number;
  end: number;
  /**
   * Parts that a browser finds but no link may quote: private and sensitive ones, and the content of closed details. In
   * the text's order.
   */
  unquoted?: Word[];
}

/** A page with more elements is not searched, since the person waits for the popup. */
const mostElements = 30_000;
/**
 * Returns a document's words and the place of a span in them. Null if the span begins or ends in a shadow root, and if
 * the page is too large.
 */
export function pageWordsOf(
  document: Document,
  span: Span,
  isVisible: (element: Element) => boolean,
  hiddenIn: Judgement = () => [],
): PageWords | null {
  if (rootOf(span.startContainer) !== document || rootOf(span.endContainer) !== document) return null;
  return wordsOf(ownOf(document, 'documentElement'), span, isVisible, hiddenIn);
}

/** Returns a part of the page's words, with a blank for each character that must not be quoted. */
export function wordsBetween({ text, unquoted = [] }: PageWords, from: number, to: number): string {
  let shown = text.slice(Math.max(0, from), to);
  for (const one of unquoted) {
    const start = Math.max(0, one.from - from);
    const end = Math.min(shown.length, one.to - from);
    if (start < end) shown = shown.slice(0, start) + ' '.repeat(end - start) + shown.slice(end);
  }
  return shown;
}

const searchedNot = new Set(
  'head script style noscript template iframe object embed svg canvas audio video img input select textarea meter progress'.split(
    ' ',
  ),
);

/** One end of the span. `child` is the node after it, if it is between nodes. `at` is its place in the text, or −1. */
interface Edge {
  container: Node;
  offset: number;
  child: Node | null | undefined;
  at: number;
}

interface Walk {
  writer: ReturnType<typeof createWriter>;
  edges: Edge[];
  isVisible: (element: Element) => boolean;
  hiddenIn: Judgement;
  elements: number;
}

function wordsOf(
  root: Element,
  span: Span,
  isVisible: (element: Element) => boolean,
  hiddenIn: Judgement,
): PageWords | null {
  const edges = [edgeAt(span.startContainer, span.startOffset), edgeAt(span.endContainer, span.endOffset)];
  const walk: Walk = { writer: createWriter(), edges, isVisible, hiddenIn, elements: 0 };
  visit(walk, root);
  const [start, end] = edges.map(({ at }) => at);
  if (walk.elements > mostElements || start === undefined || end === undefined || start < 0 || end < 0)
    return null;
  return { ...walk.writer.done(), start, end };
}

function edgeAt(container: Node, offset: number): Edge {
  return { container, offset, at: -1, child: isText(container) ? null : childrenOf(container)[offset] };
}

function visit(walk: Walk, node: Node): void {
  const { edges, writer } = walk;
  for (const edge of edges) if (edge.child === node) edge.at = writer.length();
  if (isText(node)) {
    visitText(walk, node);
    return;
  }
  if (!isElement(node)) return;
  walk.elements += 1;
  const isSearched = walk.elements <= mostElements && !searchedNot.has(localNameOf(node));
  if (isSearched && walk.isVisible(node)) visitChildren(walk, node);
  for (const edge of edges)
    if (edge.container === node && edge.child === undefined) edge.at = writer.length();
}

function visitText({ edges, writer, hiddenIn }: Walk, node: Text): void {
  const hidden = hiddenIn(node);
  let done = 0;
  const putUntil = (end: number): void => {
    for (const { start, end: hiddenEnd } of hidden) {
      if (hiddenEnd <= done || start >= end) continue;
      writer.put(node.data.slice(done, Math.max(done, start)));
      const from = writer.length();
      writer.put(node.data.slice(Math.max(done, start), Math.min(end, hiddenEnd)));
      writer.unquote(from);
      done = Math.min(end, hiddenEnd);
    }
    writer.put(node.data.slice(done, end));
    done = end;
  };
  for (const edge of edges) {
    if (edge.container !== node) continue;
    putUntil(edge.offset);
    edge.at = writer.length();
  }
  putUntil(node.data.length);
}

function visitChildren(walk: Walk, element: Element): void {
  const { writer } = walk;
  const isBlock = !/^(inline|contents|ruby)/.test(styleOf(element).display);
  if (isBlock || localNameOf(element) === 'br') writer.breakLine();
  const isClosed = isClosedDetails(element);
  const shown = shownChildrenOf(element);
  const from = writer.length();
  for (const child of isClosed ? childrenOf(element) : shown) {
    const childFrom = writer.length();
    visit(walk, child);
    if (isClosed && !shown.includes(child)) writer.unquote(childFrom);
  }
  if (isPrivateElement(element)) writer.unquote(from);
  if (isBlock) writer.breakLine();
}

/** Returns a writer of a text that is collapsed as the browser's search collapses it. */
function createWriter() {
  const parts: string[] = [];
  const unquoted: Word[] = [];
  let length = 0;
  let ending = '\n';
  return {
    length: () => length,
    put: (raw: string): void => {
      const collapsed = raw.toWellFormed().replace(/[\s\u00a0]+/g, ' ');
      const text = /\s/.test(ending) ? collapsed.trimStart() : collapsed;
      if (text === '') return;
      parts.push(text);
      length += text.length;
      ending = text.slice(-1);
    },
    breakLine: (): void => {
      if (ending === '\n') return;
      parts.push('\n');
      length += 1;
      ending = '\n';
    },
    /** No link may quote what was written since `from`. */
    unquote: (from: number): void => void unquoted.push({ from, to: length }),
    done: () => ({ text: parts.join(''), unquoted }),
  };
}
