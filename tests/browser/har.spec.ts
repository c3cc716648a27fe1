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
