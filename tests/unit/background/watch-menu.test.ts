import { beforeEach, expect, test, vi } from 'vitest';
import {
  hearTabInFront,
  hearTabInFrontNoMore,
  nameForTabInFront,
} from '../../../utils/background/watch-menu.ts';
import { type Watch, watchSetting } from '../../../utils/captures/watch-setting.ts';
import { createEvent, fakeBrowser } from '../fake-browser.ts';

const watched = 7;
const watch: Watch = {
  tabId: watched,
  origin: 'https://shop.example',
  phase: 'on',
  reload: false,
  from: 1,
  to: 2,
};
const update = vi.fn<(id: string, entry: { title: string }) => Promise<void>>();
/** The tab in front of each window. Window 1 was in front last. */
let inFront: Record<number, number>;
let onActivated: ReturnType<typeof createEvent<[{ tabId: number }]>>;
let onFocusChanged: ReturnType<typeof createEvent<[number]>>;

/** The entry's next name. */
async function nextName(): Promise<string | undefined> {
  await vi.waitFor(() => expect(update).toHaveBeenCalledOnce());
  const name = update.mock.lastCall?.[1].title;
  update.mockClear();
  return name;
}

beforeEach(async () => {
  inFront = { 1: watched, 2: 8 };
  update.mockReset().mockResolvedValue();
  onActivated = createEvent();
  onFocusChanged = createEvent();
  Object.assign(fakeBrowser, {
    tabs: { onActivated, query: async ({ windowId = 1 }) => [{ id: inFront[windowId] }] },
    windows: { WINDOW_ID_NONE: -1, onFocusChanged },
    contextMenus: { update },
  });
  await watchSetting.write(watch);
  hearTabInFront();
});

test('the entry says “stop” in the watched tab only, whichever tab comes to the front', async () => {
  onActivated.emit({ tabId: 8 });
  expect(await nextName()).toBe('Watch this tab');
  onActivated.emit({ tabId: watched });
  expect(await nextName()).toBe('Stop watching this tab');
});

test('the entry follows the window in front, and stays while another program is there', async () => {
  onFocusChanged.emit(2);
  expect(await nextName()).toBe('Watch this tab');
  onFocusChanged.emit(-1);
  onFocusChanged.emit(1);
  expect(await nextName()).toBe('Stop watching this tab');
});

test('a background that slept names the entry for the tab that is in front now', async () => {
  inFront[1] = 8;
  await nameForTabInFront();
  expect(await nextName()).toBe('Watch this tab');
});

test('once nothing is watched, the entry keeps its name in every tab', async () => {
  await watchSetting.write({ ...watch, phase: 'over' });
  await nameForTabInFront(watched);
  hearTabInFrontNoMore();
  onActivated.emit({ tabId: watched });
  onFocusChanged.emit(1);
  await nameForTabInFront();
  expect(update).not.toHaveBeenCalled();
});
