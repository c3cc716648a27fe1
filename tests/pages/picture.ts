import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Fill, paintedRows } from './scene.ts';

/**
 * The pixels of an image, sides in device pixels. A pixel is 32 bits: red in the lowest eight, green, blue, opacity.
 */
export interface Picture {
  width: number;
  height: number;
  rows(from: number, count: number): Uint32Array;
}

/** Decodes a PNG, WebP or JPEG. Rejects if the bytes are not an image. Copies only the rows that are asked for. */
export async function readPicture(bytes: Buffer): Promise<Picture> {
  const image = await loadImage(bytes);
  const { width, height } = image;
  return {
    width,
    height,
    rows: (from, count) => {
      const context = createCanvas(width, count).getContext('2d');
      context.drawImage(image, 0, -from);
      return new Uint32Array(context.getImageData(0, 0, width, count).data.buffer);
    },
  };
}

/**
 * Joins the parts of a long picture, one below the other. The caller checks that all parts have the width of the first.
 */
export function stack(parts: Picture[]): Picture {
  const width = parts[0]?.width ?? 0;
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  return {
    width,
    height,
    rows: (from, count) => {
      const pixels = new Uint32Array(width * count);
      let top = 0;
      for (const part of parts) {
        const [first, last] = [Math.max(from, top), Math.min(from + count, top + part.height)];
        if (first < last) pixels.set(part.rows(first - top, last - first), (first - from) * width);
        top += part.height;
      }
      return pixels;
    },
  };
}

/** Returns a picture that is painted with the fills. */
export function paintPicture(fills: Fill[], width: number, height: number): Picture {
  const pixels = new Uint32Array(width * height);
  for (const rows of paintedRows(fills, width, height)) {
    const row = rows.pixels.map(pixelOf);
    for (let y = rows.from; y < rows.to; y += 1) pixels.set(row, y * width);
  }
  return { width, height, rows: (from, count) => pixels.slice(from * width, (from + count) * width) };
}

/** Calls `look` for each row, and reads only a few rows at a time. */
export function eachRow(picture: Picture, look: (row: Uint32Array, y: number) => void): void {
  const atOnce = 1024;
  for (let from = 0; from < picture.height; from += atOnce) {
    const count = Math.min(atOnce, picture.height - from);
    const pixels = picture.rows(from, count);
    for (let y = 0; y < count; y += 1) {
      look(pixels.subarray(y * picture.width, (y + 1) * picture.width), from + y);
    }
  }
}

/**
 * Returns an opaque pixel from a colour of 24 bits, red first. `colourOf` does the reverse, and returns -1 if the pixel
 * is not opaque.
 */
export function pixelOf(colour: number): number {
  return (0xff000000 | ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >>> 16)) >>> 0;
}

export function colourOf(pixel: number): number {
  if (pixel >>> 24 !== 0xff) return -1;
  return ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff);
}
