import { boxOf, styleOf } from '../dom.ts';
import type { Root } from './deep.ts';
import { clippingAround, type Found, findLoose, type Pseudo } from './find-loose.ts';
import { isRoot, type Scroller, windowOf } from './scroller.ts';

/** What the view shows of the content, and how far it could go. CSS pixels. */
interface Offset {
  left: number;
  top: number;
  maxLeft: number;
  maxTop: number;
}

export interface Pins {
  /**
   * Looks for what does not move with the content: in whole documents and shadow roots, or in elements that may look otherwise
   * now. Returns whether something stands in the window for which nobody knows where it belongs in the content.
   */
  find(where: Iterable<Root | Element>): boolean;
  /** Takes elements that the page itself moves as it is scrolled. */
  take(followers: readonly Element[]): void;
  /** Tells where that belongs. To be called while the content is at its beginning, and the page has heard of it. */
  learn(offset: Offset): void;
  /**
   * Puts what is fixed to the window where it belongs in the whole content: at the top what hangs there, at the bottom what
   * stands there; and what sticks, into its place in the flow. A backdrop of the window becomes one of the content.
   */
  place(offset: Offset): void;
  has(element: Element): boolean;
  /** Gives an element a look of ours, over the page's own, until all is undone. */
  hold(element: Element, keyframe: Keyframe, pseudo?: Pseudo | null): Animation;
  isOurs(animation: Animation): boolean;
  /** Whether something was met whose content the browser may leave out as long as it is not in the window. */
  sawSkipped(): boolean;
  /** Whether something was met that is right in windows only. */
  wantsWindows(): boolean;
  undo(): void;
}

interface Place {
  x: number;
  y: number;
}

interface Pin extends Found {
  animation: Animation;
  /** Where it is in the window, and to which end of the content that belongs. */
  at: Place;
  right: boolean;
  bottom: boolean;
  /** Its place in the content if it is in the window by the content's being scrolled. */
  rest: Place | null;
  isKnown: boolean;
  /** What moves it; what the page's own rules forbid is not tried again. */
  way: 'margin' | 'translate';
}

/**
 * Pins are paused animations: they change what is computed and neither an attribute nor a style of the page, so the document
 * stays as it is to the byte, and whoever asks a style sheet or a policy is not concerned.
 */
export function createPins(scroller: Scroller): Pins {
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
  // Corners and soft edges are the pane's, not of each piece of it.
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
      // A rule that outranks an animation keeps it sticking: it is moved instead.
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
        // What comes with scrolling alone belongs to no place: it goes with the beginning.
        if (seat.width === 0 || seat.height === 0) continue;
        Object.assign(pin, placeOf(seat, scroller));
        const inFlow =
          pin.kind === 'sticky' || pin.kind === 'follower' || (pin.kind === 'fixed' && !isFixed(pin.element));
        if (inFlow) pin.rest = { x: seat.at.x + left, y: seat.at.y + top };
      }
    },
    place(offset) {
      // Whoever comes late must leave nothing behind.
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

/** Where something is in the window, and which ends of the content are nearer. */
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

/** Of what no box can be asked for: a fixed pseudo-element's styles tell it. */
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
  // In the flow margins would move what follows too.
  if (pin.way === 'margin' && isFixed(element)) {
    const margins = marginsOf(styleOf(element));
    if (reach(pin, wanted, now, (by) => byMargins(margins, by))) return;
    pin.way = 'translate';
  }
  reach(pin, wanted, now, ({ x, y }) => ({ translate: `${x}px ${y}px` }));
}

/** What stands in another pin without a place of its own has moved with it, and what is scaled moves further: later rounds correct that. */
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

/** Margins make no new frame for what is fixed inside, as a transform would. */
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
