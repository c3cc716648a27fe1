import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { vi } from 'vitest';

type FileType = 'image/png' | 'image/jpeg';

/** Adds a browser's `OffscreenCanvas` and `createImageBitmap` to Node. Returns a function that removes them. */
export function fakeCanvas(): () => void {
  // biome-ignore lint/complexity/useArrowFunction: an arrow function cannot be called with `new`.
  vi.stubGlobal('OffscreenCanvas', function (width: number, height: number) {
    const canvas = createCanvas(width, height);
    return Object.assign(canvas, { convertToBlob: ({ type }: { type: FileType }) => fileOf(canvas, type) });
  });
  vi.stubGlobal('createImageBitmap', async (image: Blob) => {
    const source = await loadImage(Buffer.from(await image.arrayBuffer()));
    const canvas = createCanvas(source.width, source.height);
    canvas.getContext('2d').drawImage(source, 0, 0);
    return Object.assign(canvas, { close: () => undefined });
  });
  return () => vi.unstubAllGlobals();
}

export async function fileOf(canvas: Canvas, type: FileType = 'image/png'): Promise<Blob> {
  const bytes = type === 'image/png' ? await canvas.encode('png') : await canvas.encode('jpeg', 100);
  return new Blob([new Uint8Array(bytes)], { type });
}
