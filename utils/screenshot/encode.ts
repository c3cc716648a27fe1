import type { Region } from '../page/full-page/region-geometry.ts';
import { pngSize } from './png.ts';
import type { Hidden } from './redactions.ts';

/** A finished picture. Sides in device pixels. */
export interface Picture {
  blob: Blob;
  width: number;
  height: number;
  /** What is to be hidden in it, where that was looked for. */
  hidden?: Hidden | undefined;
}

/** A picture stays PNG, exact to the pixel, up to this size; beyond it, it is a JPEG where that is smaller. */
export const pngLimitBytes = 8_000_000;
/** Text keeps its edges at this quality. */
export const jpegQuality = 0.92;

/** Columns that are compared after encoding, as parts of the width. */
const probes = [0.1, 0.5, 0.9];
/** A JPEG's pixel may differ that much from the canvas's on average, of 255. */
const jpegTolerance = 24;

/** A part of a picture, in device pixels. */
export async function cutPicture({ blob }: Picture, { x, y, width, height }: Region): Promise<Picture> {
  const canvas = new OffscreenCanvas(width, height);
  const bitmap = await createImageBitmap(blob);
  contextOf(canvas).drawImage(bitmap, -x, -y);
  bitmap.close();
  return encode(canvas);
}

/** Encodes a canvas and reads the result back: a picture that is blank, cut or of another size is an error, not a picture. */
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

/** Canvases here are read as much as drawn, so they are kept in plain memory. */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

/** What a data URL from the browser holds. Null where it is no PNG with pixels. */
export function pngPicture(bytes: Uint8Array<ArrayBuffer>): Picture | null {
  const size = pngSize(bytes);
  if (size === null || size.width === 0 || size.height === 0) return null;
  return { blob: new Blob([bytes], { type: 'image/png' }), ...size };
}
