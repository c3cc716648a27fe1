import { beforeEach, expect, test, vi } from 'vitest';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { askInPage } from '../../../utils/page-client/ask-in-page.ts';
import { injectHolder } from '../../../utils/page-client/page-scripts.ts';
import { captureRegion } from '../../../utils/screenshot/region.ts';
import { createEvent, fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/page-client/ask-in-page.ts');
vi.mock('../../../utils/page-client/page-scripts.ts');

const here = { id: 1, windowId: 7 };
const inFront = { id: here.id };
const tabs = {
  query: async () => [inFront],
  onActivated: createEvent<[{ tabId: number; windowId: number }]>(),
};
const windows = { get: async () => ({ state: 'normal' }) };
Object.assign(fakeBrowser, { tabs, windows });

const run = {
  id: newCaptureId(),
  sought: null,
  progress: async () => 'all' as const,
  isWanted: async () => true,
  written: Promise.resolve(),
};

beforeEach(() => {
  inFront.id = here.id;
  windows.get = async () => ({ state: 'normal' });
  vi.mocked(injectHolder).mockResolvedValue(true);
  vi.mocked(askInPage).mockReset();
});

/** A page that answers nothing any more, from the moment that something else happens. */
function silentOnce(happens: () => void): void {
  vi.mocked(askInPage).mockImplementation(async () => {
    happens();
    return null;
  });
}

test('a page that does not answer because another tab came in front is said to be behind it', async () => {
  silentOnce(() => {
    inFront.id = 2;
  });
  expect(await captureRegion(here, null, run)).toMatchObject({ pictures: [], stopped: 'tab-changed' });
});

test('nor is one of a minimised window said to be left', async () => {
  silentOnce(() => {
    windows.get = async () => ({ state: 'minimized' });
  });
  expect(await captureRegion(here, null, run)).toMatchObject({ pictures: [], stopped: 'minimised' });
});

test('one that is in front and does not answer was left', async () => {
  silentOnce(() => undefined);
  expect(await captureRegion(here, null, run)).toMatchObject({ pictures: [], stopped: 'page-left' });
});

test('the page is asked to give itself back, whatever the end', async () => {
  silentOnce(() => undefined);
  const { released } = await captureRegion(here, null, run);
  await released;
  const methods = vi.mocked(askInPage).mock.calls.map(([, , { method }]) => method);
  expect(methods.filter((method) => method === 'release')).toHaveLength(1);
  expect(methods.at(-1)).toBe('release');
});
