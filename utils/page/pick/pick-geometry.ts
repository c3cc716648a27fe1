import type { Region } from '../full-page/region-geometry.ts';

/** A point in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

export type Size = Pick<Region, 'width' | 'height'>;

/** If the pointer or the crosshair is nearer than this to the window's edge, the page scrolls. CSS pixels. */
export const edgePx = 24;
const fastestPerFrame = 64;

export function between(a: Point, b: Point): Region {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x, b.x) - x, height: Math.max(a.y, b.y) - y };
}

/**
 * Moves a region's sides to the nearest border between device pixels, as the browser draws it. `ratio` is in device
 * pixels per CSS pixel.
 */
export function onDevicePixels({ x, y, width, height }: Region, ratio: number): Region {
  const snap = (side: number) => Math.round(side * ratio) / ratio;
  const [left, top] = [snap(x), snap(y)];
  return { x: left, y: top, width: snap(x + width) - left, height: snap(y + height) - top };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/**
 * Returns how far a drag scrolls in one frame along one axis, in CSS pixels. `at` is the pointer, which may be beyond
 * the window's edge at 0 or `length`; `from` is where the drag began. Only a drag away from its start scrolls, so that
 * a drag can begin at an edge.
 */
export function edgePush(at: number, from: number, length: number): number {
  const past = at - (length - edgePx);
  const before = at - edgePx;
  if (past > 0 && at > from) return Math.min(past / 2, fastestPerFrame);
  if (before < 0 && at < from) return Math.max(before / 2, -fastestPerFrame);
  return 0;
}

/**
 * Moves a crosshair by a key's step, but not into the strip at the window's edge. `over` is the rest of the step, which
 * has to be scrolled.
 */
export function nudge(at: number, by: number, length: number): { at: number; over: number } {
  const wanted = at + by;
  const stop = by > 0 ? Math.max(at, length - edgePx) : Math.min(at, edgePx);
  const moved = by > 0 ? Math.min(wanted, stop) : Math.max(wanted, stop);
  return { at: moved, over: wanted - moved };
}

/** Returns an arrow key's step in CSS pixels: 1 for a tap, more the longer the key is held, 50 with Shift. */
export function stepOf(held: number, shift: boolean): number {
  return shift ? 50 : Math.min(1 + held, 24);
}

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Returns an arrow key's direction; null for any other key. */
export function arrowOf(key: string): Point | null {
  return arrows[key] ?? null;
}
