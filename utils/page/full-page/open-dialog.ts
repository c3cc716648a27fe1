import { boxOf, childrenOf, closestOf, documentOf, firstIn, isElement, matchesOf, styleOf } from '../dom.ts';
import { isOpaque } from '../regions/opaque.ts';
import { elementAt, pointsIn } from './element-at.ts';
import { areaOf } from './region-geometry.ts';
import { coversWindow, isRoot, type Scroller, windowOf } from './scroller.ts';
import { isAround, parentOf } from './shadow-roots.ts';

const modal = ':modal,[aria-modal="true"]';
/** A dialog keeps the person from the page if it leaves at most this share of the window to the page. */
const mostFree = 0.3;

/**
 * Returns the layers of an open dialog that keeps the person from the page: elements that are fixed to the window, or
 * in the top layer. Empty if the page can be reached.
 */
export function dialogLayers(document: Document): Element[] {
  const window = windowOf(document);
  const layerOf = remembering(layerAround);
  const points = pointsIn(window);
  const layers = points.map(({ x, y }) => {
    const hit = elementAt(document, x, y);
    return hit === null ? null : layerOf(hit);
  });
  const found = [...new Set(layers.filter((layer) => layer !== null))];
  const inTopLayer = found.filter((layer) => matchesOf(layer, ':modal'));
  if (inTopLayer.length > 0) return inTopLayer;
  if (found.length === 0 || layers.filter((layer) => layer === null).length > points.length * mostFree)
    return [];
  const isModal = found.some(
    (layer) => matchesOf(layer, modal) || closestOf(layer, modal) !== null || firstIn(layer, modal) !== null,
  );
  // An application may be fixed to the window too, but it does not dim anything.
  const corners = [points[0], points.at(-1)].filter((point) => point !== undefined);
  const isDimmed = () =>
    corners.some(({ x, y }) => document.elementsFromPoint(x, y).some((element) => dims(element)));
  return isModal || isDimmed() ? found : [];
}

/** Whether an element covers the window and lets the page shine through. */
function dims(element: Element): boolean {
  if (!coversWindow(element)) return false;
  const style = styleOf(element);
  if (isOpaque(style) || /^$|^transparent$|, 0\)$/.test(style.backgroundColor)) return false;
  return styleOf(element).position === 'fixed' || layerAround(element) !== null;
}

/** Returns the nearest element around, or itself, that is fixed to the window or in the top layer; null without one. */
function layerAround(element: Element): Element | null {
  for (let around: Element | null = element; around !== null; around = parentOf(around)) {
    if (matchesOf(around, ':modal') || styleOf(around).position === 'fixed') return around;
  }
  return null;
}

function remembering<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : compute(key);
    known.set(key, value);
    return value;
  };
}

/**
 * Returns what shines through a layer whose content is scrolled over the page, such as a tall dialog: it does not move
 * with the content, so each part of the picture would repeat it. What dims the page is not returned. Empty if nothing
 * shines through.
 */
export function shiningThrough(scroller: Scroller): Element[] {
  const layer = isRoot(scroller) ? null : layerAround(scroller);
  if (layer === null || matchesOf(layer, ':modal')) return [];
  const { body } = documentOf(layer);
  const behind: Element[] = [];
  let isInside = true;
  for (let around: Element | null = scroller; around !== null; around = parentOf(around)) {
    if (isInside && isOpaque(styleOf(around))) return [];
    if (around === layer) isInside = false;
    const parent: Element | null = isInside || around === body ? null : parentOf(around);
    for (const sibling of parent === null ? [] : childrenOf(parent)) {
      if (isElement(sibling) && sibling !== around && isBehind(sibling)) behind.push(sibling);
    }
  }
  return behind;
}

function isBehind(element: Element): boolean {
  const { left, top, width, height } = boxOf(element);
  if (areaOf({ width, height }) === 0 ? element.firstElementChild === null : dims(element)) return false;
  const hit = elementAt(documentOf(element), left + width / 2, top + height / 2);
  return hit === null || !isAround(element, hit);
}
