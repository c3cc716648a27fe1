import type { Region } from '../page/full-page/geometry.ts';
import type { Shown } from '../page/full-page/hold.ts';
import type { Picture } from './encode.ts';
import type { Film, Stop } from './film.ts';
import { boxOf, partHeight } from './plan.ts';

/** Slices begin and end at a multiple of this many CSS pixels, which is a whole number of device pixels at every usual zoom. */
const sliceStep = 60;

/** A rectangle of the document, in its own CSS pixels, and how it is pictured. */
export interface SliceRequest {
  rect: Region;
  scale: number;
}

/** What slicing needs of the world. */
export interface SliceCamera {
  take(slice: SliceRequest): Promise<Picture | Stop>;
  progress(done: number, of: number): Promise<boolean>;
}

/** The rectangles a region is pictured in: one, or as few as the limits on a picture allow. Of whole device pixels. */
export function slicesOf(region: Region | null, shown: Shown): SliceRequest[] {
  const { origin, ratio } = shown;
  const { left, top, right, bottom } = boxOf(region, shown, ratio);
  const width = right - left;
  const highest = partHeight({ width, height: bottom - top });
  const step =
    highest >= bottom - top ? bottom - top : Math.ceil(highest / ratio / sliceStep) * sliceStep * ratio;
  const slices: SliceRequest[] = [];
  for (let from = top; from < bottom; from += step) {
    const rect = {
      x: origin.x + left / ratio,
      y: origin.y + from / ratio,
      width: width / ratio,
      height: Math.min(step, bottom - from) / ratio,
    };
    slices.push({ rect, scale: ratio });
  }
  return slices;
}

/** Pictures a region of the whole document, without scrolling. */
export async function takeSlices(region: Region | null, shown: Shown, camera: SliceCamera): Promise<Film> {
  const slices = slicesOf(region, shown);
  const pictures: Picture[] = [];
  for (const slice of slices) {
    const picture = await camera.take(slice);
    if (typeof picture === 'string') return { pictures, stopped: picture };
    pictures.push(picture);
    if (!(await camera.progress(pictures.length, slices.length)))
      return { pictures: [], stopped: 'cancelled' };
  }
  return { pictures, stopped: null };
}
