import { boxOf, documentOf, queryAll } from '../dom.ts';
import { elementAt, pointsIn } from './element-at.ts';
import { dialogLayers } from './open-dialog.ts';
import { areaOf, type Region } from './region-geometry.ts';
import {
  coversWindow,
  isRoot,
  rootScroller,
  type Scroller,
  topDocument,
  viewOf,
  windowOf,
} from './scroller.ts';
import { frameDocument, isAround, parentOf, rootsOf } from './shadow-roots.ts';

/** A pane that covers a smaller share of the window is ignored: the user then wants the page itself. */
const leastShare = 0.4;
/** A pane that hides less than this of its content does not count as scrolling. In heights of the pane. */
const leastBeyond = 0.2;
/**
 * Returns the scroller to capture: that of an open dialog, else the document's if it scrolls, else the largest visible
 * pane, else the largest pane that only a script scrolls. Falls back to the document's.
 */
export function findScroller(document: Document): Scroller {
  const root = rootScroller(document);
  const inDialog = scrollerOfDialog(document);
  if (inDialog !== null) return inDialog;
  if (rootScrolls(document)) return root;
  return largest(document, paneScrolls) ?? largest(document, isScrolledByScript) ?? root;
}

/** Returns the pane that scrolls an open dialog or the largest part of it; null if there is no such pane. */
function scrollerOfDialog(document: Document): Scroller | null {
  let best: Scroller | null = null;
  for (const layer of dialogLayers(document)) {
    for (const pane of [layer, ...queryAll(layer, '*')]) {
      if (!paneScrolls(pane) || pane.scrollHeight <= pane.clientHeight + 1) continue;
      const area = areaOf(viewOf(pane));
      const card = cardOf(pane, layer);
      if (area < areaOf(boxOf(card)) * leastShare || isCovered(pane, viewOf(pane))) continue;
      if (best === null || area > areaOf(viewOf(best))) best = pane;
    }
  }
  return best;
}

/** Returns the dialog's own box: the outermost element around a pane in its layer that does not cover the window. */
function cardOf(pane: Element, layer: Element): Element {
  let card = pane;
  for (let around: Element | null = pane; around !== null; around = parentOf(around)) {
    if (!coversWindow(around)) card = around;
    if (around === layer) break;
  }
  return card;
}

function largest(document: Document, scrolls: (element: Element) => boolean): Scroller | null {
  let best: Scroller | null = null;
  let most = areaOf(windowOf(document)) * leastShare;
  for (const candidate of candidatesIn(document, scrolls)) {
    const view = viewOf(candidate);
    if (areaOf(view) <= most || isCovered(candidate, view)) continue;
    best = candidate;
    most = areaOf(view);
  }
  return best;
}

/** Returns the scroller that an element moves with. */
export function scrollerAround(element: Element): Scroller {
  const root = rootScroller(documentOf(element));
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (around === root || around === documentOf(element).body) break;
    if (paneScrolls(around)) return around;
  }
  return root;
}

/** Whether a person can scroll the document downwards. */
function rootScrolls(document: Document): boolean {
  const root = rootScroller(document);
  const view = document.defaultView;
  if (view === null || root.scrollHeight <= root.clientHeight + 1) return false;
  const outer = view.getComputedStyle(document.documentElement).overflowY;
  const inner = document.body === null ? 'visible' : view.getComputedStyle(document.body).overflowY;
  return !/hidden|clip/.test(outer === 'visible' ? inner : outer);
}

function candidatesIn(document: Document, scrolls: (element: Element) => boolean): Scroller[] {
  const elements = rootsOf(document).flatMap((root) => [...queryAll(root, '*')]);
  return elements.flatMap((element) => {
    const inner = frameDocument(element);
    if (inner === null) return !isRoot(element) && scrolls(element) ? [element] : [];
    const isScroller = inner.documentElement !== null && rootScrolls(inner);
    return [...(isScroller ? [rootScroller(inner)] : []), ...candidatesIn(inner, scrolls)];
  });
}

