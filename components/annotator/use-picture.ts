import { useEffect, useState } from 'preact/hooks';
import type { Size } from '../../utils/annotate/geometry.ts';
import type { Picture } from '../../utils/annotate/render.ts';

/** More pixels than any window shows at once. A picture of more pixels gets a smaller copy for showing it whole. */
const mostSmallPixels = 4_000_000;

/**
 * A decoded picture, and a copy with fewer pixels if the picture is large. Until the picture is decoded, the copy stands
 * for both.
 */
export interface Pictures {
  full: Picture;
  small: Picture | null;
}

interface Stated {
  width: number | null;
  height: number | null;
}

const asStored = { colorSpaceConversion: 'none' } as const;

/**
 * Decodes a picture once while it is shown; its stated size in pixels, if known, tells how to begin. Null while the
 * picture is being read; `unreadable` if it cannot be read or decoded.
 */
export function usePicture(
  read: () => Promise<Blob | null>,
  { width: statedWidth, height: statedHeight }: Stated,
): Pictures | 'unreadable' | null {
  const [pictures, setPictures] = useState<Pictures | 'unreadable' | null>(null);
  useEffect(() => {
    let current = true;
    const made: ImageBitmap[] = [];
    const keep = (bitmap: ImageBitmap): ImageBitmap => {
      if (current) made.push(bitmap);
      else bitmap.close();
      return bitmap;
    };
    const smaller = async (source: ImageBitmapSource, of: Size): Promise<Picture | null> => {
      const copy = copySize(of);
      return copy && { ...of, bitmap: keep(await createImageBitmap(source, { ...asStored, ...copy })) };
    };
    const load = async () => {
      const image = await read();
      if (image === null) throw new Error('The image is not in the store');
      const stated = { width: statedWidth ?? 0, height: statedHeight ?? 0 };
      // Chromium decodes a picture to a smaller size in 60 % of the time for the whole; Firefox needs more time.
      const first = import.meta.env.FIREFOX ? null : await smaller(image, stated).catch(() => null);
      if (!current) return;
      if (first !== null) setPictures({ full: first, small: first });
      const bitmap = keep(await createImageBitmap(image, asStored));
      const full: Picture = { bitmap, width: bitmap.width, height: bitmap.height };
      if (current) setPictures({ full, small: first });
      const small = first ?? (await smaller(bitmap, full));
      if (current) setPictures({ full, small });
    };
    load().catch(() => {
      if (current) setPictures((before) => before ?? 'unreadable');
    });
    return () => {
      current = false;
      for (const bitmap of made) bitmap.close();
    };
  }, [read, statedWidth, statedHeight]);
  return pictures;
}

/** Null if the picture is small enough itself. */
function copySize({ width, height }: Size) {
  const share = Math.sqrt(mostSmallPixels / (width * height));
  if (share >= 0.7) return null;
  const [resizeWidth, resizeHeight] = [Math.ceil(width * share), Math.ceil(height * share)];
  return { resizeWidth, resizeHeight, resizeQuality: 'medium' as const };
}

/**
 * Returns the smaller copy if it has enough pixels for a scale (canvas pixels per image pixel), else the full picture.
 */
export function pictureAt({ full, small }: Pictures, scale: number): Picture {
  return small !== null && small.bitmap.width >= small.width * scale ? small : full;
}
