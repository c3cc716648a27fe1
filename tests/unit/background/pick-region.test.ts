import { beforeEach, expect, test, vi } from 'vitest';
import { pickedRegion } from '../../../utils/background/pick-region.ts';
import { askInPage } from '../../../utils/page-client/ask-in-page.ts';
import { err, ok } from '../../../utils/result.ts';
import { createEvent, fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/page-client/ask-in-page.ts');
vi.mock('../../../utils/page-client/page-scripts.ts');

const region = { x: 1, y: 2, width: 30, height: 40 };
const here = { tabId: 1, windowId: 7 };
const tabs = {
  get: async () => ({ active: true }),
  onActivated: createEvent<[{ tabId: number; windowId: number }]>(),
  onUpdated: createEvent<[number, { status?: string; title?: string }]>(),
  onRemoved: createEvent<[number]>(),
};
Object.assign(fakeBrowser, { tabs });

/** The page's answer. It comes when the person is done, or when the layer is taken away. */
let answer = Promise.withResolvers<unknown>();

beforeEach(() => {
  vi.clearAllMocks();
  answer = Promise.withResolvers();
  tabs.get = async () => ({ active: true });
  vi.mocked(askInPage).mockImplementation(async (_tab, _withinMs, { method }) => {
    if (method === 'cancel') answer.resolve({ region: null });
    return answer.promise;
  });
});

test('what is chosen is answered, and null where the person cancels', async () => {
  answer.resolve({ region });
  expect(await pickedRegion(here)).toEqual(ok(region));
  answer = Promise.withResolvers();
  answer.resolve({ region: null });
  expect(await pickedRegion(here)).toEqual(ok(null));
});

test('another tab in front of this window takes our layer away and says so; one in another window does not', async () => {
  const picked = pickedRegion(here);
  tabs.onActivated.emit({ tabId: 2, windowId: 8 });
  tabs.onActivated.emit(here);
  expect(vi.mocked(askInPage).mock.calls.map(([, , { method }]) => method)).not.toContain('cancel');
  tabs.onActivated.emit({ tabId: 2, windowId: 7 });
  const elsewhere = { code: 'screenshot-stopped', reason: 'tab-changed', kept: false } as const;
  expect(await picked).toEqual(err(elsewhere));

  tabs.get = async () => ({ active: false });
  expect(await pickedRegion(here)).toEqual(err(elsewhere));
});

const left = err({ code: 'screenshot-stopped', reason: 'page-left', kept: false });

test('a page that is gone was left', async () => {
  answer.resolve(null);
  expect(await pickedRegion(here)).toEqual(left);
});

test('a page that is kept for a way back does not answer: the next one in the tab does, or the tab is closed', async () => {
  const next = pickedRegion(here);
  await vi.waitFor(() => expect(askInPage).toHaveBeenCalledTimes(1));
  vi.mocked(askInPage).mockResolvedValue(null);
  tabs.onUpdated.emit(2, { status: 'loading' });
  tabs.onUpdated.emit(1, { title: 'Still the same page' });
  expect(askInPage).toHaveBeenCalledTimes(1);
  tabs.onUpdated.emit(1, { status: 'loading' });
  expect(await next).toEqual(left);

  vi.mocked(askInPage).mockReturnValue(new Promise(() => undefined));
  const closed = pickedRegion(here);
  await vi.waitFor(() => expect(askInPage).toHaveBeenCalledTimes(3));
  tabs.onRemoved.emit(2);
  tabs.onRemoved.emit(1);
  expect(await closed).toEqual(left);
});
