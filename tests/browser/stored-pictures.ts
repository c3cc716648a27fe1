import { readPicture } from '../pages/picture.ts';
import type { Browser } from './drivers/types.ts';
import { expect } from './fixtures.ts';

/** What is stored of a screenshot: the attachment's record and its pixels. */
export interface StoredPicture {
  mode: string | null;
  part: { number: number; of: number } | null;
  stopped: string | null;
  filename: string;
  contentType: string;
  size: number;
  width: number;
  height: number;
  bytes: Buffer;
}

/** The pictures of the newest capture, in order. */
export async function storedPictures(browser: Browser): Promise<StoredPicture[]> {
  const stored = await browser.evaluateInExtension<(Omit<StoredPicture, 'bytes'> & { base64: string })[]>(
    `(async () => {
      const opening = indexedDB.open('ticket-capture');
      await new Promise((resolve, reject) => { opening.onsuccess = resolve; opening.onerror = () => reject(opening.error); });
      const database = opening.result;
      const ask = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const captures = await ask(database.transaction('captures').objectStore('captures').getAll());
      const newest = captures.sort((a, b) => b.createdAt - a.createdAt)[0];
      const pictures = [];
      for (const one of newest?.attachments ?? []) {
        const blob = await ask(database.transaction('images').objectStore('images').get(one.id));
        const url = await new Promise((resolve) => {
          const reader = new FileReader();
          reader.onload = () => resolve(reader.result);
          reader.readAsDataURL(blob);
        });
        pictures.push({ ...one, stopped: one.stopped ?? null, base64: url.slice(url.indexOf(',') + 1) });
      }
      database.close();
      return pictures;
    })()`,
  );
  return stored.map(({ base64, ...one }) => ({ ...one, bytes: Buffer.from(base64, 'base64') }));
}

export function readStored(pictures: StoredPicture[]) {
  return Promise.all(pictures.map(({ bytes }) => readPicture(bytes)));
}

interface Job {
  phase: string;
  done: number;
  of: number;
}

/** The screenshot that is being taken; null where there is none. */
function screenshotJob(browser: Browser): Promise<Job | null> {
  return browser.evaluateInExtension<Job | null>(
    `chrome.storage.session.get('screenshotJob').then(({ screenshotJob }) => screenshotJob ?? null)`,
  );
}

/** Until no screenshot is being taken. */
export async function untilTaken(browser: Browser, timeout = 60_000): Promise<void> {
  await expect.poll(() => screenshotJob(browser), { timeout, intervals: [100] }).toBeNull();
}
