import { shadowOf } from '../dom.ts';
import { areaOf, type Region } from './region-geometry.ts';
import { isRoot, rootScroller, type Scroller, topDocument, viewOf, windowOf } from './scroller.ts';
import { frameDocument, isAround, parentOf, rootsOf } from './shadow-roots.ts';

/** A pane that covers a smaller share of the window is ignored: the user then wants the page itself. */
const leastShare = 0.4;
/** A pane that hides less than this of its content does not count as scrolling. In heights of the pane. */
const leastBeyond = 0.2;
/**
 * A pane is probed at this many points in each direction. If most points are covered, for example by a dialog, the user
 * does not see the pane.
 */
const looks = 5;

/**
 * Returns the scroller to capture: the document's if it scrolls, else the largest visible pane, else the largest pane
 * that only a script scrolls. Falls back to the document's.
 */
export function findScroller(document: Document): Scroller {
  const root = rootScroller(document);
  if (rootScrolls(document)) return root;
  return largest(document, paneScrolls) ?? largest(document, isScrolledByScript) ?? root;
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
  const root = rootScroller(element.ownerDocument);
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (around === root || around === element.ownerDocument.body) break;
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
  const elements = rootsOf(document).flatMap((root) => [...root.querySelectorAll('*')]);
  return elements.flatMap((element) => {
    const inner = frameDocument(element);
    if (inner === null) return !isRoot(element) && scrolls(element) ? [element] : [];
    const isScroller = inner.documentElement !== null && rootScrolls(inner);
    return [...(isScroller ? [rootScroller(inner)] : []), ...candidatesIn(inner, scrolls)];
  });
}

function overflowOf(element: Element): { x: string; y: string } | null {
  const { body, documentElement, defaultView: view } = element.ownerDocument;
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
  for (const { x, y } of placesIn(window)) {
    for (let around = elementAt(document, x, y); around !== null; around = parentOf(around)) {
      if (seen.has(around)) break;
      seen.add(around);
    }
  }
  return seen;
}

function placesIn({ x, y, width, height }: Region): { x: number; y: number }[] {
  return Array.from({ length: looks * looks }, (_, at) => ({
    x: x + (width * ((at % looks) + 0.5)) / looks,
    y: y + (height * (Math.floor(at / looks) + 0.5)) / looks,
  }));
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
  const others = placesIn(view).filter(({ x, y }) => {
    const hit = elementAt(top, x, y);
    return hit !== null && !isAround(inTop, hit);
  });
  return others.length > (looks * looks) / 2;
}

/** Returns the innermost element at a point of the window, also inside shadow roots. CSS pixels. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  let hit = document.elementFromPoint?.(x, y) ?? null;
  for (let inner = hit; inner !== null && inner !== undefined; ) {
    hit = inner;
    // `shadowOf` is needed because a form field named `shadowRoot` hides that property of the form.
    const next: Element | null = shadowOf(inner)?.elementFromPoint(x, y) ?? null;
    inner = next === inner ? null : next;
  }
  return hit;
}
