import { palette } from '../../utils/annotate/palette.ts';
import { redactionFill } from '../../utils/annotate/redaction-fill.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser } from './drivers/types.ts';
import { expect } from './fixtures.ts';
import { isNear } from './pages/editor.ts';
import { type Pixels, type Rgb, readPixels } from './wire.ts';

export const red = rgbOf(palette.red.core);
export const black = rgbOf(redactionFill);
/** The background colour of the painted page. */
export const ground: Rgb = [250, 250, 250];
/** The painted page's background under a yellow highlight. */
export const highlighter: Rgb = highlighted(ground);

function highlighted(under: Rgb): Rgb {
  const { marker, veil } = palette.yellow;
  const ink = rgbOf(marker);
  const channel = (at: 0 | 1 | 2) => ((under[at] * ink[at]) / 255) * (1 - veil) + ink[at] * veil;
  return [channel(0), channel(1), channel(2)];
}

function rgbOf(hex: string): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** The only picture of the only ticket. */
export async function received(helpdesk: Helpdesk): Promise<Pixels> {
  const [ticket, ...more] = helpdesk.tickets();
  expect(more).toEqual([]);
  expect(ticket?.attachments).toHaveLength(1);
  return readPixels(await helpdesk.blobBytes(ticket?.attachments[0]?.blobAuth ?? ''));
}

/** Counts the pixels of a region that have about that colour. */
export function count(
  pixels: Pixels,
  colour: Rgb,
  [left, top, right, bottom]: [number, number, number, number],
) {
  let found = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if (isNear(pixels.at(x, y), colour)) found += 1;
  }
  return found;
}

/** The kinds of all stored shapes. A text other than `MMMM` is "half a text". */
export function annotationKinds(browser: Browser): Promise<string[]> {
  return browser.evaluateInExtension<string[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ticket-capture');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('captures').objectStore('captures').getAll();
      reading.onsuccess = () => {
        opening.result.close();
        const shapes = reading.result.flatMap(({ attachments }) => attachments)
          .flatMap(({ annotations }) => annotations?.shapes ?? []);
        resolve(shapes.map(({ kind, text }) => (kind === 'text' && text !== 'MMMM' ? 'half a text' : kind)));
      };
    };
  })`);
}
