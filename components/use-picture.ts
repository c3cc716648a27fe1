import { useEffect, useState } from 'preact/hooks';
import type { Picture } from '../utils/annotate/render.ts';

/** More than any window shows at once; a picture of more gets a smaller copy for when it is seen whole. */
const mostSmallPixels = 4_000_000;

/** A picture ready to be painted, and the same in fewer pixels where it is large. */
export interface Pictures {
  full: Picture;
  small: Picture | null;
}

/** Decodes a picture, once for as long as it is shown. Null while it is being read; `unreadable` where it cannot be. */
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

/** The one with pixels enough for a scale (canvas pixels per image pixel), and no more than needed. */
export function pictureAt({ full, small }: Pictures, scale: number): Picture {
  return small !== null && small.bitmap.width >= small.width * scale ? small : full;
}
