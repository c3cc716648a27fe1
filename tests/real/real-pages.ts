import { readFile } from 'node:fs/promises';
import { preview } from 'vite';
import type { Tab } from '../browser/drivers/types.ts';
import { until } from '../browser/drivers/wait.ts';
import { test as journeyTest } from '../browser/fixtures.ts';
import { isSecret } from '../browser/hidden-pixels.ts';
import { type Pixels, readPixels } from '../browser/wire.ts';
import { pagesConfig } from './pages-config.ts';

interface Place {
  word: string;
  kind: 'secret' | 'plain';
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a page shows in its window, as a person sees it. */
export interface Shown {
  places: Place[];
  pixels: Pixels;
  /** Device pixels per CSS pixel. */
  ratio: number;
}

/** Journeys with the address of the pages. `?page=NAME` opens a file of `pages/libraries/`. */
export const test = journeyTest.extend<object, { realUrl: string }>({
  realUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const server = await preview({ ...pagesConfig, preview: { host: '127.0.0.1', port: 0 } });
      await use(server.resolvedUrls?.local[0] ?? '');
      await server.close();
    },
    { scope: 'worker' },
  ],
});

/** Waits until a library has drawn. */
export async function untilDrawn(tab: Tab): Promise<void> {
  await until('the library to draw', () => tab.evaluate<boolean>(`typeof places === 'function'`), 30_000);
}

/** Returns what the person sees before anything is hidden. `file`: the path for the screenshot. */
export async function look(tab: Tab, file: string): Promise<Shown> {
  await tab.screenshot(file);
  const pixels = readPixels(await readFile(file));
  const places = await tab.evaluate<Place[]>('places()');
  return { places, pixels, ratio: pixels.width / (await tab.evaluate<number>('innerWidth')) };
}

/** Returns the secrets of which a picture still shows some pixels. */
export function secretsIn(shown: Shown, picture: Pixels): string[] {
  return wordsOf(shown, picture, 'secret', (_, left) => left > 0);
}

/**
 * Returns the plain words that the person sees and of which a picture has lost more than a tenth of the pixels, at one
 * or more places.
 */
export function plainMissing(shown: Shown, picture: Pixels): string[] {
  return wordsOf(shown, picture, 'plain', (seen, left) => left < seen * 0.9);
}

/**
 * Returns the planted words that pass, by their number of pixels as the person sees them and as the picture shows them.
 */
function wordsOf(
  { places, pixels, ratio }: Shown,
  picture: Pixels,
  kind: Place['kind'],
  passes: (seen: number, left: number) => boolean,
): string[] {
  const isPainted = kind === 'secret' ? isSecret : isPlain;
  const words = places.filter((place) => {
    if (place.kind !== kind) return false;
    const seen = countIn(pixels, ratio, place, isPainted);
    return seen > 0 && passes(seen, countIn(picture, ratio, place, isPainted));
  });
  return [...new Set(words.map(({ word }) => word))];
}

function isPlain([red, green, blue]: [number, number, number]): boolean {
  return green > red + 40 && green > blue + 40;
}

export function countPixels(picture: Pixels, kind: Place['kind']): number {
  const { width, height } = picture;
  return countIn(picture, 1, { x: 0, y: 0, width, height }, kind === 'secret' ? isSecret : isPlain);
}

/** Returns a part of a picture. Device pixels. */
export function cropped(
  { at }: Pixels,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Pixels {
  return { width, height, at: (left, top) => at(x + left, y + top) };
}

function countIn(
  { width, height, at }: Pixels,
  ratio: number,
  box: { x: number; y: number; width: number; height: number },
  passes: (pixel: [number, number, number]) => boolean,
): number {
  const right = Math.min(width, Math.floor((box.x + box.width) * ratio));
  const bottom = Math.min(height, Math.floor((box.y + box.height) * ratio));
  let found = 0;
  for (let y = Math.max(0, Math.ceil(box.y * ratio)); y < bottom; y += 1)
    for (let x = Math.max(0, Math.ceil(box.x * ratio)); x < right; x += 1) if (passes(at(x, y))) found += 1;
  return found;
}
