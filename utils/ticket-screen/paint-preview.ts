import type { Preview } from '../../components/ticket/ticket-props.ts';
import type { Annotations, Redaction, Shape } from '../annotate/annotations.ts';
import { redactionFill } from '../annotate/redaction-fill.ts';

/** A small copy of a picture. `width` and `height` are the whole picture's. */
export interface Shrunk {
  image: ImageBitmap;
  width: number;
  height: number;
}

interface Source {
  blob: Blob;
  /** Null if it is not known. */
  width: number | null;
  height: number | null;
}

/** The largest preview, in CSS pixels: as wide as the popup. */
const largest = { width: 384, height: 240 };

/** Decodes a picture to the size of a preview of its `crop`. Rejects if it is no picture. */
export async function shrink(
  { blob, width, height }: Source,
  crop: Annotations['crop'] = null,
): Promise<Shrunk> {
  const colours = { colorSpaceConversion: 'none' } as const;
  if (width === null || height === null) {
    const image = await createImageBitmap(blob, colours);
    return { image, width: image.width, height: image.height };
  }
  const shown = crop ?? { width, height };
  const ratio = globalThis.devicePixelRatio || 1;
  const scale = Math.min(
    1,
    Math.max((largest.width * ratio) / shown.width, (largest.height * ratio) / shown.height),
  );
  const image = await createImageBitmap(blob, {
    ...colours,
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'medium',
  });
  return { image, width, height };
}

/**
 * Paints a picture as it will be sent, without the words on its redactions, which would be too small to be read. A
 * box covers every pixel of the preview that it touches.
 */
export async function paintPreview(
  { image, width, height }: Shrunk,
  annotations: Annotations = { shapes: [], crop: null },
): Promise<Preview> {
  const scale = image.width / width;
  const { crop, shapes } = annotations;
  const frame = crop ?? { x: 0, y: 0, width, height };
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(frame.width * scale)),
    Math.max(1, Math.round(frame.height * scale)),
  );
  const ink = canvas.getContext('2d');
  if (ink === null) throw new RangeError(`No canvas of ${canvas.width} × ${canvas.height} pixels`);
  if (crop === null && shapes.every(isRedaction)) paintBoxes(ink, image, shapes.filter(isRedaction), scale);
  else {
    // Few pictures have been drawn on when a form opens, so this code is loaded only then.
    const { render } = await import('../annotate/render.ts');
    const place = { scale, offsetX: -frame.x * scale, offsetY: -frame.y * scale };
    render(ink, { bitmap: image, width, height }, annotations, place, () => null);
  }
  return { image: canvas, width: canvas.width, height: canvas.height };
}

const isRedaction = (shape: Shape): shape is Redaction => shape.kind === 'redaction';

function paintBoxes(
  ink: OffscreenCanvasRenderingContext2D,
  image: ImageBitmap,
  boxes: readonly Redaction[],
  scale: number,
): void {
  ink.drawImage(image, 0, 0);
  ink.fillStyle = redactionFill;
  for (const { x, y, width, height } of boxes) {
    const left = Math.floor(x * scale);
    const top = Math.floor(y * scale);
    ink.fillRect(left, top, Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - top);
  }
}
