import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import type { Annotations } from '../../utils/annotate/annotations.ts';
import type { Colour } from '../../utils/annotate/colours.ts';
import type { Rect, Size } from '../../utils/annotate/geometry.ts';
import { palette } from '../../utils/annotate/palette.ts';
import { type Ink, type Picture, render, type Transform } from '../../utils/annotate/render.ts';

/** Red, green, blue, from 0 to 255. */
export type Pixel = readonly [number, number, number];

export interface Pixels extends Size {
  at(x: number, y: number): Pixel;
  bytes: Uint8ClampedArray;
}

/** Returns a pixel of the test image's background. Every pixel depends on its place, so a moved pixel is noticed. */
export function groundAt(x: number, y: number): Pixel {
  return [x % 200, y % 200, 40 + (((x >> 4) + (y >> 4)) % 2) * 20];
}

export function groundCanvas({ width, height }: Size): Canvas {
  const canvas = createCanvas(width, height);
  const ink = canvas.getContext('2d');
  const image = ink.createImageData(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) image.data.set([...groundAt(x, y), 255], (y * width + x) * 4);
  }
  ink.putImageData(image, 0, 0);
  return canvas;
}

/** Returns a picture of background only, as `render` takes it. */
export function groundPicture(size: Size): Picture {
  return { ...size, bitmap: asBitmap(groundCanvas(size)) };
}

/** Returns what `render` paints on a canvas of that size. */
export function painted(
  picture: Picture,
  annotations: Annotations,
  transform: Transform,
  size: Size,
): Pixels {
  const canvas = createCanvas(size.width, size.height);
  render(canvas.getContext('2d') as unknown as Ink, picture, annotations, transform, () => null);
  return pixelsOf(canvas);
}

/** Returns the exported image: the crop, at the image's own resolution. */
export function exported(picture: Picture, annotations: Annotations): Pixels {
  const frame: Rect = annotations.crop ?? { x: 0, y: 0, width: picture.width, height: picture.height };
  return painted(picture, annotations, { scale: 1, offsetX: -frame.x, offsetY: -frame.y }, frame);
}

function pixelsOf(canvas: Canvas): Pixels {
  const { width, height } = canvas;
  const bytes = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  const at = (x: number, y: number): Pixel => {
    if (x < 0 || y < 0 || x >= width || y >= height) throw new RangeError(`No pixel at ${x}, ${y}`);
    const [red = 0, green = 0, blue = 0] = bytes.subarray((y * width + x) * 4);
    return [red, green, blue];
  };
  return { width, height, at, bytes };
}

export async function decoded(image: Blob): Promise<Pixels> {
  const source = await loadImage(Buffer.from(await image.arrayBuffer()));
  const canvas = createCanvas(source.width, source.height);
  canvas.getContext('2d').drawImage(source, 0, 0);
  return pixelsOf(canvas);
}

export function pixelOf(hex: string): Pixel {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
}

/** Returns a colour under a highlight. */
export function highlighted(under: Pixel, colour: Colour): Pixel {
  const { marker, veil } = palette[colour];
  const [red, green, blue] = pixelOf(marker);
  const mix = (value: number, ink: number) => ((value * ink) / 255) * (1 - veil) + ink * veil;
  return [mix(under[0], red), mix(under[1], green), mix(under[2], blue)];
}

/** Returns the distance between two colours, in the channel where they differ most. */
export function apart(one: Pixel, other: Pixel): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
}

/** Returns the box around all pixels of an export that differ from the background, in the image's own pixels. */
export function changedIn(pixels: Pixels, frame: Rect): Rect | null {
  const places: [number, number][] = [];
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) {
      const place: [number, number] = [x + frame.x, y + frame.y];
      if (apart(pixels.at(x, y), groundAt(...place)) > 0) places.push(place);
    }
  }
  if (places.length === 0) return null;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [x, y] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))];
  const right = xs.reduce((a, b) => Math.max(a, b));
  const bottom = ys.reduce((a, b) => Math.max(a, b));
  return { x, y, width: right - x + 1, height: bottom - y + 1 };
}

/** The library's canvas has everything of a browser's that `render` needs. */
function asBitmap(canvas: Canvas): Picture['bitmap'] {
  return canvas as unknown as Picture['bitmap'];
}
