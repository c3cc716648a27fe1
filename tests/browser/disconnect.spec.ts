import type { Browser } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { connect, OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { filesWithPieces } from './profile-files.ts';
import { storedKeys } from './stored-keys.ts';

async function disconnect(browser: Browser): Promise<void> {
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Disconnect').click();
  await options.connectButton.waitFor();
  await options.surface.close();
}

async function disconnectAndUndo(browser: Browser): Promise<void> {
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Disconnect').click();
  await options.surface.find('button', 'Undo').click();
  await options.surface.waitForText(/Connected as /);
  await options.surface.close();
}

test('after Disconnect nothing in the profile holds the key, whatever is restarted', {
  tag: '@waits',
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(240_000);
  let browser = await profile.launch();
  await connect(browser, helpdesk);
  const popup = await (await Popup.open(browser, await browser.openTab(`${pages.url}/painted.html`))).ready();
  await popup.create();
  // First show that the search finds the key while the helpdesk is connected. Otherwise finding none later would prove
  // nothing.
  await browser.close();
  const code = helpdesk.apiKey.split(':')[1] ?? '';
  expect(code.length).toBeGreaterThan(10);
  expect(filesWithPieces(profile.folder, code)).not.toEqual([]);
  browser = await profile.launch();
  expect(Object.values(await storedKeys(browser))).toEqual([helpdesk.apiKey]);

  await disconnectAndUndo(browser);
  expect(Object.values(await storedKeys(browser))).toEqual([helpdesk.apiKey]);
  const before = await browser.evaluateInExtension<object>('chrome.storage.local.get("preferences")');
  await disconnect(browser);
  // The page offers to connect as soon as the helpdesk is gone, and the key follows.
  await expect.poll(() => storedKeys(browser)).toEqual({});
  // Chromium's storage is empty for a moment while it is rewritten.
  await expect
    .poll(() => browser.evaluateInExtension('chrome.storage.local.get("preferences")'))
    .toEqual(before);
  expect(filesWithPieces(profile.folder, code)).toEqual([]);
  await browser.close();
  expect(filesWithPieces(profile.folder, code)).toEqual([]);
  browser = await profile.launch();
  expect(await storedKeys(browser)).toEqual({});
  await browser.close();
  expect(filesWithPieces(profile.folder, code)).toEqual([]);
});

test('the key of a connection that an earlier version made is kept by an update, and gone after Disconnect', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(240_000);
  const browser = await profile.launch();
  await connect(browser, helpdesk);
  const key = JSON.stringify(helpdesk.apiKey);
  await browser.evaluateInExtension(`(async () => {
    for (const { name } of await indexedDB.databases())
      if (name.startsWith('key of ')) await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
    await chrome.storage.local.remove('apiKeys');
    await chrome.storage.local.set({ apiKey: ${key} });
    return null;
  })()`);
  await browser.reloadExtension();
  const popup = await (await Popup.open(browser, await browser.openTab(`${pages.url}/painted.html`))).ready();
  await popup.create();
  expect(Object.values(await storedKeys(browser))).toEqual([helpdesk.apiKey]);
  const { apiKey } = await browser.evaluateInExtension<Record<string, unknown>>(
    'chrome.storage.local.get(null)',
  );
  expect(apiKey).toBeUndefined();
  await disconnect(browser);
  await browser.close();
  expect(filesWithPieces(profile.folder, helpdesk.apiKey.split(':')[1] ?? '')).toEqual([]);
});
