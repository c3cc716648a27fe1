import { boxOf, isElement, ownOf, shadowOf, shownChildrenOf, styleOf } from '../dom.ts';
import { parentOf } from '../full-page/shadow-roots.ts';
import type { Point } from './pick-geometry.ts';

/** Smaller elements are not visible to a person. CSS pixels. */
const leastPx = 2;

/**
 * Returns the innermost element at a point of the window, in open shadow trees too and under our own layer. An iframe
 * counts as one element.
 */
export function elementAt(document: Document, { x, y }: Point, layer: Element): Element {
  const topOf = (root: DocumentOrShadowRoot): Element | null =>
    root.elementsFromPoint(x, y).find((element) => element !== layer) ?? null;
  let found = topOf(document) ?? ownOf(document, 'documentElement');
  for (;;) {
    const shadow = shadowOf(found);
    const inner = shadow === null ? null : topOf(shadow);
    // A shadow root's `elementsFromPoint` also returns elements outside of it.
    if (inner === null || inner.getRootNode() !== shadow) return found;
    found = inner;
  }
}

/**
 * Returns the nearest ancestor whose box is visibly different, so that a person sees each step up. Null if there is
 * none.
 */
export function larger(element: Element): Element | null {
  let around = parentOf(element);
  while (around !== null && (!isDrawn(around) || isSameBox(around, element))) around = parentOf(around);
  return around;
}

/** Returns the first drawn descendant whose box is visibly different. Null if there is none. */
export function inside(element: Element): Element | null {
  for (const child of drawnChildren(element)) {
    if (!isSameBox(child, element)) return child;
    const further = inside(child);
    if (further !== null) return further;
  }
  return null;
}

/**
 * Returns the drawn neighbour before or after an element: its sibling, or a sibling of the nearest ancestor that has
 * one. Null if there is none.
 */
export function beside(element: Element, step: 1 | -1): Element | null {
  for (let child = element, around = parentOf(child); around !== null; around = parentOf(around)) {
    const children = drawnChildren(around);
    const next = children[children.indexOf(child) + step];
    if (children.includes(child) && next !== undefined) return next;
    child = around;
  }
  return null;
}

/** Returns the focused element, in open shadow trees too. */
export function focusedElement(document: Document): Element | null {
  let focused = ownOf(document, 'activeElement');
  for (;;) {
    const inner = focused === null ? null : (shadowOf(focused)?.activeElement ?? null);
    if (inner === null) return focused;
    focused = inner;
  }
}

export function isDrawn(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width >= leastPx && height >= leastPx;
}

function drawnChildren(element: Element): Element[] {
  const children = shownChildrenOf(element).filter(isElement);
  // An element with `display: contents` has no box of its own, but its children have boxes.
  return children.flatMap((child) =>
    isDrawn(child) ? [child] : isBoxless(child) ? drawnChildren(child) : [],
  );
}

function isBoxless(element: Element): boolean {
  return styleOf(element).display === 'contents';
}

function isSameBox(one: Element, other: Element): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  return [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every((gap) => Math.abs(gap) < 1);
}
