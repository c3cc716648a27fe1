import { boxOf, queryAll, styleOf } from '../dom.ts';
import { clippingAround, type Found, findLoose, type Pseudo } from './find-loose.ts';
import { shiningThrough } from './open-dialog.ts';
import { isRoot, type Scroller, windowOf } from './scroller.ts';
import type { Root } from './shadow-roots.ts';

/** The place of the content at which the view begins, and the furthest such place. CSS pixels. */
interface Offset {
  left: number;
  top: number;
  maxLeft: number;
  maxTop: number;
}

export interface FixedElements {
  /**
   * Looks for elements that do not move with the content, in documents and shadow roots or in elements that may have
   * changed. Returns whether `learn` has yet to find the place of some pinned element in the content.
   */
  find(where: Iterable<Root | Element>): boolean;
  /** Pins elements that the page's own script moves whenever the page is scrolled. */
  take(followers: readonly Element[]): void;
  /**
   * Notes where the pinned elements belong. Call it when the content is at its beginning and the page has had time to
   * react.
   */
  learn(offset: Offset): void;
  /**
   * Moves the pinned elements to their places in the whole content: an element at the top or bottom of the window to
   * that end of the content, a sticky element to its place in the flow. A backdrop is stretched over the content.
   */
  place(offset: Offset): void;
  has(element: Element): boolean;
  /** Overrides an element's styles until everything is undone. */
  hold(element: Element, keyframe: Keyframe, pseudo?: Pseudo | null): Animation;
  isOurs(animation: Animation): boolean;
  /** Whether an element was found whose content the browser may skip while it is outside the window. */
  sawSkipped(): boolean;
  /** Whether an element was found that only looks right if the page is pictured window by window. */
  wantsWindows(): boolean;
  undo(): void;
}

/**
 * Our animations wait this long to begin and fill this time with their keyframe. A paused animation would not do:
 * Chromium paints the page's own scroll-driven animation of the same property over a paused one.
 */
const foreverMs = 1e8;

interface Place {
  x: number;
  y: number;
}

interface Pin extends Found {
  animation: Animation;
  /** The element's place in the window, and whether the element belongs to the content's right and lower end. */
  at: Place;
  right: boolean;
  bottom: boolean;
  /** The element's place in the content, if it moves with the content while the content is at its beginning. */
  rest: Place | null;
  isKnown: boolean;
  /** The property that moves the element. If margins do not work, they are not tried again. */
  way: 'margin' | 'translate';
}

/**
 * A pin is a paused animation. It changes only computed styles, so the document stays identical to the byte, and no
 * style sheet or policy of the page is involved.
 */