function overflowOf(element: Element): { x: string; y: string } | null {
  const { body, documentElement, defaultView: view } = documentOf(element);
  // The window takes over the body's overflow, unless the root element has its own overflow.
  if (element === body && view?.getComputedStyle(documentElement).overflowY === 'visible') return null;
  const style = view?.getComputedStyle(element);
  return style ? { x: style.overflowX, y: style.overflowY } : null;
}

export function paneScrolls(element: Element): boolean {
  const tall = element.scrollHeight > element.clientHeight + 1;
  const wide = element.scrollWidth > element.clientWidth + 1;
  if ((!tall && !wide) || element.localName === 'textarea') return false;
  const overflow = overflowOf(element);
  const scrolls = (way = '') => way === 'auto' || way === 'scroll';
  return (tall && scrolls(overflow?.y)) || (wide && scrolls(overflow?.x));
}

function isScrolledByScript(element: Element): boolean {
  const { scrollHeight, clientHeight, scrollTop, ownerDocument } = element;
  if (ownerDocument.scripts.length === 0 || clientHeight === 0) return false;
  if (scrollTop === 0 && scrollHeight <= clientHeight * (1 + leastBeyond)) return false;
  if (scrollHeight <= clientHeight + 1 || overflowOf(element)?.y !== 'hidden') return false;
  return scrollTop > 0 || reachesBelow(element);
}

/** Whether the hidden part has content: an editor may draw only the visible lines. */
function reachesBelow(element: Element): boolean {
  const leaves = element.querySelectorAll(':not(:has(*))');
  const last = leaves[leaves.length - 1]?.getBoundingClientRect();
  return last !== undefined && last.bottom > element.getBoundingClientRect().bottom + last.height / 2;
}

/**
 * Whether a large part of the window shows only a piece of something that cannot be scrolled from here: a frame of
 * another site, an element with hidden overflow, or a covered pane.
 */
export function hidesContent(document: Document, scroller: Scroller): boolean {
  const window = windowOf(document);
  const least = areaOf(window) * leastShare;
  const isLarge = (element: Element) => areaOf(viewOf(element)) >= least;
  const isCut = (element: Element) => {
    const { scrollHeight, clientHeight } = element;
    if (clientHeight === 0 || scrollHeight <= clientHeight * (1 + leastBeyond)) return false;
    return /hidden|clip/.test(overflowOf(element)?.y ?? '');
  };
  // At least one of a few sample points hits an element this large.
  for (const element of seenIn(document, window)) {
    if (element === scroller || isAround(element, scroller)) continue;
    if ((isForeignFrame(element) || isCut(element)) && isLarge(element)) return true;
  }
  // `findScroller` would choose such a pane if nothing were in front of it.
  if (scroller !== rootScroller(document) || rootScrolls(document)) return false;
  return candidatesIn(document, paneScrolls).some(isLarge);
}

function seenIn(document: Document, window: Region): Set<Element> {
  const seen = new Set<Element>();
  for (const { x, y } of pointsIn(window)) {
    for (let around = elementAt(document, x, y); around !== null; around = parentOf(around)) {
      if (seen.has(around)) break;
      seen.add(around);
    }
  }
  return seen;
}

function isForeignFrame(element: Element): boolean {
  return element.localName === 'iframe' && frameDocument(element) === null;
}

/**
 * Whether most of a scroller is behind other elements. For a scroller in a frame, the top document is asked about the
 * frame element.
 */
function isCovered(scroller: Scroller, view: Region): boolean {
  const top = topDocument(scroller.ownerDocument);
  let inTop: Element = scroller;
  while (inTop.ownerDocument !== top) {
    const frame = inTop.ownerDocument.defaultView?.frameElement;
    if (!frame) return false;
    inTop = frame;
  }
  const points = pointsIn(view);
  const others = points.filter(({ x, y }) => {
    const hit = elementAt(top, x, y);
    return hit !== null && !isAround(inTop, hit);
  });
  return others.length > points.length / 2;
}
