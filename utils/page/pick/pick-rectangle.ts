import type { Region } from '../full-page/region-geometry.ts';
import type { Scroller } from '../full-page/scroller.ts';
import { elementAt } from './elements.ts';
import type { Layer } from './layer.ts';
import { between, clamp, nudge, type Point } from './pick-geometry.ts';
import { groundOf, originOf, type Scrolling } from './scrolling.ts';

/** A rectangle between a fixed corner and a moving corner. Points are CSS pixels in the window. */
export interface PickRectangle {
  /** Returns the moving corner as it was set. A pointer may take it beyond the window's edges. */
  pointer(): Point;
  /** Returns the moving corner inside the window. */
  moving(): Point;
  /** Returns the fixed corner, or the moving corner if none is fixed. */
  fixed(): Point;
  /** Returns the scroller with which the fixed corner scrolls along; null if no corner is fixed. */
  scroller(): Scroller | null;
  /** Returns the element under the moving corner. */
  under(): Element;
  region(): Region;
  moveTo(point: Point): void;
  /** Moves the moving corner by a key's step, and scrolls if the corner comes to the window's edge. */
  step(by: Point, scrolling: Scrolling): void;
  /** Fixes a corner where the moving corner is. */
  fix(): void;
}

/** Creates a rectangle whose moving corner is in the middle of the window. `main`: the page's main scroller. */
export function createPickRectangle(document: Document, layer: Layer, main: Scroller): PickRectangle {
  const { width, height } = layer.size();
  let at: Point = { x: Math.round(width / 2), y: Math.round(height / 2) };
  /** Relative to the upper left of the scroller's content. */
  let corner: (Point & { scroller: Scroller }) | null = null;

  const moving = (): Point => {
    const view = layer.size();
    return { x: clamp(at.x, 0, view.width), y: clamp(at.y, 0, view.height) };
  };
  const fixed = (): Point => {
    if (corner === null) return moving();
    const origin = originOf(corner.scroller);
    return { x: origin.x + corner.x, y: origin.y + corner.y };
  };
  const under = () => elementAt(document, moving(), layer.host);
  return {
    pointer: () => at,
    moving,
    fixed,
    scroller: () => corner?.scroller ?? null,
    under,
    region: () => between(fixed(), moving()),
    moveTo(point) {
      at = point;
    },
    step(by, scrolling) {
      const view = layer.size();
      const from = moving();
      const [x, y] = [nudge(from.x, by.x, view.width), nudge(from.y, by.y, view.height)];
      const went = scrolling.by(corner?.scroller ?? groundOf(under(), main), { x: x.over, y: y.over });
      at = { x: x.at + x.over - went.x, y: y.at + y.over - went.y };
      at = moving();
    },
    fix() {
      const scroller = groundOf(under(), main);
      const origin = originOf(scroller);
      const { x, y } = moving();
      corner = { scroller, x: x - origin.x, y: y - origin.y };
    },
  };
}
