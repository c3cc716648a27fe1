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

function wordsOf(
  root: Element,
  span: Span,
  isVisible: (element: Element) => boolean,
  hiddenIn: Judgement,
): PageWords | null {
  const parts: string[] = [];
  let length = 0;
  let ending = '\n';
  let elements = 0;
  const unquoted: Word[] = [];
  const put = (raw: string) => {
    const collapsed = raw.toWellFormed().replace(/[\s\u00a0]+/g, ' ');
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
      const hidden = hiddenIn(node);
      let done = 0;
      const putUntil = (end: number): void => {
        for (const { start, end: hiddenEnd } of hidden) {
          if (hiddenEnd <= done || start >= end) continue;
          put(node.data.slice(done, Math.max(done, start)));
          const from = length;
          put(node.data.slice(Math.max(done, start), Math.min(end, hiddenEnd)));
          unquoted.push({ from, to: length });
          done = Math.min(end, hiddenEnd);
        }
        put(node.data.slice(done, end));
        done = end;
      };
      for (const edge of edges) {
        if (edge.container !== node) continue;
        putUntil(edge.offset);
        edge.at = length;
      }
      putUntil(node.data.length);
      return;
    }
    if (!isElement(node)) return;
    elements += 1;
    const name = localNameOf(node);
    if (elements <= mostElements && !searchedNot.has(name) && isVisible(node)) {
      const isBlock = !/^(inline|contents|ruby)/.test(styleOf(node).display);
      if (isBlock || name === 'br') part();
      const isClosed = isClosedDetails(node);
      const shown = shownChildrenOf(node);
      const from = length;
      for (const child of isClosed ? childrenOf(node) : shown) {
        const childFrom = length;
        visit(child);
        if (isClosed && !shown.includes(child)) unquoted.push({ from: childFrom, to: length });
      }
      if (isPrivateElement(node)) unquoted.push({ from, to: length });
      if (isBlock) part();
    }
    for (const edge of edges) if (edge.container === node && edge.child === undefined) edge.at = length;
  };
  visit(root);
  const [start, end] = edges.map(({ at }) => at);
  if (elements > mostElements || start === undefined || end === undefined || start < 0 || end < 0)
    return null;
  return { text: parts.join(''), start, end, unquoted };
}
