import { boxOf, styleOf } from '../dom.ts';
import { clippingAround, type Found, findLoose, type Pseudo } from './find-loose.ts';
import { isRoot, type Scroller, windowOf } from './scroller.ts';
import type { Root } from './shadow-roots.ts';

/** What the view shows of the content, and how far it could go. CSS pixels. */
interface Offset {
  left: number;
  top: number;
  maxLeft: number;
  maxTop: number;
}

export interface FixedElements {
  /**
   * Looks for what does not move with the content: in whole documents and shadow roots, or in elements that may look otherwise
   * now. Returns whether something stands in the window for which nobody knows where it belongs in the content.
   */
  find(where: Iterable<Root | Element>): boolean;
  /** Pins elements that the page's own script moves whenever the page is scrolled. */
  take(followers: readonly Element[]): void;
  /** Notes where the pinned elements belong. Call it while the content is at its beginning and the page has had time to react. */
  learn(offset: Offset): void;
  /**
   * Puts what is fixed to the window where it belongs in the whole content: at the top what hangs there, at the bottom what
   * stands there; and what sticks, into its place in the flow. A backdrop of the window becomes one of the content.
   */
  place(offset: Offset): void;
  has(element: Element): boolean;
  /** Overrides an element's styles until everything is undone. */
  hold(element: Element, keyframe: Keyframe, pseudo?: Pseudo | null): Animation;
  isOurs(animation: Animation): boolean;
  /** Whether something was met whose content the browser may leave out as long as it is not in the window. */
  sawSkipped(): boolean;
  /** Whether an element was found that only looks right if the page is pictured window by window. */
  wantsWindows(): boolean;
  undo(): void;
}

interface Place {
  x: number;
  y: number;
}

interface Pin extends Found {
  animation: Animation;
  /** The element's place in the window, and the end of the content that it belongs to. */
  at: Place;
  right: boolean;
  bottom: boolean;
  /** The element's place in the content, if it moves with the content while the content is at its beginning. */
  rest: Place | null;
  isKnown: boolean;
  /** The property that moves the element. If the page's own rules forbid margins, they are not tried again. */
  way: 'margin' | 'translate';
}

/**
 * Pins are paused animations: they change what is computed and neither an attribute nor a style of the page, so the document
 * stays as it is to the byte, and whoever asks a style sheet or a policy is not concerned.
 */
export function createFixedElements(scroller: Scroller): FixedElements {
  const pins = new Map<Element, Pin[]>();
  const loosened = new Set<Element>();
  const ours = new Set<Animation>();
  let isOver = false;
  let hasSkipped = false;
  let wantsWindows = false;

  const hold = (element: Element, keyframe: Keyframe, pseudo: Pseudo | null = null): Animation => {
    const options = { duration: 1, fill: 'both', pseudoElement: pseudo } as const;
    const animation = element.animate([keyframe, keyframe], options);
    animation.pause();
    ours.add(animation);
    return animation;
  };
  // Round corners and soft edges belong to the whole pane, not to each part of the picture.
  for (const element of clippingAround(scroller))
    hold(element, { borderRadius: '0', maskImage: 'none', clipPath: 'none' });

  const pinOf = ({ element, kind, pseudo }: Found): Pin | null => {
    if (kind === 'attached') {
      hold(element, { backgroundAttachment: 'scroll' });
      loosened.add(element);
      return null;
    }
    if (kind === 'sticky') {
      const loose = { top: 'auto', right: 'auto', bottom: 'auto', left: 'auto' };
      hold(element, loose);
      loosened.add(element);
      const { top, bottom } = styleOf(element);
      // An `!important` rule outranks our animation, and the element still sticks: it is moved instead.
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
      for (const found of looked.found) {
        const pin = pinOf(found);
        if (pin !== null) pins.set(found.element, [...(pins.get(found.element) ?? []), pin]);
      }
      return all().some(({ isKnown }) => !isKnown);
    },
    take(followers) {
      for (const element of followers) {
        const pin = isOver || pins.has(element) ? null : pinOf({ element, kind: 'follower', pseudo: null });
        if (pin !== null) pins.set(element, [pin]);
      }
    },
    learn({ left, top }) {
      for (const pin of all()) {
        if (pin.isKnown) continue;
        pin.isKnown = true;
        setKeyframe(pin, {});
        const seat = seatOf(pin.element);
        // An element that appears only after scrolling has no place of its own: it is treated like the beginning.
        if (seat.width === 0 || seat.height === 0) continue;
        Object.assign(pin, placeOf(seat, scroller));
        const inFlow =
          pin.kind === 'sticky' || pin.kind === 'follower' || (pin.kind === 'fixed' && !isFixed(pin.element));
        if (inFlow) pin.rest = { x: seat.at.x + left, y: seat.at.y + top };
      }
    },
    place(offset) {
      // A call that comes after the end must change nothing.
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

function isFixed(element: Element): boolean {
  return styleOf(element).position === 'fixed';
}

/** An element's place in the window, and which ends of the content are nearer to it. */
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

/** Browsers tell no box of a pseudo-element. The styles of a fixed one tell its place and size. */
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
  if (pseudo !== null) {
    setKeyframe(pin, byMargins(getComputedStyle(element, pseudo), move));
    return;
  }
  const wanted = rest ? { x: rest.x - left, y: rest.y - top } : { x: at.x + move.x, y: at.y + move.y };
  const { at: now, width, height } = seatOf(element);
  if ((width === 0 && height === 0) || isNear(now, wanted)) return;
  // Margins of an element in the flow would also move the elements behind it.
  if (pin.way === 'margin' && isFixed(element)) {
    const margins = marginsOf(styleOf(element));
    if (reach(pin, wanted, now, (by) => byMargins(margins, by))) return;
    pin.way = 'translate';
  }
  reach(pin, wanted, now, ({ x, y }) => ({ translate: `${x}px ${y}px` }));
}

/** Moves an element in up to three rounds: a pin around it may have moved it already, and a scaled element moves further than it is told. */
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

/** Moves by margins: a transform would make the element the frame of fixed elements inside it. */
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