export function createFixedElements(scroller: Scroller): FixedElements {
  const pins = new Map<Element, Pin[]>();
  const loosened = new Set<Element>();
  const ours = new Set<Animation>();
  let isOver = false;
  let hasSkipped = false;
  let wantsWindows = false;

  const hold = (element: Element, keyframe: Keyframe, pseudo: Pseudo | null = null): Animation => {
    const options = { duration: 1, delay: foreverMs, fill: 'both', pseudoElement: pseudo } as const;
    const animation = element.animate([keyframe, keyframe], options);
    ours.add(animation);
    return animation;
  };
  // Round corners and soft edges belong to the whole pane, not to each part of the picture.
  for (const element of clippingAround(scroller))
    hold(element, { borderRadius: '0', maskImage: 'none', clipPath: 'none' });
  for (const element of shiningThrough(scroller)) hold(element, { opacity: '0' });

  const pin = (found: Found): void => {
    const { element, kind } = found;
    if (kind === 'attached' || kind === 'sticky') loosened.add(element);
    const made = pinOf(found, scroller, hold);
    if (made !== null) pins.set(element, [...(pins.get(element) ?? []), made]);
  };

  const all = () => [...pins.values()].flat();

  return {
    find(where) {
      if (isOver) return false;
      const isKnown = (element: Element, pseudo: Pseudo | null = null) => {
        const isPinned = pins.get(element)?.some((pin) => pin.pseudo === pseudo) === true;
        return isPinned || (pseudo === null && loosened.has(element));
      };
      const looked = findLoose(where, scroller, isKnown, pins);
      hasSkipped ||= looked.hasSkipped;
      wantsWindows ||= looked.wantsWindows;
      looked.found.forEach(pin);
      return all().some(({ isKnown }) => !isKnown);
    },
    take(followers) {
      for (const element of followers)
        if (!isOver && !pins.has(element)) pin({ element, kind: 'follower', pseudo: null });
    },
    learn({ left, top }) {
      for (const pin of all()) {
        if (pin.isKnown) continue;
        pin.isKnown = true;
        setKeyframe(pin, {});
        const seat = seatOf(pin.element);
        // An element that is not displayed at the beginning keeps the place at which it was found.
        if (seat.width === 0 || seat.height === 0) continue;
        Object.assign(pin, placeOf(seat, scroller));
        const inFlow =
          pin.kind === 'sticky' || pin.kind === 'follower' || (pin.kind === 'fixed' && !isFixed(pin.element));
        if (inFlow) pin.rest = { x: seat.at.x + left, y: seat.at.y + top };
      }
    },
    place(offset) {
      // A call after `undo` must change nothing.
      if (isOver) return;
      for (const pin of all()) put(pin, offset, scroller);
    },
    has: (element) => pins.has(element),
    hold,
    isOurs: (animation) => ours.has(animation),
    sawSkipped: () => hasSkipped,
    wantsWindows: () => wantsWindows,
    undo() {
      isOver = true;
      for (const animation of ours) animation.cancel();
    },
  };
}

/** Pins an element with `hold`; null if the element then moves with the content by itself. */
function pinOf(
  { element, kind, pseudo }: Found,
  scroller: Scroller,
  hold: FixedElements['hold'],
): Pin | null {
  if (kind === 'attached') {
    hold(element, { backgroundAttachment: 'scroll' });
    return null;
  }
  if (kind === 'sticky') {
    const loose = { top: 'auto', right: 'auto', bottom: 'auto', left: 'auto' };
    hold(element, loose);
    const { top, bottom } = styleOf(element);
    // An `!important` rule of the page outranks our animation. The element then still sticks, so it is moved instead.
    if (top === 'auto' && bottom === 'auto') return null;
  }
  return {
    element,
    kind,
    pseudo,
    animation: hold(element, {}, pseudo),
    ...placeOf(pseudo === null ? seatOf(element) : pseudoSeatOf(element, pseudo), scroller),
    rest: null,
    isKnown: pseudo !== null || kind === 'backdrop',
    way: kind === 'fixed' ? 'margin' : 'translate',
  };
}

function isFixed(element: Element): boolean {
  return styleOf(element).position === 'fixed';
}

/** Returns an element's place in the window, and whether it belongs to the content's right and lower end. */
function placeOf({ at, width, height }: Seat, scroller: Scroller): Pick<Pin, 'at' | 'right' | 'bottom'> {
  const { ownerDocument: document } = scroller;
  const view = isRoot(scroller) ? windowOf(document) : boxOf(scroller);
  const isWide = width > view.width * 0.6;
  const startsRight = styleOf(document.documentElement).direction === 'rtl';
  return {
    at,
    right: isWide ? startsRight : at.x + width / 2 > view.x + view.width / 2,
    bottom: height <= view.height / 2 && at.y + height / 2 > view.y + view.height / 2,
  };
}

function setKeyframe({ animation }: Pin, keyframe: Keyframe): void {
  (animation.effect as KeyframeEffect).setKeyframes([keyframe, keyframe]);
}

interface Seat {
  at: Place;
  width: number;
  height: number;
}

function seatOf(element: Element): Seat {
  const { x, y, width, height } = boxOf(element);
  return { at: { x, y }, width, height };
}

const px = (value: string) => Number.parseFloat(value) || 0;

