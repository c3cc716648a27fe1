import { shadowOf } from '../dom.ts';
import type { Region } from './region-geometry.ts';

/** A rectangle is probed at this many points in each direction. */
const perSide = 5;

/** Returns the innermost element at a point of the window, also inside shadow roots. CSS pixels. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  let hit = document.elementFromPoint?.(x, y) ?? null;
  for (let inner = hit; inner !== null && inner !== undefined; ) {
    hit = inner;
    // `shadowOf` is needed because a form field named `shadowRoot` hides that property of the form.
    const next: Element | null = shadowOf(inner)?.elementFromPoint(x, y) ?? null;
    inner = next === inner ? null : next;
  }
  return hit;
}

/** Returns points that are spread evenly over a rectangle. */
export function pointsIn({ x, y, width, height }: Region): { x: number; y: number }[] {
  return Array.from({ length: perSide * perSide }, (_, at) => ({
    x: x + (width * ((at % perSide) + 0.5)) / perSide,
    y: y + (height * (Math.floor(at / perSide) + 0.5)) / perSide,
  }));
}
