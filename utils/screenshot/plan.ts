import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';

/**
 * Calculates where the pixels of tiles belong. All values are device pixels from the content's top left corner, unless
 * a name says otherwise. An edge is rounded in one place only, so that a tile begins exactly where the tile before it
 * ends.
 */

/** Limits of one picture, so that it can be drawn, stored and shown. Chromium's own limit is 65,535 px per side. */
export const longestPartPx = 16_000;
const largestPartPx = 32_000_000;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PictureSize {
  width: number;
  height: number;
}

/** A rectangle of a picture of the window, and its place in the content. */
export interface Tile {
  /** Its top left corner in the picture. */
  from: { x: number; y: number };
  /** Its place in the content. */
  box: Box;
}

/** Pages tell lengths as 32-bit floats, so half a device pixel may arrive as slightly less than a half. */
const floatError = 0.005;

/** Returns the device pixel from which a browser draws an edge. The place is in CSS pixels. */
function pixelAt(place: number, scale: number): number {
  return Math.round(place * scale + floatError);
}

/**
 * Returns the device pixels per CSS pixel in a picture of the window: the page's own ratio if the picture's width fits
 * it, else the picture's width divided by the window's.
 */
export function scaleOf({ window, ratio }: Pick<Shown, 'window' | 'ratio'>, { width }: PictureSize): number {
  const unexplained = Math.abs(width - window.width * ratio);
  return unexplained <= 2 * Math.max(1, ratio) ? ratio : width / window.width;
}

/** Returns the part of the content that a picture of the window shows. */
export function tileOf(shown: Shown, picture: PictureSize): Tile {
  const scale = scaleOf(shown, picture);
  const { view, window, atEnd } = shown;
  // The browser may round a view's end to a whole CSS pixel. Then the last CSS pixel is left to the next view. At the
  // content's end there is no next view, so the tile may reach almost one CSS pixel further. An end within a device
  // pixel was not rounded, and the rest of that pixel belongs to the view's neighbour.
  const edge = (from: number, length: number, whole: number, pictured: number, isEnd: boolean) => {
    // Firefox's picture may have one row more than the window.
    const limit = Math.min(pictured, Math.round(whole * scale));
    // The view ends where the window ends, so its edge is the picture's edge.
    if (isAtEdge(from, length, whole)) return limit;
    const side = (from + length) * scale;
    const last = Math.min(limit, Math.round(side + floatError));
    const isWhole = Math.abs(side - Math.round(side)) < 0.01;
    if (isEnd) return isWhole ? Math.min(limit, last + Math.ceil(scale) - 1) : last;
    return isWhole ? last : last - Math.ceil(scale);
  };
  const x = pixelAt(view.x, scale);
  const y = pixelAt(view.y, scale);
  const left = pixelAt(shown.left, scale);
  const top = pixelAt(shown.top, scale);
  return {
    from: { x, y },
    box: {
      left,
      top,
      right: left + edge(view.x, view.width, window.width, picture.width, atEnd.right) - x,
      bottom: top + edge(view.y, view.height, window.height, picture.height, atEnd.bottom) - y,
    },
  };
}

/** Whether a view ends where the window ends, give or take one pixel of rounding. All lengths are CSS pixels. */
export function isAtEdge(from: number, length: number, whole: number): boolean {
  return from + length > whole - 1;
}

/** Returns a region of the content in device pixels; all content if the region is null. */
export function boxOf(region: Region | null, { content }: Pick<Shown, 'content'>, scale: number): Box {
  const { x, y, width, height } = region ?? { x: 0, y: 0, ...content };
  return {
    left: pixelAt(x, scale),
    top: pixelAt(y, scale),
    right: pixelAt(x + width, scale),
    bottom: pixelAt(y + height, scale),
  };
}

const sizeLimits = { longest: longestPartPx, largest: largestPartPx };

/** Returns the greatest height of a part with this width. */
export function highestPart(width: number, limits = sizeLimits): number {
  return Math.max(1, Math.min(limits.longest, Math.floor(limits.largest / Math.max(1, width))));
}

/**
 * Returns the height of a picture's parts. They are equal, and as few as the limits allow. A single part may grow up to
 * the limit.
 */
export function partHeight({ width, height }: PictureSize, limits = sizeLimits): number {
  const highest = highestPart(width, limits);
  const parts = Math.max(1, Math.ceil(height / highest));
  return parts === 1 ? highest : Math.ceil(height / parts);
}

/** Returns how many views of the window it takes to show a box. */
export function tilesFor(box: Box, view: PictureSize): number {
  const steps = (length: number, step: number) => Math.max(1, Math.ceil(length / Math.max(1, step)));
  return steps(box.right - box.left, view.width) * steps(box.bottom - box.top, view.height);
}

/** Returns the intersection of two boxes; null if they do not overlap. */
export function overlap(a: Box, b: Box): Box | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

/**
 * A page that grows while it is scrolled is followed to three times its height or by thirty windows, whichever is more.
 */
const growthFactor = 3;
const growthWindows = 30;

/** Returns the height up to which a growing page is followed. Any unit, the same for all heights. */
export function growthLimit(heightAtStart: number, windowHeight: number): number {
  return Math.max(heightAtStart * growthFactor, heightAtStart + windowHeight * growthWindows);
}
