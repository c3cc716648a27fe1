import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryOf, harOf, parseHar } from '../unit/har/hars.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { filesWithText } from './profile-files.ts';

const secret = 'tulip-4-lantern-9';
const headers = [
  { name: 'Accept', value: 'text/html' },
  { name: 'Cookie', value: `sid=${secret}` },
];
const har = harOf(
  entryOf({
    request: { url: `https://shop.example/basket-kept?voucher=${secret}`, headers },
    response: { content: { size: 9, mimeType: 'text/html', text: secret } },
  }),
  entryOf({ request: { headers } }),
);

test('a HAR file is cleaned before it is stored or sent, and the form says what was taken out', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const folder = mkdtempSync(join(tmpdir(), 'har-'));
  try {
    const [whole, cut] = ['shop.har', 'cut.har'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(whole, JSON.stringify(har));
    writeFileSync(cut, JSON.stringify(har).slice(0, -40));
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.surface.giveFiles('drop', [cut, whole]);
    await popup.surface.waitForText(
      'shop.har: 2 requests kept; 2 headers, 1 body, and 1 query value removed.',
    );
    await popup.surface.waitForText('“cut.har” was not attached: it is not a whole HAR file');
    await expect.poll(() => filesWithText(browser.profileDir, 'basket-kept')).not.toEqual([]);
    expect(filesWithText(browser.profileDir, secret)).toEqual([]);
    expect(await popup.surface.axe()).toEqual([]);
    await popup.create();
  } finally {
    rmSync(folder, { recursive: true });
  }
  const [, sent] = helpdesk.tickets()[0]?.attachments ?? [];
  expect(sent?.filename).toBe('shop.har');
  const text = (await helpdesk.blobBytes(sent?.blobAuth ?? '')).toString();
  expect(text).not.toContain(secret);
  expect(parseHar(text).entries.map(({ request }) => request.url)).toEqual([
    'https://shop.example/basket-kept?voucher=',
    'https://shop.example/basket',
  ]);
});

test('a file that a closed popup had not read yet is named when the popup opens again', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, pages }) => {
  const folder = mkdtempSync(join(tmpdir(), 'har-'));
  try {
    const file = join(folder, 'long.har');
    // Cleaning this file takes much longer than closing the popup.
    const entry = entryOf({
      response: { content: { size: 9, mimeType: 'text/html', text: 'a'.repeat(20_000) } },
    });
    writeFileSync(file, JSON.stringify(harOf(...Array.from({ length: 1500 }, () => entry))));
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.surface.giveFiles('drop', [file]);
    const noted = () => browser.evaluateInExtension<object>("chrome.storage.session.get('addingFiles')");
    await expect.poll(noted).toMatchObject({ addingFiles: [{ files: [{ name: 'long.har' }] }] });
    await popup.surface.close();
    const again = await (await Popup.open(browser, tab)).ready();
    await again.surface.waitForText('“long.har” was not attached: the window was closed');
    expect(await again.surface.text()).toContain('Add it again.');
    await again.surface.close();
    const third = await (await Popup.open(browser, tab)).ready();
    expect(await third.surface.text()).not.toContain('long.har');
    await third.surface.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
