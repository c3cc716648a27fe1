import type { Region } from './region-geometry.ts';
import {
  contentSize,
  isRoot,
  leastScroll,
  offsetOf,
  type Scroller,
  topDocument,
  viewOf,
  windowSize,
} from './scroller.ts';

/** How a page stands. Everything in CSS pixels; `ratio` is device pixels for each. */
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
  /** The whole region is in the view as it stands, so nothing has been scrolled or stilled. */
  inView: boolean;
  /** Whether the view is at the content's right or lower end. */
  atEnd: { right: boolean; bottom: boolean };
  /** The content's top left corner in the document's own coordinates, in which what runs to the left is below 0. */
  origin: { x: number; y: number };
  /** Whether only the page itself can show a part of the content. */
  isCut: boolean;
}

/** Content that is wider than its view by less than a scrollbar is not scrolled sideways. */
const scrollbarPx = 20;

/** `isAll` where everything is pictured: a region may lie in what sticks out beside the view. */
export function stateOf(scroller: Scroller, isAll: boolean): Shown {
  const top = topDocument(scroller.ownerDocument);
  const least = leastScroll(scroller);
  const view = viewOf(scroller);
  const content = contentSize(scroller);
  const sticksOut = content.width - view.width;
  const isNarrow = isAll && least.left === 0 && sticksOut > 0 && sticksOut <= scrollbarPx;
  return {
    ...offsetOf(scroller),
    view,
    content: isNarrow ? { ...content, width: view.width } : content,
    window: windowSize(top),
    ratio: top.defaultView?.devicePixelRatio ?? 1,
    isDocument: isRoot(scroller) && top === scroller.ownerDocument,
    inView: false,
    // The sides are rounded, so that the last position may be short of what they say by less than a pixel.
    atEnd: {
      right: isNarrow || scroller.scrollLeft - least.left > scroller.scrollWidth - scroller.clientWidth - 1,
      bottom: scroller.scrollTop - least.top > scroller.scrollHeight - scroller.clientHeight - 1,
    },
    origin: { x: least.left, y: least.top },
    isCut: false,
  };
}

/** What a scroller shows now, in its content's own pixels. */
export function seenBy(scroller: Scroller): Region {
  const { width, height } = viewOf(scroller);
  const { left, top } = offsetOf(scroller);
  return { x: left, y: top, width, height };
}
