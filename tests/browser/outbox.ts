import { deepEqual, equal } from 'node:assert/strict';
import { PNG } from 'pngjs';
import type { CaptureId, StageName } from '../../utils/captures/capture.ts';
import { followAlarm } from '../../utils/captures/followed-tickets.ts';
import type { RequestData, RequestName } from '../../utils/request-schemas.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { makeAttachment, makeCapture } from '../unit/make-capture.ts';
import type { Browser } from './drivers/types.ts';
import { until } from './drivers/wait.ts';

type Evaluating = Pick<Browser, 'evaluateInExtension'>;

/** A ticket for `putInOutbox`: its subject and how many pictures it has. */
export interface Seed {
  subject: string;
  pictures: number;
}

export interface StoredCapture {
  id: CaptureId;
  subject: string;
  message: string;
  stage: StageName;
  error: string | null;
}

const width = 64;
const height = 40;

/** Returns a PNG as base64. Different numbers below 256 give different pixels. */
function pictureOf(number: number): string {
  const png = new PNG({ width, height });
  png.data.fill(number % 256);
  return PNG.sync.write(png).toString('base64');
}

/** Expression for a page of the extension. Resolves to the database once the product has made it. */
export const openDatabase = `(async () => {
  const isThere = async () => (await indexedDB.databases()).some(({ name }) => name === 'ticket-capture');
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50));
  const request = indexedDB.open('ticket-capture');
  await new Promise((resolve, reject) => { request.onsuccess = resolve; request.onerror = () => reject(request.error); });
  return request.result;
})()`;

/** Stores captures in the stage "queued" for that helpdesk, as Create does, but sends no message about them. */
export async function putInOutbox(
  browser: Evaluating,
  helpdesk: Helpdesk,
  seeds: Seed[],
): Promise<CaptureId[]> {
  const captures = seeds.map(({ subject, pictures }, number) =>
    makeCapture({
      createdAt: Date.now() + number,
      updatedAt: Date.now(),
      stage: { name: 'queued', at: Date.now() },
      touched: true,
      form: { subject, message: `Words of ${subject}` },
      attachments: Array.from({ length: pictures }, (_, index) =>
        makeAttachment({ filename: `${index + 1}.png`, width, height }),
      ),
      delivery: { helpdesk: helpdesk.url, failures: 0, createInDoubt: null },
    }),
  );
  await browser.evaluateInExtension(`(async () => {
    const database = await ${openDatabase};
    const picture = ${JSON.stringify(pictureOf(seeds.length))};
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const transaction = database.transaction(['captures', 'images'], 'readwrite', { durability: 'strict' });
    for (const capture of ${JSON.stringify(captures)}) {
      transaction.objectStore('captures').add(capture);
      for (const { id } of capture.attachments) {
        transaction.objectStore('images').put(new Blob([bytes], { type: 'image/png' }), id);
      }
    }
    await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
    database.close();
    return null;
  })()`);
  return captures.map(({ id }) => id);
}

export function storedCaptures(browser: Evaluating): Promise<StoredCapture[]> {
  return browser.evaluateInExtension<StoredCapture[]>(`(async () => {
    const database = await ${openDatabase};
    const request = database.transaction('captures').objectStore('captures').getAll();
    await new Promise((resolve, reject) => { request.onsuccess = resolve; request.onerror = () => reject(request.error); });
    database.close();
    return request.result.map(({ id, form, stage }) =>
      ({ id, subject: form.subject, message: form.message, stage: stage.name, error: stage.error?.code ?? null }));
  })()`);
}

/** Sends a message as one of the extension's pages does, without waiting for the answer. */
export async function tell<Name extends RequestName>(
  browser: Evaluating,
  name: Name,
  data: RequestData<Name>,
): Promise<void> {
  const message = JSON.stringify({ type: name, data });
  await browser.evaluateInExtension(`(() => {
    Promise.resolve(chrome.runtime.sendMessage(${message})).catch(() => undefined);
    return null;
  })()`);
}

/** Resolves to the names of all alarms, without the alarm that asks about unresolved tickets. */
export async function alarms(browser: Evaluating): Promise<string[]> {
  const names = await browser.evaluateInExtension<string[]>(
    'chrome.alarms.getAll().then((all) => all.map(({ name }) => name))',
  );
  return names.filter((name) => name !== followAlarm);
}

/** Polls until all captures in the database are sent, then checks that there are `count`. `timeout` in ms. */
export async function untilAllSent(browser: Evaluating, count: number, timeout: number): Promise<void> {
  const left = async () => (await storedCaptures(browser)).filter(({ stage }) => stage !== 'sent');
  await until('everything to be sent', async () => (await left()).length === 0, timeout);
  equal((await storedCaptures(browser)).length, count);
}

/** Checks that each seed is one ticket with its words and exactly its pictures, and that there is no other ticket. */
export function expectEachOnce(helpdesk: Helpdesk, seeds: Seed[]): void {
  const wanted = seeds.map(({ subject, pictures }) => `${subject}: ${pictures} pictures, its words`);
  const got = helpdesk.tickets().map(({ subject, attachments, message }) => {
    const names = attachments.map(({ filename, isTemp }) => (isTemp ? 'temporary' : filename)).join();
    const areItsOwn =
      names === Array.from({ length: attachments.length }, (_, index) => `${index + 1}.png`).join();
    const words = message.includes(`Words of ${subject}`) ? 'its words' : 'other words';
    return `${subject}: ${areItsOwn ? attachments.length : names} pictures, ${words}`;
  });
  deepEqual(got.sort(), wanted.sort());
}
