import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';
import { isOwn, keepOwn, ownTexts, runInPage, startWatching } from './watched-tab.ts';

/** Resolves to what storage, alarms, scripts and permissions still hold of a watching. */
function leftOf(browser: Browser): Promise<unknown> {
  return browser.evaluateInExtension(`(async () => {
    const ours = (names) => names.filter((name) => /watch/i.test(name));
    const { origins, data_collection: data = [] } = await chrome.permissions.getAll();
    return {
      inMemory: ours(Object.keys(await chrome.storage.session.get())),
      onDisk: ours(Object.keys(await chrome.storage.local.get())),
      alarms: ours((await chrome.alarms.getAll()).map(({ name }) => name)),
      scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
      origins: origins.filter((origin) => origin.includes('localhost')),
    };
  })()`);
}
const nothing = { inMemory: [], onDisk: [], alarms: [], scripts: 0, origins: [] };

/** Waits until the extension has given everything back, and the page shows and has nothing of ours. */
async function expectNothing(browser: Browser, tab: Tab): Promise<void> {
  await expect.poll(() => leftOf(browser)).toEqual(nothing);
  expect(await tab.toast()).toBeNull();
  expect(await browser.badgeText(tab)).toBe('');
}

test('a tab that was watched when the browser was closed is its own again after the start', {
  tag: '@all-in-firefox',
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(150_000);
  const url = `${pages.url.replace('127.0.0.1', 'localhost')}/troubles/none`;
  let browser = await profile.launch();
  await connect(browser, helpdesk);
  const tab = await browser.openTab(url);
  const textsIn = async (page: Tab) => {
    await runInPage(page, keepOwn);
    return page.evaluate('window.textsOfOwn()');
  };
  await startWatching(browser, tab, 'Reload and watch');
  // The message may be that of the page before.
  await expect.poll(() => textsIn(tab)).not.toEqual(ownTexts);
  await browser.killWorker();
  expect(await textsIn(tab)).not.toEqual(ownTexts);
  await browser.close();

  browser = await profile.launch({ restoresTabs: true });
  const again = await browser.waitForTab('/troubles/none');
  await again.activate();
  expect(await textsIn(again)).toEqual(ownTexts);
  await expectNothing(browser, again);
});

test('an update of the extension while it watches a tab gives the page back and leaves nothing', {
  tag: ['@waits', '@all-in-chromium'],
}, async ({ connected: browser, pages }) => {
  test.setTimeout(150_000);
  await browser.allowHost('http://127.0.0.1/*');
  const tab = await browser.openTab(`${pages.url.replace('127.0.0.1', 'localhost')}/troubles/none`);
  await runInPage(tab, keepOwn);
  await startWatching(browser, tab, 'Watch this tab');
  expect(await tab.evaluate(isOwn)).toContain(false);
  await browser.killWorker();
  await browser.reloadExtension();
  // The watcher or the recorder notices that the extension is gone, and ends.
  await expect.poll(() => tab.evaluate(isOwn), { timeout: 60_000 }).not.toContain(false);
  await expectNothing(browser, tab);
});
