import type { Annotations } from './annotations.ts';
import { type Size, wholeOf } from './geometry.ts';
import { redactionFill } from './palette.ts';
import { type Ink, render } from './render.ts';

/** Types that are written again as what they were; everything else becomes a PNG. */
const keptTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/webp']);
const quality = 0.92;

export interface FlatImage extends Size {
  blob: Blob;
}

/**
 * The image with its annotations burnt in, at its own resolution: what was under a redaction or outside the crop is not in
 * it. Only decoded pixels go through, so nothing else of the file does either: no thumbnail, no metadata. Throws where the
 * file is no image or the browser cannot hold one of this size; it never gives back a blank or half-hidden one.
 */
export async function flatten(source: Blob, annotations: Annotations): Promise<FlatImage> {
  const bitmap = await createImageBitmap(source, { colorSpaceConversion: 'none' });
  const { x, y, width, height } = annotations.crop ?? wholeOf(bitmap);
  const canvas = new OffscreenCanvas(width, height);
  try {
    const ink = canvas.getContext('2d');
    if (ink === null || !canPaint(ink)) throw new RangeError(`No canvas of ${width} × ${height} pixels`);
    const picture = { bitmap, width: bitmap.width, height: bitmap.height };
    render(ink, picture, annotations, { scale: 1, offsetX: -x, offsetY: -y });
  } finally {
    bitmap.close();
  }
  const type = keptTypes.has(source.type) ? source.type : 'image/png';
  return { blob: await canvas.convertToBlob({ type, quality }), width, height };
}

/** Browsers give a canvas that is too large a context that paints nothing, without a word. */
function canPaint(ink: Ink): boolean {
  const { width, height } = ink.canvas;
  const last = [width - 1, height - 1, 1, 1] as const;
  ink.fillStyle = redactionFill;
  ink.fillRect(...last);
  const isPainted = ink.getImageData(...last).data[3] === 255;
  ink.clearRect(...last);
  return isPainted;
}
