import type { Browser } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Editor } from './pages/editor.ts';
import { connect } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';
import { filesWith, filesWithText } from './profile-files.ts';
import { keepSaved, readSaved } from './saved-files.ts';
import { readPixels } from './wire.ts';

/**
 * Resolves to the files of all stored pictures. A worker reads them, because Chromium would keep the file of each picture
 * that this page reads.
 */
async function storedPictures(browser: Browser): Promise<Buffer[]> {
  const page = await browser.openExtensionPage('manifest.json');
  const texts = await page.evaluate<string[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ticket-capture');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('images').objectStore('images').getAllKeys();
      reading.onsuccess = () => {
        opening.result.close();
        const ids = reading.result;
        if (ids.length === 0) return resolve([]);
        const worker = new Worker('/image-worker.js');
        const texts = [];
        worker.onerror = reject;
        worker.onmessage = ({ data: { image: { bytes } } }) => {
          texts.push(new Uint8Array(bytes).toBase64());
          if (texts.length < ids.length) return;
          worker.terminate();
          resolve(texts);
        };
        for (const id of ids) worker.postMessage({ id });
      };
    };
  })`);
  await page.close();
  return texts.map((text) => Buffer.from(text, 'base64'));
}

/** Returns enough bytes from the middle of a file to recognise it by. */
function sampleOf(file: Buffer): Buffer {
  const middle = Math.floor(file.length / 2);
  return file.subarray(middle, middle + 48);
}

test('after sending, nothing in the profile holds the picture as it was before redaction', {
  tag: '@waits',
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(300_000);
  let browser = await profile.launch({ keepsGarbage: true });
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const width = await tab.evaluate<number>('innerWidth');
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const place = await editor.findPicture(width);
  const [original, ...others] = await storedPictures(browser);
  expect(others).toEqual([]);
  if (original === undefined) throw new Error('The picture is in the store');
  const sample = sampleOf(original);
  expect(filesWith(profile.folder, sample)).not.toEqual([]);
  await editor.draw('Redact', place, { x: 295, y: 135 }, { x: 345, y: 185 });
  await editor.create();

  // Chromium keeps the file until the browser ends the background. The test ends it now instead of waiting 30 s or more.
  await browser.killWorker();
  await expect.poll(() => filesWith(profile.folder, sample), { timeout: 120_000 }).toEqual([]);
  expect((await storedPictures(browser)).map((one) => one.includes(sample))).toEqual([false]);
  const [ticket] = helpdesk.tickets();
  expect(helpdesk.blobs()).toHaveLength(1);
  const sentBytes = await helpdesk.blobBytes(ticket?.attachments[0]?.blobAuth ?? '');
  expect(sentBytes.includes(sample)).toBe(false);
  await browser.close();
  expect(filesWith(profile.folder, sample)).toEqual([]);
  browser = await profile.launch();
  const [sent, ...more] = await storedPictures(browser);
  expect(more).toEqual([]);
  expect(readPixels(sent ?? Buffer.of()).at(320, 160)).toEqual([20, 23, 29]);
});

test('a draft saved to a file has its redactions in the pixels, and nothing of what is under them', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  test.setTimeout(180_000);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const width = await tab.evaluate<number>('innerWidth');
  const editor = await Editor.open(browser, await (await Popup.open(browser, tab)).ready());
  const place = await editor.findPicture(width);
  const [original] = await storedPictures(browser);
  await editor.draw('Redact', place, { x: 295, y: 135 }, { x: 345, y: 185 });
  await editor.surface.waitForText('Redaction added');

  const tickets = await TicketsPage.open(browser);
  await tickets.button('Save to file').waitFor();
  await keepSaved(tickets.surface);
  await tickets.button('Save to file').click();
  const saved = await readSaved(tickets.surface);
  const pictures = [...saved.matchAll(/data:image\/png;base64,([^"]+)"/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64'),
  );
  expect(pictures.map((one) => readPixels(one).at(320, 160))).toEqual([[20, 23, 29]]);
  expect(pictures.some((one) => one.includes(sampleOf(original ?? Buffer.of())))).toBe(false);
  expect(saved).not.toContain('"redaction"');
});

test('what is hidden by itself is neither on disk nor on the wire once the ticket is sent', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(240_000);
  const browser = await profile.launch({ keepsGarbage: true });
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/kinds.html`);
  const secrets = await tab.evaluate<string[]>(
    "[...document.querySelectorAll('#end s')].map((one) => one.textContent)",
  );
  expect(secrets).toHaveLength(10);
  await tab.selectText('#lines');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.waitForText(/\d+ items hidden/);
  const [original] = await storedPictures(browser);
  if (original === undefined) throw new Error('The picture is in the store');
  await tab.activate();
  const again = (await popup.surface.isClosed()) ? await (await Popup.open(browser, tab)).ready() : popup;
  await again.create();

  const sample = sampleOf(original);
  await browser.killWorker();
  await expect.poll(() => filesWith(profile.folder, sample), { timeout: 120_000 }).toEqual([]);
  const [ticket] = helpdesk.tickets();
  const sent = await helpdesk.blobBytes(ticket?.attachments[0]?.blobAuth ?? '');
  expect(sent.includes(sample)).toBe(false);
  const wire = JSON.stringify(helpdesk.apiRequests());
  expect(wire).toContain('Kinds');
  expect(secrets.filter((secret) => wire.includes(secret))).toEqual([]);
  await browser.close();
  expect(secrets.filter((secret) => filesWithText(profile.folder, secret).length > 0)).toEqual([]);
});
