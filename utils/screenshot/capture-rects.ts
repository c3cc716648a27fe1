import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { CapturedTiles, Stop, Wish } from './capture-tiles.ts';
import type { Picture } from './encode.ts';

import { boxOf, growthLimit, partHeight } from './plan.ts';

/** A multiple of this many CSS pixels is a whole number of device pixels at every usual zoom. */
const step = 60;

/** A rectangle of the document to capture. `scale` is in device pixels per CSS pixel. */
export interface SliceRequest {
  /** In whole CSS pixels of the document, because Firefox accepts no fractions. */
  rect: Region;
  scale: number;
  /** The part of the captured picture to keep. Device pixels. */
  cut: Region;
}

/** The access to the page that `captureRects` needs. `Laid` is the state of a laid-out page. */
export interface SliceCamera<Laid extends Shown> {
  /** Captures the next of `of` slices, after the first `done`, or returns the reason why it cannot. */
  take(slice: SliceRequest, laid: Laid, done: number, of: number): Promise<Picture | Stop>;
  /** Waits to see whether the content grows. Resolves to null if the page is gone. */
  grow(): Promise<Shown | null>;
  /** Lays the page out again after it has grown. Resolves to null if the page is gone. */
  lay(): Promise<Laid | null>;
  /** Reports the progress. Resolves to what the person wants of the screenshot. */
  progress(done: number, of: number): Promise<Wish>;
}

/** Returns the slices for a region, or for all content if it is null: as few as the size limits of a picture allow. */
export function captureRectsOf(region: Region | null, shown: Shown): SliceRequest[] {
  const { origin, ratio } = shown;
  const { left, top, right, bottom } = boxOf(region, shown, ratio);
  const size = { width: right - left, height: bottom - top };
  const highest = partHeight(size);
  const height =
    highest >= size.height ? size.height : Math.round(Math.ceil(highest / ratio / step) * step * ratio);
  const x = sideOf(origin.x * ratio + left, size.width, ratio);
  const slices: SliceRequest[] = [];
  for (let from = top; from < bottom; from += height) {
    const y = sideOf(origin.y * ratio + from, Math.min(height, bottom - from), ratio);
    slices.push({
      rect: { x: x.from, y: y.from, width: x.length, height: y.length },
      scale: ratio,
      cut: { x: x.before, y: y.before, width: x.wanted, height: y.wanted },
    });
  }
  return slices;
}

/**
 * Returns whole CSS pixels that enclose the `wanted` device pixels from `start` on, and the number of device pixels
 * that they hold `before` the wanted ones.
 */
function sideOf(start: number, wanted: number, ratio: number) {
  const isWhole = (side: number) => Math.abs(side - Math.round(side)) < 1e-6;
  const edge = start / ratio;
  // If a rectangle began within a device pixel, the browser would draw everything in it between two device pixels.
  const from = isWhole(start) && isWhole(edge) ? Math.round(edge) : Math.floor(edge / step) * step;
  const length = Math.ceil(edge + wanted / ratio - 1e-6) - from;
  return { from, length, before: Math.round(start - from * ratio), wanted };
}

/**
 * Captures a region of the document, or all of it if `region` is null, without scrolling. If the whole document grows,
 * waits until it stops growing or reaches `growthLimit`, and captures it again.
 */
export async function captureRects<Laid extends Shown>(
  region: Region | null,
  laid: Laid,
  camera: SliceCamera<Laid>,
): Promise<CapturedTiles> {
  const tiles = await takeSlices(region, laid, camera);
  if (region !== null || (tiles.stopped !== null && tiles.stopped !== 'only-visible')) return tiles;
  const { height } = laid.content;
  const limit = growthLimit(height, laid.view.height);
  let reached = height;
  for (let isGrowing = true; isGrowing && reached < limit; ) {
    const now = await camera.grow();
    if (now === null) return { ...tiles, stopped: 'page-left' };
    isGrowing = now.content.height > reached;
    reached = Math.max(reached, now.content.height);
    const wish = isGrowing ? await camera.progress(0, 0) : 'all';
    if (wish === 'nothing') return { pictures: [], stopped: 'cancelled' };
    if (wish === 'enough') return { ...tiles, stopped: 'ended' };
  }
  if (reached === height) return tiles;
  const grown = await camera.lay();
  if (grown === null) return { ...tiles, stopped: 'page-left' };
  const { content } = grown;
  const all = { ...grown, content: { ...content, height: Math.min(content.height, limit) } };
  const again = await takeSlices(null, all, camera);
  if (again.stopped === null || again.stopped === 'only-visible')
    return reached < limit ? again : { ...again, stopped: 'endless' };
  return again.pictures.length > 0 || again.stopped === 'cancelled'
    ? again
    : { ...tiles, stopped: again.stopped };
}

async function takeSlices<Laid extends Shown>(
  region: Region | null,
  laid: Laid,
  camera: SliceCamera<Laid>,
): Promise<CapturedTiles> {
  const slices = captureRectsOf(region, laid);
  const pictures: Picture[] = [];
  for (const slice of slices) {
    // A single slice needs no progress.
    const wish = slices.length === 1 ? 'all' : await camera.progress(pictures.length, slices.length);
    if (wish === 'nothing') return { pictures: [], stopped: 'cancelled' };
    if (wish === 'enough' && pictures.length > 0) return { pictures, stopped: 'ended' };
    const picture = await camera.take(slice, laid, pictures.length, slices.length);
    if (typeof picture === 'string') return { pictures, stopped: picture };
    pictures.push(picture);
  }
  return { pictures, stopped: laid.isCut ? 'only-visible' : null };
}
