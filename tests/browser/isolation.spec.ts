import { BrowserPool } from './browser-pool.ts';
import { ConnectedState } from './connected-state.ts';
import { launchBrowser } from './drivers/launch.ts';
import { buildOf, expect, test } from './fixtures.ts';
import { leakEverything, stateOf } from './leaks.ts';
import { alarms } from './outbox.ts';
import { Popup } from './pages/popup.ts';
import { storedKeys } from './stored-keys.ts';

test('a browser that is used again is in the state of a newly launched one, whatever was left behind in it', async ({
  browserKind,
  pages,
}) => {
  const url = `${pages.url}/painted.html`;
  const pool = new BrowserPool();
  const options = { extensionDir: buildOf(browserKind) };
  try {
    const launched = await pool.take(browserKind, options);
    await expect.poll(() => alarms(launched)).toEqual([]);
    const atFirst = await stateOf(launched, url);
    await leakEverything(launched, url);
    const dirty = await stateOf(launched, url);
    expect(Object.keys(atFirst).filter((entry) => same(atFirst[entry], dirty[entry]))).toEqual([]);
    await launched.setOffline(true);

    const again = await pool.take(browserKind, options);
    expect(again).toBe(launched);
    await expect.poll(() => alarms(again)).toEqual([]);
    expect(await stateOf(again, url)).toEqual(atFirst);
    // The popup can be opened and has no draft of the test before.
    const popup = await (await Popup.open(again, await again.openTab(url))).ready();
    expect(await popup.subject.value()).toBe('Painted page');
  } finally {
    await pool.close();
  }
});

test('the toolbar button opens the popup after each reset, also if a popup was left open', {
  tag: '@all-in-chromium',
}, async ({ browserKind, pages }) => {
  const browser = await launchBrowser(browserKind, { extensionDir: buildOf(browserKind) });
  try {
    for (let reset = 0; reset < 3; reset += 1) {
      await browser.reset();
      const popup = await Popup.open(browser, await browser.openTab(`${pages.url}/painted.html`));
      await popup.ready();
    }
  } finally {
    await browser.close();
  }
});

test('a connection that is put back stores what connecting through the options page stores', {
  tag: '@all-in-firefox',
}, async ({ fresh: browser, helpdesk, pages, browserPool, browserKind }) => {
  const url = `${pages.url}/painted.html`;
  const state = new ConnectedState();
  await state.connect(browser, helpdesk, {});
  await expect.poll(() => alarms(browser)).toEqual([]);
  const connected = await stateOf(browser, url);
  const again = await browserPool.take(browserKind, { extensionDir: buildOf(browserKind) });
  await state.connect(again, helpdesk, {});
  await expect.poll(() => alarms(again)).toEqual([]);
  expect(await stateOf(again, url)).toEqual(connected);
  expect(Object.values(await storedKeys(again))).toEqual([helpdesk.apiKey]);
});

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