/** Browsers give no box of a pseudo-element. The computed styles of a fixed one contain its place and size. */
function pseudoSeatOf(element: Element, pseudo: Pseudo): Seat {
  const style = getComputedStyle(element, pseudo);
  return {
    at: { x: px(style.left) + px(style.marginLeft), y: px(style.top) + px(style.marginTop) },
    width: px(style.width),
    height: px(style.height),
  };
}

function put(pin: Pin, { left, top, maxLeft, maxTop }: Offset, scroller: Scroller): void {
  const { element, pseudo, at, rest } = pin;
  if (pin.kind === 'backdrop') {
    setKeyframe(pin, stretched({ left, top }, scroller));
    return;
  }
  const move = { x: pin.right ? maxLeft - left : -left, y: pin.bottom ? maxTop - top : -top };
  setKeyframe(pin, {});
  if (pin.kind === 'overlay' && scrollsAlong(element, scroller)) return;
  if (pseudo !== null) {
    setKeyframe(pin, byMargins(getComputedStyle(element, pseudo), move));
    return;
  }
  const wanted = rest ? { x: rest.x - left, y: rest.y - top } : { x: at.x + move.x, y: at.y + move.y };
  const { at: now, width, height } = seatOf(element);
  if ((width === 0 && height === 0) || isNear(now, wanted)) return;
  // Margins on an element in the flow would also move the elements after it.
  if (pin.way === 'margin' && isFixed(element)) {
    const margins = marginsOf(styleOf(element));
    if (reach(pin, wanted, now, (by) => byMargins(margins, by))) return;
    pin.way = 'translate';
  }
  reach(pin, wanted, now, ({ x, y }) => ({ translate: `${x}px ${y}px` }));
}

/** Whether a script scrolls an element's content together with the pane below: a table's frozen columns. */
function scrollsAlong(element: Element, { scrollTop }: Scroller): boolean {
  const isAlong = (one: Element) => Math.abs(one.scrollTop - scrollTop) < 1;
  return scrollTop >= 1 && (isAlong(element) || [...queryAll(element, '*')].some(isAlong));
}

/**
 * Moves an element in up to three rounds: a pinned ancestor may have moved it already, and a scaled element moves
 * further than told. Returns whether the element arrived.
 */
function reach(pin: Pin, wanted: Place, from: Place, keyframeFor: (by: Place) => Keyframe): boolean {
  const by = { x: wanted.x - from.x, y: wanted.y - from.y };
  for (let round = 0; round < 3; round += 1) {
    setKeyframe(pin, keyframeFor(by));
    const { at } = seatOf(pin.element);
    if (isNear(at, wanted)) return true;
    by.x += wanted.x - at.x;
    by.y += wanted.y - at.y;
  }
  return false;
}

function isNear(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5;
}

type Margins = Pick<CSSStyleDeclaration, 'marginLeft' | 'marginTop' | 'marginRight' | 'marginBottom'>;

function marginsOf({ marginLeft, marginTop, marginRight, marginBottom }: Margins): Margins {
  return { marginLeft, marginTop, marginRight, marginBottom };
}

/** Moves by margins, because a transform would become the frame of fixed elements inside the element. */
function byMargins({ marginLeft, marginTop, marginRight, marginBottom }: Margins, { x, y }: Place): Keyframe {
  return {
    marginLeft: `${px(marginLeft) + x}px`,
    marginRight: `${px(marginRight) - x}px`,
    marginTop: `${px(marginTop) + y}px`,
    marginBottom: `${px(marginBottom) - y}px`,
  };
}

function stretched({ left, top }: Pick<Offset, 'left' | 'top'>, scroller: Scroller): Keyframe {
  return {
    top: `${-top}px`,
    left: `${-left}px`,
    right: 'auto',
    bottom: 'auto',
    width: `${scroller.scrollWidth}px`,
    height: `${scroller.scrollHeight}px`,
    maxWidth: 'none',
    maxHeight: 'none',
    boxSizing: 'border-box',
  };
}
