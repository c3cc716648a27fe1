import { px, styleOf } from '../dom.ts';
import { exactInFrame, innerBoxOf } from './inner-box.ts';
import { intersect, type Region } from './region-geometry.ts';

/** An element that scrolls: the document's own, a pane in it, or either of these in a frame of the same origin. */
export type Scroller = Element;

export function rootScroller(document: Document): Scroller {
  return document.scrollingElement ?? document.documentElement;
}

export function isRoot(scroller: Scroller): boolean {
  return scroller === rootScroller(scroller.ownerDocument);
}

/** The part of the top window that shows a scroller's content, in that window's CSS pixels. */
export function viewOf(scroller: Scroller): Region {
  const box = boxOf(scroller);
  const top = topDocument(scroller.ownerDocument);
  return intersect(box, windowOf(top));
}

/** Returns the distance from the content's top left corner to the view's. CSS pixels, never negative. */
export function offsetOf(scroller: Scroller): { left: number; top: number } {
  const box = boxOf(scroller);
  const view = viewOf(scroller);
  const least = leastScroll(scroller);
  const zoom = zoomOf(scroller);
  return {
    left: (scroller.scrollLeft - least.left) * zoom + view.x - box.x,
    top: (scroller.scrollTop - least.top) * zoom + view.y - box.y,
  };
}

/** Scrolls at once so that the view begins at a place of the content, or as near to it as possible. */
export function scrollToOffset(scroller: Scroller, { left, top }: { left: number; top: number }): void {
  const box = boxOf(scroller);
  const view = viewOf(scroller);
  const least = leastScroll(scroller);
  const zoom = zoomOf(scroller);
  scroller.scrollTo({
    left: (left - (view.x - box.x)) / zoom + least.left,
    top: (top - (view.y - box.y)) / zoom + least.top,
    behavior: 'instant',
  });
}

/** Converts a rectangle of the top window to one of the scroller's content. CSS pixels. */
export function contentRect(scroller: Scroller, client: Region): Region {
  const view = viewOf(scroller);
  const { left, top } = offsetOf(scroller);
  return { ...client, x: client.x - view.x + left, y: client.y - view.y + top };
}

/**
 * Returns the smallest scroll position: 0, or negative if the content runs to the left or upwards. The browser stops a
 * scroll beyond 0 at that position, exact to a fraction of a pixel. Nothing is painted in between.
 */
