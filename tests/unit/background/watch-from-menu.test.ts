import { beforeEach, expect, test, vi } from 'vitest';
import { askToWatch } from '../../../utils/ask-to-watch.ts';
import { showFailure } from '../../../utils/background/feedback.ts';
import { watchMenu } from '../../../utils/background/menus.ts';
import { watchFromMenu } from '../../../utils/background/watch-from-menu.ts';
import { resumeWatching, startWatching, stopWatching } from '../../../utils/background/watch-tab.ts';
import type { Menus, Tabs } from '../../../utils/browser.ts';
import { err, ok } from '../../../utils/result.ts';
import '../fake-browser.ts';

vi.mock('../../../utils/ask-to-watch.ts');
vi.mock('../../../utils/background/feedback.ts');
vi.mock('../../../utils/background/watch-tab.ts');

const press = () =>
  watchFromMenu(
    { menuItemId: watchMenu } as Menus.OnClickData,
    { id: 7, url: 'https://shop.example/' } as Tabs.Tab,
  );

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(startWatching).mockResolvedValue(ok(null));
  vi.mocked(resumeWatching).mockResolvedValue(ok(null));
});

test('the wish is kept while the browser’s question is open, because the background may be stopped meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  vi.mocked(askToWatch).mockReturnValue({ isGranted: Promise.resolve(true), isAllowed: promise });
  const pressed = press();
  await vi.waitFor(() =>
    expect(startWatching).toHaveBeenCalledWith({ tabId: 7, reload: false, isGranted: true }),
  );
  expect(resumeWatching).not.toHaveBeenCalled();
  resolve(true);
  await pressed;
  expect(resumeWatching).toHaveBeenCalledTimes(1);
});

test('a refusal takes the wish back, and says nothing', async () => {
  vi.mocked(askToWatch).mockReturnValue({
    isGranted: Promise.resolve(true),
    isAllowed: Promise.resolve(false),
  });
  await press();
  expect(stopWatching).toHaveBeenCalledWith(7);
  expect([resumeWatching, showFailure].map((one) => vi.mocked(one).mock.calls)).toEqual([[], []]);
});

test('a page that cannot be watched is told of, once', async () => {
  const unreadable = err({ code: 'page-not-readable' } as const);
  vi.mocked(startWatching).mockResolvedValue(unreadable);
  vi.mocked(askToWatch).mockReturnValue({
    isGranted: Promise.resolve(false),
    isAllowed: Promise.resolve(true),
  });
  await press();
  expect(vi.mocked(showFailure).mock.calls).toEqual([[7, unreadable.error]]);
});
