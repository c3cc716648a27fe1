import { beforeEach, describe, expect, test, vi } from 'vitest';
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

let isFirefox = false;
let hasActivity = true;
vi.mock('../../../utils/browser-ui.ts', async (original) => ({
  ...(await original<object>()),
  get isFirefox() {
    return isFirefox;
  },
}));
vi.mock('../../../utils/ask-to-watch.ts', () => ({ mayRecordActivity: async () => hasActivity }));

const site = 'https://shop.example/';
const tab = { id: 7, url: `${site}basket` };
const wish = { tabId: 7, reload: false, isGranted: false };
let urls: Record<number, string> = {};
let statuses: Record<number, string> = {};
const setBadgeText = vi.fn(async () => undefined);
const remove = vi.fn(async () => true);
const reload = vi.fn(async () => undefined);
const createAlarm = vi.fn();
const loads = { addListener: vi.fn(), removeListener: vi.fn() };
const closes = { addListener: vi.fn(), removeListener: vi.fn() };
const activations = { addListener: vi.fn(), removeListener: vi.fn() };
const windowFocus = { addListener: vi.fn(), removeListener: vi.fn() };

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
  urls = { 7: tab.url, 8: site, 9: 'https://other.example/' };
  statuses = {};
  isFirefox = false;
  hasActivity = true;
  await Promise.all([fakeBrowser.storage.session.clear(), fakeBrowser.storage.local.clear()]);
  await fakeBrowser.permissions.request({ origins: [`${site}*`] });
  Object.assign(fakeBrowser, {
    tabs: {
      get: async (id: number) =>
        urls[id] === undefined
          ? Promise.reject(new Error('no tab'))
          : { url: urls[id], status: statuses[id] ?? 'complete' },
      reload,
      onUpdated: loads,
      onRemoved: closes,
      onActivated: activations,
      query: async () => [{ id: 7 }],
    },
    windows: { WINDOW_ID_NONE: -1, onFocusChanged: windowFocus },
    alarms: { create: createAlarm, clear: vi.fn(async () => true) },
    action: { setBadgeText },
    contextMenus: { update: vi.fn(async () => undefined) },
  });
  Object.assign(fakeBrowser.permissions, { remove });
  vi.mocked(watchFrames).mockReset().mockResolvedValue(true);
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
  ['another site’s tab is watched', () => startWatching({ ...wish, tabId: 9 })],
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

test.each([
  ['the end', watchIsOver],
  ['a start of the browser', tidyWatching],
])('%s removes the listeners that Chromium kept of a background that was stopped', async (_what, ends) => {
  await startWatching(wish);
  vi.clearAllMocks();
  await ends();
  for (const { addListener, removeListener } of [loads, closes, activations, windowFocus]) {
    const [[added], [removed]] = [addListener.mock.calls[0] ?? [], removeListener.mock.calls[0] ?? []];
    expect(removed).toBe(added);
    expect(removeListener.mock.invocationCallOrder[0]).toBeGreaterThan(
      addListener.mock.invocationCallOrder[0] ?? Number.POSITIVE_INFINITY,
    );
  }
});

test('the tab’s close ends it, also if its page could say nothing', async () => {
  await startWatching({ ...wish, isGranted: true });
  closes.addListener.mock.calls[0]?.[0](7);
  await vi.waitFor(async () => expect(await watchGrantSetting.read()).toBeNull());
  expect(await isWatchedTab(7)).toBe(false);
});

test.each([
  ['is being replaced is waited for', 'loading', 9, true, 1],
  ['was replaced meanwhile is asked once more', 'complete', 1, true, 2],
  ['gives way twice is asked a third time', 'complete', 2, true, 3],
  ['refuses for good ends the watching', 'complete', 9, false, 3],
])('a page that %s', async (_what, status, refusals, isWatched, times) => {
  await startWatching(wish);
  vi.mocked(watchFrames).mockClear();
  for (let refused = 0; refused < refusals; refused += 1) vi.mocked(watchFrames).mockResolvedValueOnce(false);
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

test('two tabs of one site, one after the other, share what was granted, and the last one gives it back', async () => {
  await startWatching({ ...wish, isGranted: true });
  await startWatching({ ...wish, tabId: 8 });
  expect(remove).not.toHaveBeenCalled();
  await stopWatching(8);
  expect(remove).toHaveBeenCalledWith({ origins: [`${site}*`] });
});

describe('in Firefox', () => {
  beforeEach(() => {
    isFirefox = true;
  });

  test.each([
    ['the recording', 'https://a.example/', false, true],
    ['access to the site', 'https://b.example/', true, false],
  ])('nothing is recorded or loaded anew before %s is allowed', async (_what, url, mayRecord, mayEnter) => {
    urls[7] = url;
    hasActivity = mayRecord;
    if (mayEnter) await fakeBrowser.permissions.request({ origins: [`${url}*`] });
    expect(await startWatching({ tabId: 7, reload: true, isGranted: true })).toEqual(ok(null));
    expect([await isWatchedTab(7), vi.mocked(watchFrames).mock.calls]).toEqual([false, []]);
    expect(reload).not.toHaveBeenCalled();
    hasActivity = true;
    await fakeBrowser.permissions.request({ origins: [`${url}*`] });
    await resumeWatching();
    expect(await isWatchedTab(7)).toBe(true);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test.each<[when: string, ends: () => Promise<unknown>]>([
    ['when its time is over', watchIsOver],
    [
      'when the answer comes too late',
      async () => {
        hasActivity = true;
        vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 600_000);
        await resumeWatching();
      },
    ],
  ])('a question that was refused after the popup closed is forgotten %s', async (_when, ends) => {
    hasActivity = false;
    await startWatching({ ...wish, isGranted: true });
    expect(createAlarm).toHaveBeenCalledTimes(1);
    await ends();
    vi.restoreAllMocks();
    expect([await watchSetting.read(), vi.mocked(watchFrames).mock.calls]).toEqual([null, []]);
    await tidyWatching();
    expect(remove).toHaveBeenCalledWith({ origins: [`${site}*`] });
  });
});