export function leastScroll(scroller: Scroller): { left: number; top: number } {
  const { scrollLeft: left, scrollTop: top, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
  const least = (axis: 'left' | 'top', at: number, range: number) => {
    // At some device ratios the end of content that runs upwards is a part of a pixel beyond 0.
    if (at >= 1 || range <= 0) return 0;
    scroller.scrollTo({ left, top, [axis]: -scrollWidth - scrollHeight, behavior: 'instant' });
    const found = axis === 'left' ? scroller.scrollLeft : scroller.scrollTop;
    if (found !== at) scroller.scrollTo({ left, top, behavior: 'instant' });
    return Math.min(0, found);
  };
  return {
    left: least('left', left, scrollWidth - clientWidth),
    top: least('top', top, scrollHeight - clientHeight),
  };
}

/**
 * Returns the content's size in CSS pixels. The root element's box gives a document's size without rounding, unless
 * something reaches beyond that box. A pane's own box does, if the content fits into it.
 */
export function contentSize(scroller: Scroller): { width: number; height: number } {
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller;
  const isDocument = isRoot(scroller);
  const zoom = zoomOf(scroller);
  const { width, height } = isDocument ? scroller.getBoundingClientRect() : innerBoxOf(scroller, zoom);
  const exact = (side: number, scrolled: number, client: number) =>
    (isDocument ? Math.abs(side - scrolled) < 1 : scrolled === client) ? side : scrolled * zoom;
  return {
    width: exact(width, scrollWidth, clientWidth),
    height: exact(height, scrollHeight, clientHeight),
  };
}

/**
 * Returns the number of the window's CSS pixels per CSS pixel of a pane: `zoom` and `scale` around the pane change it.
 * 1 for a document.
 */
function zoomOf(scroller: Scroller): number {
  const { offsetWidth = 0 } = scroller as Partial<HTMLElement>;
  if (isRoot(scroller) || offsetWidth === 0) return 1;
  const measured = scroller.getBoundingClientRect().width / offsetWidth;
  // `offsetWidth` is a whole number, so the CSS zoom is more exact, unless the pane is also scaled.
  const { currentCSSZoom: zoom = 1 } = scroller as { currentCSSZoom?: number };
  return Math.abs(measured - zoom) * offsetWidth < 1 ? zoom : measured;
}

/** A scroller's padding box without its scrollbars, in the top window's CSS pixels. */
function boxOf(scroller: Scroller): Region {
  const { x, y } = frameOrigin(scroller.ownerDocument);
  if (isRoot(scroller)) return { ...windowOf(scroller.ownerDocument), x, y };
  const inner = innerBoxIn(scroller);
  return { ...inner, x: x + inner.x, y: y + inner.y };
}

/** A pane's box without its borders and scrollbars, in CSS pixels of its own window. */
export function innerBoxIn(pane: Scroller): Region {
  return innerBoxOf(pane, zoomOf(pane));
}

/** Where a document's window begins in the top window. */
function frameOrigin(document: Document): { x: number; y: number } {
  const frame = frameAround(document);
  if (frame === null) return { x: 0, y: 0 };
  const outer = frameOrigin(frame.ownerDocument);
  const inner = contentBoxOf(frame);
  return { x: outer.x + inner.x, y: outer.y + inner.y };
}

/** A frame's box without its borders and paddings, in CSS pixels of the window around it. */
function contentBoxOf(frame: Element): Region {
  const { x, y, width, height } = innerBoxOf(frame);
  const style = styleOf(frame);
  const [left, top] = [px(style.paddingLeft), px(style.paddingTop)];
  return {
    x: x + left,
    y: y + top,
    width: width - left - px(style.paddingRight),
    height: height - top - px(style.paddingBottom),
  };
}

function frameAround(document: Document): Element | null {
  return (document.defaultView?.frameElement as Element | null | undefined) ?? null;
}

export function topDocument(document: Document): Document {
  const frame = frameAround(document);
  return frame === null ? document : topDocument(frame.ownerDocument);
}

/** Returns the part of a document that is in its window, without scrollbars. CSS pixels. */
export function windowOf(document: Document): Region {
  const root = rootScroller(document);
  const { clientWidth: width, clientHeight: height } = root;
  const frame = frameAround(document);
  if (frame === null) return { x: 0, y: 0, ...exactly(document, { width, height }) };
  const around = contentBoxOf(frame);
  const inside = root.getBoundingClientRect();
  const ratio = document.defaultView?.devicePixelRatio || 1;
  return {
    x: 0,
    y: 0,
    width: exactInFrame(width, around.width, inside.width, ratio),
    height: exactInFrame(height, around.height, inside.height, ratio),
  };
}

/** Whether an element leaves nothing of its document's window free. */
export function coversWindow(element: Element): boolean {
  const { width, height } = windowOf(element.ownerDocument);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left < 1 && top < 1 && right > width - 1 && bottom > height - 1;
}

/** Returns the largest offsets of a scroller's view. CSS pixels. */
export function reachOf(scroller: Scroller): { maxLeft: number; maxTop: number } {
  const view = viewOf(scroller);
  const zoom = zoomOf(scroller);
  return {
    maxLeft: Math.max(0, scroller.scrollWidth * zoom - view.width),
    maxTop: Math.max(0, scroller.scrollHeight * zoom - view.height),
  };
}

/** The window's sides, scrollbars included. */
export function windowSize(document: Document): { width: number; height: number } {
  const { innerWidth: width = 0, innerHeight: height = 0 } = document.defaultView ?? {};
  return exactly(document, { width, height });
}

/**
 * Makes a size exact to a fraction of a pixel, unless the page is pinch-zoomed or a scrollbar makes the sizes differ.
 */
function exactly(document: Document, { width, height }: { width: number; height: number }) {
  const precise = document.defaultView?.visualViewport;
  const near = (exact: number | undefined, whole: number) =>
    exact !== undefined && Math.abs(exact - whole) < 1 ? exact : whole;
  return { width: near(precise?.width, width), height: near(precise?.height, height) };
}
