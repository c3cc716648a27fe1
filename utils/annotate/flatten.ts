import type { Annotations } from './annotations.ts';
import { type Size, wholeOf } from './geometry.ts';
import { redactionFill } from './redaction-fill.ts';
import { type Ink, type LabelOf, render } from './render.ts';

/** Image types that keep their type; every other image becomes a PNG. */
const keptTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/webp']);
const quality = 0.92;

export interface FlatImage extends Size {
  blob: Blob;
}

/**
 * Returns the image with its annotations burnt in, at its own resolution. It contains nothing from under a redaction or
 * outside the crop. Only decoded pixels are copied, so it has no thumbnail and no metadata. Throws if the file is not
 * an image or the browser has no canvas of this size; never returns a blank or half-hidden image.
 */
export async function flatten(source: Blob, annotations: Annotations, labelOf: LabelOf): Promise<FlatImage> {
  const bitmap = await createImageBitmap(source, { colorSpaceConversion: 'none' });
  const { x, y, width, height } = annotations.crop ?? wholeOf(bitmap);
  const canvas = new OffscreenCanvas(width, height);
  try {
    const ink = canvas.getContext('2d');
    if (ink === null || !canPaint(ink)) throw new RangeError(`No canvas of ${width} × ${height} pixels`);
    const picture = { bitmap, width: bitmap.width, height: bitmap.height };
    render(ink, picture, annotations, { scale: 1, offsetX: -x, offsetY: -y }, labelOf);
  } finally {
    bitmap.close();
  }
  const type = keptTypes.has(source.type) ? source.type : 'image/png';
  return { blob: await canvas.convertToBlob({ type, quality }), width, height };
}

/** Whether a canvas can be painted: browsers give a canvas that is too large a context that silently paints nothing. */
function canPaint(ink: Ink): boolean {
  const { width, height } = ink.canvas;
  const last = [width - 1, height - 1, 1, 1] as const;
  ink.fillStyle = redactionFill;
  ink.fillRect(...last);
  const isPainted = ink.getImageData(...last).data[3] === 255;
  ink.clearRect(...last);
  return isPainted;
}
