import { boxOf, isElement, ownOf, shadowOf, shownChildrenOf, styleOf } from '../dom.ts';
import { parentOf } from '../full-page/shadow-roots.ts';
import type { Point } from './pick-geometry.ts';

/** Smaller ones are nothing anybody sees. */
const leastPx = 2;

/** The innermost element at a point of the window, into open shadow trees and under our own layer. An iframe is one element. */
export function elementAt(document: Document, { x, y }: Point, layer: Element): Element {
  const topOf = (root: DocumentOrShadowRoot): Element | null =>
    root.elementsFromPoint(x, y).find((element) => element !== layer) ?? null;
  let found = topOf(document) ?? ownOf(document, 'documentElement');
  for (;;) {
    const shadow = shadowOf(found);
    const inner = shadow === null ? null : topOf(shadow);
    // A shadow root names what lies around it as well.
    if (inner === null || inner.getRootNode() !== shadow) return found;
    found = inner;
  }
}

/** The nearest element around one that is drawn differently, so that each step up is one that is seen. */
export function larger(element: Element): Element | null {
  let around = parentOf(element);
  while (around !== null && (!isDrawn(around) || isSameBox(around, element))) around = parentOf(around);
  return around;
}

/** The first element drawn inside one. */
export function inside(element: Element): Element | null {
  for (const child of drawnChildren(element)) {
    if (!isSameBox(child, element)) return child;
    const further = inside(child);
    if (further !== null) return further;
  }
  return null;
}

/** The neighbour before or after, among the children of the same parent or of the next one around that has another. */
export function beside(element: Element, step: 1 | -1): Element | null {
  for (let child = element, around = parentOf(child); around !== null; around = parentOf(around)) {
    const children = drawnChildren(around);
    const next = children[children.indexOf(child) + step];
    if (children.includes(child) && next !== undefined) return next;
    child = around;
  }
  return null;
}

/** What has the focus, in whichever open shadow tree. */
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
  // What is drawn in its parent's place has no box of its own, its children have.
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
