import {
  boxOf,
  childrenOf,
  documentOf,
  isElement,
  isText,
  localNameOf,
  matchesOf,
  queryAll,
  styleOf,
  textOf,
} from '../dom.ts';
import { elementAt } from './element-at.ts';
import { isRoot, rootScroller, type Scroller, windowOf } from './scroller.ts';
import { isAround, parentOf, type Root } from './shadow-roots.ts';

export type Pseudo = '::before' | '::after';

/**
 * An element that does not move with the content. `fixed`: fixed to the window. `sticky`: sticks to the scroller.
 * `follower`: moved by the page's own script. `overlay`: lies over a pane. `backdrop`: empty and as large as the
 * window. `attached`: its background is attached to the window.
 */
export interface Found {
  element: Element;
  kind: 'fixed' | 'sticky' | 'follower' | 'overlay' | 'backdrop' | 'attached';
  pseudo: Pseudo | null;
}

/** If `will-change` names such a property, fixed descendants are fixed to the element, not to the window. */
const framing = /transform|filter|perspective|translate|rotate|scale|contain/;
/** If a style sheet cannot be read, at most this many elements are checked for fixed pseudo-elements. */
const mostAsked = 300;

/**
 * Finds the elements that do not move with the content, except known ones. `hasSkipped`: the browser may skip some
 * content. `wantsWindows`: the page only looks right if it is pictured window by window.
 */
export function findLoose(
  where: Iterable<Root | Element>,
  scroller: Scroller,
  isKnown: (element: Element, pseudo?: Pseudo) => boolean,
  pinned: ReadonlyMap<Element, unknown>,
): { found: Found[]; hasSkipped: boolean; wantsWindows: boolean } {
  const result = { found: [] as Found[], hasSkipped: false, wantsWindows: false };
  const taken = new Set<Element>();
  const add = (element: Element, kind: Found['kind'], pseudo: Pseudo | null = null) => {
    taken.add(element);
    result.found.push({ element, kind, pseudo });
  };
  const isPane = !isRoot(scroller);
  const isInPinned = (element: Element) => {
    for (let around = parentOf(element); around !== null; around = parentOf(around)) {
      if (taken.has(around) || pinned.has(around)) return true;
    }
    return false;
  };
  const look = (element: Element) => {
    if (taken.has(element) || isKnown(element)) return;
    const style = styleOf(element);
    const { position } = style;
    result.hasSkipped ||= style.contentVisibility === 'auto';
    if (style.backgroundAttachment === 'fixed' && style.backgroundImage !== 'none') add(element, 'attached');
    if (position === 'static') return;
    if (position === 'sticky' && stickingTo(element) === scroller) add(element, 'sticky');
    else if (position === 'fixed' && isPinned(element, scroller)) {
      result.wantsWindows ||= matchesOf(element, ':modal') && isSet(backdropOf(element));
      const kind = fixedKind(element, isPane);
      if (kind === 'behind') result.wantsWindows = true;
      else if (kind !== null) add(element, kind);
    } else if (isPane && isOverlay(element, style, scroller) && !isInPinned(element)) add(element, 'overlay');
  };
  for (const place of where) {
    if ('tagName' in place) look(place);
    for (const element of queryAll(place, '*')) look(element);
    if ('styleSheets' in place) {
      result.wantsWindows ||= 'documentElement' in place && isFiltered(place);
      for (const [element, pseudo, style] of fixedPseudos(place)) {
        if (isKnown(element, pseudo) || isFramed(element, scroller)) continue;
        const isBackdrop = coversWindow(scroller.ownerDocument, style);
        if (!isBackdrop || !isPane) add(element, isBackdrop ? 'backdrop' : 'fixed', pseudo);
      }
    }
  }
  return result;
}

function backdropOf(dialog: Element): string {
  const { backgroundColor } = getComputedStyle(dialog, '::backdrop');
  return /, 0\)$/.test(backgroundColor) ? 'none' : backgroundColor;
}

function isFiltered({ documentElement }: Document): boolean {
  return isSet(styleOf(documentElement).filter);
}

/** Whether a fixed element stays in the window while the scroller's content moves. */
function isPinned(element: Element, scroller: Scroller): boolean {
  if (isAround(element, scroller)) return false;
  const { width, height } = boxOf(element);
  if (width === 0 || height === 0) return false;
  // Ancestors do not affect elements of the top layer.
  if (matchesOf(element, onTop)) return true;
  return !isFramed(parentOf(element), scroller);
}

const onTop = ':modal,:popover-open,:fullscreen';

function isFramed(from: Element | null, scroller: Scroller): boolean {
  for (let around = from; around !== null; around = parentOf(around)) {
    if (!isRoot(scroller) && isAround(around, scroller)) return false;
    if (frames(around)) return true;
  }
  return false;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'none';
}

/** Whether fixed descendants of an element are fixed to the element instead of the window. */
function frames(element: Element): boolean {
  const style = styleOf(element);
  // A filter on the root element does not affect fixed elements.
  const isTop = element === documentOf(element).documentElement;
  return (
    isSet(style.transform) ||
    isSet(style.perspective) ||
    isSet(style.translate) ||
    isSet(style.rotate) ||
    isSet(style.scale) ||
    (!isTop && (isSet(style.filter) || isSet(style.getPropertyValue('backdrop-filter')))) ||
    /paint|layout|strict|content/.test(style.contain) ||
    framing.test(isTop ? style.willChange.replace('filter', '') : style.willChange)
  );
}

