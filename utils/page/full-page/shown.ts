import type { Ground } from './pane-ends.ts';
import type { Region } from './region-geometry.ts';
import { contentSize, isRoot, leastScroll, offsetOf, topDocument, viewOf, windowSize } from './scroller.ts';

/** The state of a page. All lengths are CSS pixels; `ratio` is device pixels per CSS pixel. */
export interface Shown {
  /** The place of the content at which the view begins. */
  left: number;
  top: number;
  /** The part of the window that shows the content. */
  view: Region;
  content: { width: number; height: number };
  window: { width: number; height: number };
  ratio: number;
  isDocument: boolean;
  /** Whether the whole region is already in the view, so that nothing was scrolled or stilled. */
  inView: boolean;
  /** Whether the view is at the content's right or lower end. */
  atEnd: { right: boolean; bottom: boolean };
  /**
   * The content's top left corner in the document's own coordinates; negative if the content runs to the left or
   * upwards.
   */
  origin: { x: number; y: number };
  /** Whether the page has content that only the page itself can show. */
  isCut: boolean;
}

/** Content that is wider than its view by less than a scrollbar is not scrolled sideways. */
const scrollbarPx = 20;

/**
 * Returns the state of a scroller. Its content begins and ends with its ends, which the view includes while the content
 * is at that side. `isAll`: everything is pictured, so content that sticks out a little beside the view is
 * left out; a region may lie in it.
 */
export function stateOf({ scroller, ends }: Ground, { isAll }: { isAll: boolean }): Shown {
  const top = topDocument(scroller.ownerDocument);
  const least = leastScroll(scroller);
  const view = viewOf(scroller);
  const content = contentSize(scroller);
  const offset = offsetOf(scroller);
  // The browser rounds the sizes, so the last position may be less than a pixel short of the end.
  const isAtEnd = scroller.scrollTop - least.top > scroller.scrollHeight - scroller.clientHeight - 1;
  const above = offset.top === 0 ? ends.above : 0;
  const below = isAtEnd ? ends.below : 0;
  const sticksOut = content.width - view.width;
  const isNarrow = isAll && least.left === 0 && sticksOut > 0 && sticksOut <= scrollbarPx;
  const isAtRight =
    isNarrow || scroller.scrollLeft - least.left > scroller.scrollWidth - scroller.clientWidth - 1;
  const before = offset.left === 0 ? ends.left : 0;
  const after = isAtRight ? ends.right : 0;
  return {
    left: offset.left + ends.left - before,
    top: offset.top + ends.above - above,
    view: {
      x: view.x - before,
      y: view.y - above,
      width: view.width + before + after,
      height: view.height + above + below,
    },
    content: {
      width: (isNarrow ? view.width : content.width) + ends.left + ends.right,
      height: content.height + ends.above + ends.below,
    },
    window: windowSize(top),
    ratio: top.defaultView?.devicePixelRatio ?? 1,
    isDocument: isRoot(scroller) && top === scroller.ownerDocument,
    inView: false,
    atEnd: {
      right: isAtRight,
      bottom: isAtEnd,
    },
    origin: { x: least.left, y: least.top },
    isCut: false,
  };
}

/** Returns the part of a scroller's content that its view shows now, in the content's coordinates. */
export function seenBy(ground: Ground): Region {
  const { left, top, view } = stateOf(ground, { isAll: false });
  return { x: left, y: top, width: view.width, height: view.height };
}
