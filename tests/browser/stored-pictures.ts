import { readPicture } from '../pages/picture.ts';
import type { Browser } from './drivers/types.ts';
import { openDatabase } from './outbox.ts';

/** A stored screenshot: the attachment's record and its pixels. */
interface StoredPicture {
  mode: string | null;
  part: { number: number; of: number } | null;
  stopped: string | null;
  contentType: string;
  bytes: Buffer;
}

/** The pictures of the newest capture, in order. */
export async function storedPictures(browser: Browser): Promise<StoredPicture[]> {
  const stored = await browser.evaluateInExtension<(Omit<StoredPicture, 'bytes'> & { base64: string })[]>(
    `(async () => {
      const database = await ${openDatabase};
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

interface Step {
  done: number;
  of: number;
}

/** Progress of the screenshot that is being taken. Null if there is none. */
export function screenshotJob(browser: Browser): Promise<Step | null> {
  return browser.evaluateInExtension<Step | null>(
    `chrome.storage.session.get('screenshotJob').then(({ screenshotJob }) => screenshotJob ?? null)`,
  );
}

/**
 * Records the progress of screenshots, in a tab of its own. Call it before the tab that is captured is opened. The
 * returned function resolves to the steps so far.
 */
export async function recordSteps(browser: Browser): Promise<() => Promise<Step[]>> {
  const listener = await browser.openExtensionPage('manifest.json');
  await listener.evaluate(`window.steps = [];
    chrome.storage.session.onChanged.addListener(({ screenshotJob }) => {
      const job = screenshotJob?.newValue;
      if (job) window.steps.push({ done: job.done, of: job.of });
    });
    true`);
  return () => listener.evaluate<Step[]>('steps');
}
