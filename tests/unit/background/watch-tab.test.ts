import { beforeEach, expect, test, vi } from 'vitest';
import {
  isWatchedTab,
  keepWatchedPage,
  resumeWatching,
  startWatching,
  stopWatching,
  tidyWatching,
  watchIsOver,
} from '../../../utils/background/watch-tab.ts';
import { watchedSetting, watchGrantSetting, watchSetting } from '../../../utils/captures/watch-setting.ts';
import type { WatchedPage } from '../../../utils/page/watch/watched-page.ts';
import { readFrames, watchFrames } from '../../../utils/page-client/watch-frames.ts';
import { err, ok } from '../../../utils/result.ts';
import { readWatch, watchedIn } from '../../../utils/screenshot/add-watched.ts';
import { fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/page-client/watch-frames.ts');

const site = 'https://shop.example/';
const tab = { id: 7, url: `${site}basket` };
const wish = { tabId: 7, reload: false, isGranted: false };
let urls: Record<number, string> = {};
let statuses: Record<number, string> = {};
const setBadgeText = vi.fn(async () => undefined);
const remove = vi.fn(async () => true);
const loads = { addListener: vi.fn(), removeListener: vi.fn() };
const closes = { addListener: vi.fn(), removeListener: vi.fn() };

function recorded(...texts: string[]): WatchedPage {
  const lines = texts.map((text, at) => ({ at, level: 'log' as const, text, place: '', count: 1 }));
  return { lines, requests: [], steps: [], missed: { lines: 0, requests: 0, steps: 0 }, locked: [] };
}

async function textsOf(one = tab): Promise<string[] | undefined> {
  const watch = await readWatch(one);
  return (watch && (await watchedIn(watch)))?.lines.map(({ text }) => text);
}

beforeEach(async () => {
  vi.clearAllMocks();
  urls = { 7: tab.url, 8: site };
  statuses = {};
  await Promise.all([fakeBrowser.storage.session.clear(), fakeBrowser.storage.local.clear()]);
  await fakeBrowser.permissions.request({ origins: [`${site}*`] });
  Object.assign(fakeBrowser, {
    tabs: {
      get: async (id: number) =>
        urls[id] === undefined
          ? Promise.reject(new Error('no tab'))
          : { url: urls[id], status: statuses[id] ?? 'complete' },
      reload: vi.fn(async () => undefined),
      onUpdated: loads,
      onRemoved: closes,
    },
    alarms: { create: vi.fn(), clear: vi.fn(async () => true) },
    action: { setBadgeText },
    contextMenus: { update: vi.fn(async () => undefined) },
  });
  Object.assign(fakeBrowser.permissions, { remove });
  vi.mocked(watchFrames).mockResolvedValue(true);
  vi.mocked(readFrames).mockResolvedValue([]);
});

test('a watched tab has a badge, and gives what its page recorded to each capture', async () => {
  expect(await startWatching(wish)).toEqual(ok(null));
  expect(setBadgeText.mock.calls).toEqual([[{ tabId: 7, text: '●' }]]);
  vi.mocked(readFrames).mockResolvedValue([recorded('a')]);
  expect([await textsOf(), await textsOf()]).toEqual([['a'], ['a']]);
  expect(await isWatchedTab(7)).toBe(true);
});

test('another tab, and another site in the same tab, get nothing of it', async () => {
  await startWatching(wish);
  vi.mocked(readFrames).mockResolvedValue([recorded('a')]);
  expect(await textsOf({ id: 8, url: tab.url })).toBeUndefined();
  expect(await textsOf({ id: 7, url: 'https://other.example/' })).toBeUndefined();
});

test('what a page recorded before it went is joined with the next page of the site', async () => {
  await startWatching(wish);
  await keepWatchedPage(7, true, recorded('before'));
  expect(watchFrames).toHaveBeenCalledTimes(2);
  vi.mocked(readFrames).mockResolvedValue([recorded('after')]);
  expect((await textsOf())?.toSorted()).toEqual(['after', 'before']);
});

test.each<[what: string, happens: () => Promise<unknown>]>([
  ['the person stops it', () => stopWatching(7)],
  ['its time is over', () => watchIsOver()],
  [
    'the tab goes to another site',
    () => {
      urls[7] = 'https://other.example/';
      return keepWatchedPage(7, true, recorded());
    },
  ],
  [
    'the tab is closed',
    () => {
      urls = {};
      return keepWatchedPage(7, true, recorded());
    },
  ],
  [
    'the browser lets us in no more',
    () => {
      vi.mocked(watchFrames).mockResolvedValue(false);
      return keepWatchedPage(7, true, recorded());
    },
  ],
  ['another tab is watched', () => startWatching({ ...wish, tabId: 8 })],
])('once %s, the page, the badge, the loads and the grant are given back', async (_what, happens) => {
  await startWatching({ ...wish, isGranted: true });
  await happens();
  expect(vi.mocked(readFrames).mock.calls).toContainEqual([7, 'stop']);
  expect(setBadgeText.mock.calls).toContainEqual([{ tabId: 7, text: null }]);
  expect(loads.removeListener).toHaveBeenCalled();
  expect(remove).toHaveBeenCalledWith({ origins: [`${site}*`] });
  expect([await watchGrantSetting.read(), await isWatchedTab(7)]).toEqual([null, false]);
});

test('what was recorded waits for a capture after the end, and is forgotten when nobody comes', async () => {
  await startWatching(wish);
  vi.mocked(readFrames).mockResolvedValue([recorded('a')]);
  await stopWatching(7);
  expect(await textsOf()).toEqual(['a']);
  await watchIsOver();
  expect([await textsOf(), await watchSetting.read(), await watchedSetting.read()]).toEqual([
    undefined,
    null,
    null,
  ]);
});

test('a background that a page’s message woke hears of the tab’s next page', async () => {
  await startWatching(wish);
  vi.clearAllMocks();
  await keepWatchedPage(7, false, recorded('before'));
  expect(loads.addListener).toHaveBeenCalled();
  const [onTabChange] = loads.addListener.mock.calls[0] ?? [];
  onTabChange(7, { status: 'loading' });
  onTabChange(8, { status: 'loading' });
  await vi.waitFor(() => expect(watchFrames).toHaveBeenCalledTimes(1));
});

test('the tab’s close ends it, also if its page could say nothing', async () => {
  await startWatching({ ...wish, isGranted: true });
  closes.addListener.mock.calls[0]?.[0](7);
  await vi.waitFor(async () => expect(await watchGrantSetting.read()).toBeNull());
  expect(await isWatchedTab(7)).toBe(false);
});

test.each([
  ['is being replaced is waited for', 'loading', true, 1],
  ['was replaced meanwhile is asked once more', 'complete', true, 2],
  ['refuses for good ends the watching', 'complete', false, 2],
])('a page that %s', async (_what, status, isWatched, times) => {
  await startWatching(wish);
  vi.mocked(watchFrames).mockReset().mockResolvedValueOnce(false).mockResolvedValue(isWatched);
  statuses[7] = status;
  await keepWatchedPage(7, true, recorded());
  expect([await isWatchedTab(7), vi.mocked(watchFrames).mock.calls.length]).toEqual([isWatched, times]);
});

test('a page that was loaded while the background slept is watched once the person comes back to it', async () => {
  await startWatching(wish);
  vi.clearAllMocks();
  await resumeWatching();
  expect(watchFrames).toHaveBeenCalledTimes(1);
});

test('after a start of the browser the grant of the last watching is given back', async () => {
  await startWatching({ ...wish, isGranted: true });
  await fakeBrowser.storage.session.clear();
  await tidyWatching();
  expect(remove).toHaveBeenCalledWith({ origins: [`${site}*`] });
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test.each<[what: string, prepares: () => void]>([
  ['refuses scripts', () => vi.mocked(watchFrames).mockResolvedValue(false)],
  [
    'is one of the browser’s own',
    () => {
      urls[7] = 'about:config';
    },
  ],
])('a page that %s is not watched, and nothing stays', async (_what, prepares) => {
  prepares();
  expect(await startWatching({ ...wish, isGranted: true })).toEqual(err({ code: 'page-not-readable' }));
  expect([await watchSetting.read(), await watchGrantSetting.read()]).toEqual([null, null]);
});
