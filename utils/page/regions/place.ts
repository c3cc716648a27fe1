import { boxOf, ownOf, px, styleOf } from '../dom.ts';
import { type Box, grown, intersect } from './box.ts';

/** Where and how an element's content is shown. */
export interface Place {
  /** Content shows inside this box only. Null: there is no limit. */
  clip: Box | null;
  /** The same for positioned content: a scrolling box does not cut it off, unless the box is positioned too. */
  outerClip: Box | null;
  /** Turns coordinates of the content's frame into those of the top window. */
  toTop: (box: Box) => Box;
  isVisible: boolean;
  /** The style of the element; null for the page around all. */
  style: CSSStyleDeclaration | null;
  /** The table cell that holds the content. */
  cell: Element | null;
  /** Whether the element or one around it is laid over other content. */
  isLifted: boolean;
  /** The `<use>` element that draws the content, if there is one. */
  drawnBy: Element | null;
  frame: Frame | null;
}

/** The frame that holds an element. */
interface Frame {
  element: Element;
  place: Place;
  /** Turns coordinates of the top window into those of the frame. */
  fromTop: (x: number, y: number) => { x: number; y: number };
}

export const topPlace: Place = {
  clip: null,
  outerClip: null,
  toTop: (box) => box,
  isVisible: true,
  style: null,
  cell: null,
  isLifted: false,
  drawnBy: null,
  frame: null,
};

/**
 * Returns the place of an element's content. Reads few style properties: each takes a browser as long as ten lines of
 * our code.
 */
export function placeIn(
  element: Element,
  name: string,
  display: string,
  style: CSSStyleDeclaration,
  around: Place,
): Place {
  const { position, visibility } = style;
  // The window cuts off instead of the root and the body. An element without a box cuts nothing off.
  const isBox = !isInline(display) && name !== 'html' && name !== 'body';
  const isPositioned = position !== 'static' && position !== '';
  let { clip } = around;
  if (position === 'fixed') clip = null;
  if (position === 'absolute') clip = around.outerClip;
  if (isBox && isCut(style.overflowX) && isCut(style.overflowY))
    clip = intersect(around.toTop(clipBox(element, style)), clip);
  const isOuter = clip === around.outerClip || isPositioned || !/^(?:none)?$/.test(style.transform);
  return {
    ...around,
    clip,
    outerClip: isOuter ? clip : around.outerClip,
    isVisible: visibility !== 'hidden' && visibility !== 'collapse',
    style,
    cell: name === 'td' || name === 'th' ? element : around.cell,
    isLifted:
      around.isLifted || (isPositioned && (position !== 'relative' || !/^(?:auto|0)?$/.test(style.zIndex))),
  };
}

/** Whether an element's text is shown with its line breaks and blanks. */
export function keepsLines({ style }: Place): boolean {
  return style !== null && /^pre|^break/.test(style.whiteSpace);
}

/** Whether an element with this `display` has no box of its own. */
export function isInline(display: string): boolean {
  return display === 'inline' || display === 'contents' || display === '';
}

function isCut(overflow: string): boolean {
  return overflow !== 'visible' && overflow !== '';
}

/**
 * Returns the box in which an element shows its content. It is larger than the element's own box only with `overflow:
 * clip`, by a margin.
 */
function clipBox(element: Element, { overflowX, overflowY, overflowClipMargin }: CSSStyleDeclaration): Box {
  const box = boxOf(element);
  if (overflowX !== 'clip' && overflowY !== 'clip') return insideBars(element as HTMLElement, box);
  return grown(box, px(/[\d.]+px/.exec(overflowClipMargin ?? '')?.[0] ?? ''));
}

const sides = [
  'offsetWidth',
  'offsetHeight',
  'clientLeft',
  'clientTop',
  'clientWidth',
  'clientHeight',
] as const;

/** Returns an element's sizes, in the order of `sides`. A field in a form may hide the form's own. */
function sidesOf(element: HTMLElement): number[] {
  return sides.map((name) => ownOf(element, name));
}

/** Returns the box inside an element's borders and scrollbars, which are drawn over the scrolled content. */
function insideBars(element: HTMLElement, box: DOMRect): Box {
  const [outerWidth = 0, outerHeight = 0, left = 0, top = 0, width = 0, height = 0] = sidesOf(element);
  // Elements other than HTML elements have none of these sizes. In Firefox a drawing has only some of them.
  if (!(outerWidth > 0 && outerHeight > 0 && width > 0 && height > 0)) return box;
  const scaleX = box.width / outerWidth;
  const scaleY = box.height / outerHeight;
  return {
    x: box.x + left * scaleX,
    y: box.y + top * scaleY,
    width: width * scaleX,
    height: height * scaleY,
  };
}

/** Returns the place of a frame's content: moved and scaled as the frame is, and cut off at the frame's edges. */
export function placeInFrame(element: HTMLIFrameElement, place: Place, box: Box, seen: Box): Place {
  const [outerWidth = 0, outerHeight = 0, clientLeft = 0, clientTop = 0] = sidesOf(element);
  const scaleX = outerWidth > 0 ? box.width / outerWidth : 1;
  const scaleY = outerHeight > 0 ? box.height / outerHeight : 1;
  const style = styleOf(element);
  const left = box.x + (clientLeft + px(style.paddingLeft)) * scaleX;
  const top = box.y + (clientTop + px(style.paddingTop)) * scaleY;
  return {
    ...topPlace,
    clip: seen,
    outerClip: seen,
    toTop: ({ x, y, width, height }) => ({
      x: left + x * scaleX,
      y: top + y * scaleY,
      width: width * scaleX,
      height: height * scaleY,
    }),
    frame: {
      element,
      place,
      fromTop: (x, y) => ({ x: (x - left) / (scaleX || 1), y: (y - top) / (scaleY || 1) }),
    },
  };
}
