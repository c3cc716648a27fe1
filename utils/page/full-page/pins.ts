import { styleOf } from '../dom.ts';
import { isAround, parentOf, type Root, rootsOf } from './deep.ts';
import { isRoot, type Scroller, viewOf } from './scroller.ts';

/** What the view shows of the content, and how far it could go. CSS pixels. */
interface Offset {
  left: number;
  top: number;
  maxLeft: number;
  maxTop: number;
}

export interface Pins {
  /**
   * Puts what is fixed to the window where it belongs in the whole content: at the top what hangs there, at the bottom what
   * stands there; and what sticks, into its place in the flow. Returns whether there is something new. `roots` are the
   * document's, where they are known.
   */
  place(offset: Offset, roots?: Root[]): boolean;
  isOurs(animation: Animation): boolean;
  /** Whether something was met whose content the browser may leave out as long as it is not in the window. */
  sawSkipped(): boolean;
  undo(): void;
}

interface Pin {
  element: HTMLElement;
  animation: Animation;
  /** Used margins and place in the window, as the page has them. */
  margin: { left: number; top: number; right: number; bottom: number };
  at: { x: number; y: number };
  /** Which end of the content it belongs to. */
  right: boolean;
  bottom: boolean;
}

/** Such ancestors take a fixed element out of the window's hands. */
const framing = /transform|filter|perspective|translate|rotate|scale|contain/;

/**
 * Pins are paused animations: they change what is computed and neither an attribute nor a style of the page, so the document
 * stays as it is to the byte, and whoever asks a style sheet or a policy is not concerned.
 */
export function createPins(document: Document, scroller: Scroller): Pins {
  const pins = new Map<Element, Pin>();
  const loosened = new Map<Element, Animation>();
  const ours = new Set<Animation>();
  let isOver = false;
  let hasSkipped = false;

  const hold = (element: Element, keyframe: Keyframe): Animation => {
    const animation = element.animate([keyframe, keyframe], { duration: 1, fill: 'both' });
    animation.pause();
    ours.add(animation);
    return animation;
  };

  const find = (roots: Root[]): boolean => {
    const before = pins.size + loosened.size;
    for (const root of roots) {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (pins.has(element) || loosened.has(element)) continue;
        const style = styleOf(element);
        const { position } = style;
        hasSkipped ||= style.contentVisibility === 'auto';
        if (position === 'sticky' && stickingTo(element) === scroller) {
          loosened.set(element, hold(element, { top: 'auto', right: 'auto', bottom: 'auto', left: 'auto' }));
        } else if (position === 'fixed' && isPinned(element, scroller)) {
          pins.set(element, newPin(element, style, hold));
        }
      }
    }
    return pins.size + loosened.size > before;
  };

  return {
    place(offset, roots = rootsOf(document)) {
      // Whoever comes late must leave nothing behind.
      if (isOver) return false;
      const isNew = find(roots);
      for (const pin of pins.values()) put(pin, offset);
      return isNew;
    },
    isOurs: (animation) => ours.has(animation),
    sawSkipped: () => hasSkipped,
    undo() {
      isOver = true;
      for (const animation of ours) animation.cancel();
    },
  };
}

function newPin(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  hold: (element: Element, keyframe: Keyframe) => Animation,
): Pin {
  const document = element.ownerDocument;
  const { clientWidth, clientHeight } = document.documentElement;
  const { x, y, width, height } = element.getBoundingClientRect();
  const px = (value: string) => Number.parseFloat(value) || 0;
  const isWide = width > clientWidth * 0.6;
  const startsRight = document.defaultView?.getComputedStyle(document.documentElement).direction === 'rtl';
  return {
    element,
    animation: hold(element, {}),
    margin: {
      left: px(style.marginLeft),
      top: px(style.marginTop),
      right: px(style.marginRight),
      bottom: px(style.marginBottom),
    },
    at: { x, y },
    right: isWide ? startsRight : x + width / 2 > clientWidth / 2,
    bottom: height <= clientHeight / 2 && y + height / 2 > clientHeight / 2,
  };
}

/** Moves by margins: they make no new frame for what is fixed inside, as a transform would. */
function put(pin: Pin, { left, top, maxLeft, maxTop }: Offset): void {
  const { element, animation, margin, at } = pin;
  const wanted = {
    x: at.x + (pin.right ? maxLeft - left : -left),
    y: at.y + (pin.bottom ? maxTop - top : -top),
  };
  let moveX = wanted.x - at.x;
  let moveY = wanted.y - at.y;
  const effect = animation.effect as KeyframeEffect;
  // What stands in another pin without a place of its own has moved with it: the second round takes that back.
  for (const _round of [1, 2]) {
    const keyframe: Keyframe = {
      marginLeft: `${margin.left + moveX}px`,
      marginRight: `${margin.right - moveX}px`,
      marginTop: `${margin.top + moveY}px`,
      marginBottom: `${margin.bottom - moveY}px`,
    };
    effect.setKeyframes([keyframe, keyframe]);
    const now = element.getBoundingClientRect();
    if (Math.abs(now.x - wanted.x) < 0.5 && Math.abs(now.y - wanted.y) < 0.5) return;
    moveX += wanted.x - now.x;
    moveY += wanted.y - now.y;
  }
}

/** Whether a fixed element stays in the window while the scroller's content moves. */
function isPinned(element: HTMLElement, scroller: Scroller): boolean {
  const view = element.ownerDocument.defaultView;
  if (view === null || isAround(element, scroller)) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0 || coversWindowFromBehind(element)) return false;
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (!isRoot(scroller) && isAround(around, scroller)) break;
    if (frames(view.getComputedStyle(around))) return false;
  }
  return true;
}

function frames(style: CSSStyleDeclaration): boolean {
  const isSet = (value: string | undefined) => value !== undefined && value !== '' && value !== 'none';
  return (
    isSet(style.transform) ||
    isSet(style.filter) ||
    isSet(style.perspective) ||
    isSet(style.translate) ||
    isSet(style.rotate) ||
    isSet(style.scale) ||
    isSet(style.getPropertyValue('backdrop-filter')) ||
    /paint|layout|strict|content/.test(style.contain) ||
    framing.test(style.willChange)
  );
}

/** A backdrop of the whole window is right wherever one scrolls. */
function coversWindowFromBehind(element: HTMLElement): boolean {
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const { x, y, right, bottom } = element.getBoundingClientRect();
  if (x > 0 || y > 0 || right < clientWidth || bottom < clientHeight) return false;
  const { zIndex } = element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
  return Number(zIndex) < 0;
}

/** The scroller that a sticky element sticks to. */
function stickingTo(element: Element): Scroller | null {
  const document = element.ownerDocument;
  const root = document.scrollingElement;
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (around === document.body || around === document.documentElement) break;
    const style = document.defaultView?.getComputedStyle(around);
    if (/auto|scroll|hidden/.test(`${style?.overflowX} ${style?.overflowY}`)) return around;
  }
  return root;
}

/** How far a scroller's view can go. */
export function reachOf(scroller: Scroller): { maxLeft: number; maxTop: number } {
  const view = viewOf(scroller);
  return {
    maxLeft: Math.max(0, scroller.scrollWidth - view.width),
    maxTop: Math.max(0, scroller.scrollHeight - view.height),
  };
}
