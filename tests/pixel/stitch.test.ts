import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, expect, test } from 'vitest';
import type { Picture } from '../../utils/screenshot/encode.ts';
import type { Box, Tile } from '../../utils/screenshot/plan.ts';
import { createStitcher } from '../../utils/screenshot/stitch.ts';
import { fakeCanvas } from './fake-canvas.ts';
import { decoded, groundAt, groundCanvas } from './paint.ts';

/** The whole content. Device pixels. */
const content = { width: 90, height: 140 };

beforeAll(() => void fakeCanvas());

/** Returns a picture of the window that shows a box of the content behind a border of the page's own. */
function pictureOf(box: Box, border = 7): { bitmap: ImageBitmap; tile: Tile } {
  const canvas = createCanvas(box.right - box.left + 2 * border, box.bottom - box.top + 2 * border);
  canvas.getContext('2d').drawImage(groundCanvas(content), border - box.left, border - box.top);
  return { bitmap: canvas as unknown as ImageBitmap, tile: { from: { x: border, y: border }, box } };
}

/** Stitches tiles of the content, each of which begins at one of these rows. */
function stitched(
  box: Box,
  partHeight: number,
  rows: readonly number[],
  tileHeight: number,
): Promise<Picture[]> {
  const stitcher = createStitcher(box, partHeight);
  for (const top of rows) {
    const bottom = Math.min(top + tileHeight, content.height);
    const { bitmap, tile } = pictureOf({ left: 0, right: content.width, top, bottom });
    stitcher.draw(bitmap, tile);
  }
  return stitcher.finish(box.right, Math.min(box.bottom, content.height));
}

/** The first place of each part whose colour is not the content's there. */
async function wrongPlaces(parts: Picture[], box: Box): Promise<string[]> {
  const wrong: string[] = [];
  let top = box.top;
  for (const { blob, width, height } of parts) {
    const pixels = await decoded(blob);
    const places = Array.from(
      { length: width * height },
      (_, at) => [at % width, Math.floor(at / width)] as const,
    );
    const first = places.find(([x, y]) => pixels.at(x, y).join() !== groundAt(x + box.left, y + top).join());
    if (first !== undefined) wrong.push(`${first[0]}, ${first[1]} of the part at ${top}`);
    top += height;
  }
  return wrong;
}

test.each([
  ['tiles beside each other', 200, [0, 50, 100]],
  ['tiles that overlap', 200, [0, 35, 70, 105]],
  ['parts whose edges cut tiles', 60, [0, 50, 100]],
] as const)('each pixel of the content is at its place: %s', async (_, partHeight, rows) => {
  const box = { left: 0, top: 0, right: content.width, bottom: content.height };
  const parts = await stitched(box, partHeight, rows, 50);
  expect(parts.reduce((sum, { height }) => sum + height, 0)).toBe(content.height);
  expect(await wrongPlaces(parts, box)).toEqual([]);
});

test('a part of the content is cut out at its own edges', async () => {
  const box = { left: 11, top: 23, right: 71, bottom: 131 };
  const parts = await stitched(box, 1000, [0, 50, 100], 50);
  expect(parts.map(({ width, height }) => [width, height])).toEqual([[60, 108]]);
  expect(await wrongPlaces(parts, box)).toEqual([]);
});

test('a redaction that a tile edge split is one, in the pixels of its part', async () => {
  const box = { left: 10, top: 20, right: 90, bottom: 140 };
  const stitcher = createStitcher(box, 1000);
  for (const top of [0, 50, 100]) {
    const { bitmap, tile } = pictureOf({
      left: 0,
      right: content.width,
      top,
      bottom: Math.min(top + 50, 140),
    });
    const ofTile = { x: 7 + 30, y: top === 0 ? 7 + 40 : 7, width: 20, height: 10, reason: 'card' };
    const shapes = top === 100 ? [] : [{ ...ofTile, kind: 'redaction' as const, id: 1 }];
    stitcher.draw(bitmap, tile, { annotations: { shapes, crop: null } });
  }
  const [part] = await stitcher.finish(90, 140);
  expect(part?.hidden?.annotations?.shapes).toMatchObject([
    { x: 20, y: 20, width: 20, height: 20, reason: 'card' },
  ]);
});

test.each([
  ['own', 'own', 'own'],
  ['own', undefined, undefined],
  [undefined, 'own', undefined],
  ['own', 'footer', undefined],
] as const)('of a redaction that a tile edge split, %s and %s are %s', async (above, below, is) => {
  const stitcher = createStitcher({ left: 0, top: 0, right: 90, bottom: 100 }, 1000);
  for (const [top, spare] of [
    [0, above],
    [50, below],
  ] as const) {
    const { bitmap, tile } = pictureOf({ left: 0, right: content.width, top, bottom: top + 50 });
    const at = { x: 7 + 30, y: top === 0 ? 7 + 40 : 7, width: 20, height: 10 };
    const shape = { kind: 'redaction' as const, id: 1, ...at, reason: 'email', spare };
    stitcher.draw(bitmap, tile, { annotations: { shapes: [shape], crop: null } });
  }
  const [part] = await stitcher.finish(90, 100);
  const [merged, ...others] = part?.hidden?.annotations?.shapes ?? [];
  expect(merged).toMatchObject({ height: 20 });
  expect(merged && 'spare' in merged ? merged.spare : undefined).toBe(is);
  expect(others).toEqual([]);
});
