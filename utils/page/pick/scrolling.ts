import { boxOf } from '../dom.ts';
import { scrollerAround } from '../full-page/find-scroller.ts';
import { isRoot, rootScroller, type Scroller } from '../full-page/scroller.ts';
import { isAround, parentOf } from '../full-page/shadow-roots.ts';
import type { Point } from './pick-geometry.ts';

/** The size of a wheel event's unit in CSS pixels, by `WheelEvent.deltaMode`: pixels, lines, pages. */
const wheelUnitsPx = [1, 18, 600];

/** Scrolls without an animation, whatever the page's styles say, and can put everything back. */
export interface Scrolling {
  /** Returns the distance that was really scrolled. CSS pixels. */
  by(scroller: Scroller, way: Point): Point;
  /** Scrolls the innermost scroller around an element that can scroll that way. */
  around(element: Element, way: Point): void;
  into(element: Element): void;
  /** Puts every scroller back to where it was in the beginning. */
  undo(): void;
}

export function createScrolling(): Scrolling {
  const before = new Map<Scroller, Point>();
  const remember = (scroller: Scroller) => {
    if (!before.has(scroller)) before.set(scroller, positionOf(scroller));
  };
  const by = (scroller: Scroller, { x, y }: Point): Point => {
    remember(scroller);
    const from = positionOf(scroller);
    scroller.scrollBy({ left: x, top: y, behavior: 'instant' });
    const to = positionOf(scroller);
    return { x: to.x - from.x, y: to.y - from.y };
  };
  return {
    by,
    around(element, way) {
      for (let around = scrollerAround(element); ; around = scrollerAround(around)) {
        const { x, y } = by(around, way);
        if (x !== 0 || y !== 0 || isRoot(around)) return;
      }
    },
    into(element) {
      remember(rootScroller(element.ownerDocument));
      for (let around = parentOf(element); around !== null; around = parentOf(around)) remember(around);
      const isTall = boxOf(element).height > scrollerAround(element).clientHeight;
      Element.prototype.scrollIntoView.call(element, {
        block: isTall ? 'start' : 'center',
        inline: 'nearest',
        behavior: 'instant',
      });
    },
    undo() {
      for (const [scroller, { x, y }] of before) {
        scroller.scrollTo({ left: x, top: y, behavior: 'instant' });
      }
    },
  };
}

/**
 * Returns the scroller for a selection that begins in an element: the page's main scroller if the element is inside it,
 * else the scroller around the element.
 */
export function groundOf(element: Element, main: Scroller): Scroller {
  return isAround(main, element) ? main : scrollerAround(element);
}

/**
 * Returns where the upper left of a scroller's content at scroll position 0 lies in the window. Content that runs to
 * the left continues to the left of it.
 */
export function originOf(scroller: Scroller): Point {
  const { x, y } = positionOf(scroller);
  if (isRoot(scroller)) return { x: -x, y: -y };
  const rect = boxOf(scroller);
  return { x: rect.x - x, y: rect.y - y };
}

/** Returns how far a wheel event scrolls, in CSS pixels. With Shift, a vertical turn scrolls sideways. */
export function wayOf({ deltaX, deltaY, deltaMode, shiftKey }: WheelEvent): Point {
  const unit = wheelUnitsPx[deltaMode] ?? 1;
  const [x, y] = shiftKey && deltaX === 0 ? [deltaY, 0] : [deltaX, deltaY];
  return { x: x * unit, y: y * unit };
}

function positionOf(scroller: Scroller): Point {
  return { x: scroller.scrollLeft, y: scroller.scrollTop };
}