const replaced = /^(img|canvas|video|iframe|svg|object|embed|input|textarea)$/;

/**
 * Returns how to treat a fixed element. `backdrop`: empty and as large as the window, so it is made as large as the
 * content; null instead if the scroller is a pane. `behind`: as large as the window, with content, behind the page.
 */
function fixedKind(element: Element, isPane: boolean): 'fixed' | 'backdrop' | 'behind' | null {
  const { width, height } = windowOf(documentOf(element));
  const { x, y, right, bottom } = boxOf(element);
  if (x > 0 || y > 0 || right < width || bottom < height) return 'fixed';
  const isBehind = Number(styleOf(element).zIndex) < 0;
  const isEmpty =
    !replaced.test(localNameOf(element)) &&
    childrenOf(element).every(
      (child) => !isElement(child) && (!isText(child) || textOf(child).trim() === ''),
    );
  if (isEmpty) return isPane ? null : 'backdrop';
  return isBehind ? 'behind' : 'fixed';
}

/** Whether an element that does not scroll with a pane covers a part of it. */
function isOverlay(element: Element, style: CSSStyleDeclaration, scroller: Scroller): boolean {
  if (isAround(element, scroller)) return false;
  if (isAround(scroller, element) && !(style.position === 'absolute' && escapes(element, scroller)))
    return false;
  const box = boxOf(element);
  const view = boxOf(scroller);
  const left = Math.max(box.left, view.left);
  const top = Math.max(box.top, view.top);
  const [width, height] = [Math.min(box.right, view.right) - left, Math.min(box.bottom, view.bottom) - top];
  if (width < 1 || height < 1) return false;
  if (style.pointerEvents === 'none') {
    const isAfter = scroller.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return Number(style.zIndex) > 0 || (isAfter !== 0 && !(Number(style.zIndex) < 0));
  }
  const hit = elementAt(documentOf(element), left + width / 2, top + height / 2);
  return hit !== null && isAround(element, hit);
}

/** Whether an absolutely positioned element in a pane is placed by an element outside the pane. */
function escapes(element: Element, scroller: Scroller): boolean {
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (styleOf(around).position !== 'static' || frames(around)) return false;
    if (around === scroller) return true;
  }
  return false;
}

/** The scroller that a sticky element sticks to. */
function stickingTo(element: Element): Scroller {
  const { body, documentElement } = documentOf(element);
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (around === documentElement) break;
    // The window takes over the body's overflow, unless the root element has its own overflow.
    if (around === body && styleOf(documentElement).overflowY === 'visible') break;
    const { overflowX, overflowY } = styleOf(around);
    if (/auto|scroll|hidden/.test(`${overflowX} ${overflowY}`)) return around;
  }
  return rootScroller(documentOf(element));
}

/**
 * Returns the pane and its ancestors that have round corners with clipping, a mask or a clip path. Empty for a
 * document.
 */
export function clippingAround(scroller: Scroller): Element[] {
  if (isRoot(scroller)) return [];
  const clipping: Element[] = [];
  for (let around: Element | null = scroller; around !== null; around = parentOf(around)) {
    const { borderRadius, overflowX, maskImage, clipPath } = styleOf(around);
    const isRound = /[1-9]/.test(borderRadius) && overflowX !== 'visible';
    if (isRound || isSet(maskImage) || isSet(clipPath)) clipping.push(around);
  }
  return clipping;
}

function* fixedPseudos(root: Root): Generator<[Element, Pseudo, CSSStyleDeclaration]> {
  for (const element of withPseudos(root)) {
    for (const pseudo of ['::before', '::after'] as const) {
      const style = getComputedStyle(element, pseudo);
      if (style.position !== 'fixed' || !isSet(style.content) || style.content === 'normal') continue;
      yield [element, pseudo, style];
    }
  }
}

function coversWindow(document: Document, style: CSSStyleDeclaration): boolean {
  const { width, height } = windowOf(document);
  return Number.parseFloat(style.width) >= width && Number.parseFloat(style.height) >= height;
}

/**
 * Returns the elements that may have a fixed pseudo-element, according to the style sheets. If a style sheet cannot be
 * read, the first elements of the page are included.
 */
function withPseudos(root: Root): Set<Element> {
  const elements = new Set<Element>(queryAll(root, 'html,body'));
  for (const sheet of [...root.styleSheets, ...(root.adoptedStyleSheets ?? [])]) {
    try {
      for (const selector of fixedSelectors(sheet.cssRules)) {
        for (const element of queryAll(root, selector)) elements.add(element);
      }
    } catch {
      for (const element of [...queryAll(root, '*')].slice(0, mostAsked)) elements.add(element);
    }
  }
  return elements;
}

function* fixedSelectors(rules: CSSRuleList): Generator<string> {
  for (const rule of rules) {
    if ('style' in rule && 'selectorText' in rule) {
      const { style, selectorText } = rule as CSSStyleRule;
      if (style.position !== 'fixed') continue;
      for (const selector of selectorText.split(',')) {
        if (/::?(before|after)/.test(selector)) yield selector.replace(/::?(before|after)/g, '') || '*';
      }
    }
    if ('cssRules' in rule) yield* fixedSelectors(rule.cssRules as CSSRuleList);
  }
}
