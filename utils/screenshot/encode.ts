import { pngSize } from '../captures/image-metadata/png-size.ts';
import type { Region } from '../page/full-page/region-geometry.ts';
import type { Hidden } from './redactions.ts';

/** An encoded picture. Width and height in device pixels. */
export interface Picture {
  blob: Blob;
  width: number;
  height: number;
  /** What to hide in it. Absent if the page was not searched for sensitive content. */
  hidden?: Hidden | undefined;
}

/** Up to this size a picture stays PNG, exact to the pixel. A larger one becomes a JPEG if the JPEG is smaller. */
export const pngLimitBytes = 8_000_000;
/** At this quality the edges of text stay sharp. */
export const jpegQuality = 0.92;

/** The columns that are compared with the canvas after encoding, as fractions of the width. */
const probes = [0.1, 0.5, 0.9];
/** How much a JPEG's colour values (0 to 255) may differ from the canvas on average. */
const jpegTolerance = 24;

/** Returns a part of a picture, given in device pixels, as a new picture. */
export async function cutPicture({ blob }: Picture, { x, y, width, height }: Region): Promise<Picture> {
  const canvas = new OffscreenCanvas(width, height);
  const bitmap = await createImageBitmap(blob);
  contextOf(canvas).drawImage(bitmap, -x, -y);
  bitmap.close();
  return encode(canvas);
}

/** Encodes a canvas, then decodes the result to check it. Throws if the result is damaged or has another size. */
export async function encode(canvas: OffscreenCanvas): Promise<Picture> {
  const { width, height } = canvas;
  const png = await canvas.convertToBlob({ type: 'image/png' });
  const jpeg =
    png.size > pngLimitBytes
      ? await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })
      : null;
  const blob = jpeg !== null && jpeg.size < png.size ? jpeg : png;
  await expectAlike(canvas, blob);
  return { blob, width, height };
}

async function expectAlike(canvas: OffscreenCanvas, blob: Blob): Promise<void> {
  const { width, height } = canvas;
  const decoded = await createImageBitmap(blob);
  try {
    if (decoded.width !== width || decoded.height !== height) throw new Error('the picture was cut');
    const probe = new OffscreenCanvas(1, height);
    const context = contextOf(probe);
    for (const part of probes) {
      const x = Math.floor((width - 1) * part);
      context.drawImage(decoded, x, 0, 1, height, 0, 0, 1, height);
      const got = context.getImageData(0, 0, 1, height).data;
      const wanted = contextOf(canvas).getImageData(x, 0, 1, height).data;
      const off = got.reduce((sum, value, at) => sum + Math.abs(value - (wanted[at] ?? 0)), 0) / got.length;
      if (off > (blob.type === 'image/png' ? 0 : jpegTolerance)) throw new Error('the picture was damaged');
    }
  } finally {
    decoded.close();
  }
}

/** Returns a canvas's 2D context. Its pixels are read as often as drawn, so the canvas is kept in main memory. */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

/** Returns a PNG file's bytes as a picture; null if the bytes are no PNG or the PNG has no pixels. */
export function pngPicture(bytes: Uint8Array<ArrayBuffer>): Picture | null {
  const size = pngSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) return null;
  return { blob: new Blob([bytes], { type: 'image/png' }), ...size };
}
