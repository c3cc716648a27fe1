import { useEffect, useState } from 'preact/hooks';
import type { Picture } from '../../utils/annotate/render.ts';

/** More pixels than any window shows at once. A picture of more pixels gets a smaller copy for showing it whole. */
const mostSmallPixels = 4_000_000;

/** A decoded picture, and a copy with fewer pixels if the picture is large. */
export interface Pictures {
  full: Picture;
  small: Picture | null;
}

/**
 * Decodes a picture once while it is shown. Null while it is being read; `unreadable` if it cannot be read or decoded.
 */
export function usePicture(read: () => Promise<Blob | null>): Pictures | 'unreadable' | null {
  const [pictures, setPictures] = useState<Pictures | 'unreadable' | null>(null);
  useEffect(() => {
    let current = true;
    const made: ImageBitmap[] = [];
    const keep = (bitmap: ImageBitmap): ImageBitmap => {
      if (current) made.push(bitmap);
      else bitmap.close();
      return bitmap;
    };
    const load = async () => {
      const image = await read();
      if (image === null) throw new Error('The image is not in the store');
      const bitmap = keep(await createImageBitmap(image, { colorSpaceConversion: 'none' }));
      const { width, height } = bitmap;
      const full: Picture = { bitmap, width, height };
      if (current) setPictures({ full, small: null });
      const share = Math.sqrt(mostSmallPixels / (width * height));
      if (share >= 0.7 || !current) return;
      const size = { resizeWidth: Math.ceil(width * share), resizeHeight: Math.ceil(height * share) };
      const copy = keep(await createImageBitmap(bitmap, { ...size, resizeQuality: 'medium' }));
      if (current) setPictures({ full, small: { bitmap: copy, width, height } });
    };
    load().catch(() => {
      if (current) setPictures((before) => before ?? 'unreadable');
    });
    return () => {
      current = false;
      for (const bitmap of made) bitmap.close();
    };
  }, [read]);
  return pictures;
}

/**
 * Returns the smaller copy if it has enough pixels for a scale (canvas pixels per image pixel), else the full picture.
 */
export function pictureAt({ full, small }: Pictures, scale: number): Picture {
  return small !== null && small.bitmap.width >= small.width * scale ? small : full;
}
