import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';

/**
 * Where pixels go. Device pixels throughout, counted from the content's top left corner, unless a name says otherwise.
 * An edge is rounded in one place only, so that what one tile ends at the next one begins at.
 */

/** Of one picture, so that no picture is too large to be drawn, stored or shown. Chromium's own limit is 65,535 a side. */
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

/** A rectangle of a picture of the window, and where it belongs. */
export interface Tile {
  /** In the picture. */
  from: { x: number; y: number };
  /** In the content. */
  box: Box;
}

/** Device pixels for each CSS pixel, as the picture of the window has them: the page's own ratio where that explains it. */
export function scaleOf({ window, ratio }: Pick<Shown, 'window' | 'ratio'>, { width }: PictureSize): number {
  const unexplained = Math.abs(width - window.width * ratio);
  return unexplained <= 2 * Math.max(1, ratio) ? ratio : width / window.width;
}

/** What a picture of the window shows of the content. */
export function tileOf(shown: Shown, picture: PictureSize): Tile {
  const scale = scaleOf(shown, picture);
  const { view, window, atEnd } = shown;
  // The browser's figures are rounded to CSS pixels. Where that may matter the last of them is left to the next view; at the
  // end the content tells where it ends.
  const edge = (from: number, length: number, whole: number, pictured: number, isEnd: boolean) => {
    // Firefox's picture may have a row that the window has not.
    const limit = Math.min(pictured, Math.round(whole * scale));
    // Nothing is beside it, so that edge is its edge.
    if (from + length > whole - 1) return limit;
    const side = (from + length) * scale;
    const last = Math.min(limit, Math.round(side));
    if (isEnd) return Math.min(limit, last + Math.ceil(scale) - 1);
    return Math.abs(side - Math.round(side)) < 0.01 ? last : last - Math.ceil(scale);
  };
  const x = Math.round(view.x * scale);
  const y = Math.round(view.y * scale);
  const left = Math.round(shown.left * scale);
  const top = Math.round(shown.top * scale);
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

/** A region of the content in device pixels; everything where it is null. */
export function boxOf(region: Region | null, { content }: Pick<Shown, 'content'>, scale: number): Box {
  const { x, y, width, height } = region ?? { x: 0, y: 0, ...content };
  return {
    left: Math.round(x * scale),
    top: Math.round(y * scale),
    right: Math.round((x + width) * scale),
    bottom: Math.round((y + height) * scale),
  };
}

const sizeLimits = { longest: longestPartPx, largest: largestPartPx };

/** How high any part of that width may be. */
export function highestPart(width: number, limits = sizeLimits): number {
  return Math.max(1, Math.min(limits.longest, Math.floor(limits.largest / Math.max(1, width))));
}

/** How high the parts of a picture may be: as few as the limits allow, and alike. A single one may grow up to the limit. */
export function partHeight({ width, height }: PictureSize, limits = sizeLimits): number {
  const highest = highestPart(width, limits);
  const parts = Math.max(1, Math.ceil(height / highest));
  return parts === 1 ? highest : Math.ceil(height / parts);
}

/** How many windows it takes to show a box. */
export function tilesFor(box: Box, view: PictureSize): number {
  const steps = (length: number, step: number) => Math.max(1, Math.ceil(length / Math.max(1, step)));
  return steps(box.right - box.left, view.width) * steps(box.bottom - box.top, view.height);
}

/** What one has of the other; null where that is nothing. */
export function overlap(a: Box, b: Box): Box | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

/** A page that grows while it is scrolled is followed this far: to three times its height, or by thirty windows. */
const growthFactor = 3;
const growthWindows = 30;

/** Where following a growing page ends, from the height it began with. Any unit. */
export function growthLimit(heightAtStart: number, windowHeight: number): number {
  return Math.max(heightAtStart * growthFactor, heightAtStart + windowHeight * growthWindows);
}
