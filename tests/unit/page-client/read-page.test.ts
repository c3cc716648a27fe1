import { beforeEach, expect, test, vi } from 'vitest';
import type { PageSnapshot } from '../../../utils/page/snapshot.ts';
import { runInPage, takeSnapshot, takeSnapshots } from '../../../utils/page-client/page-scripts.ts';
import { readPage, readSelection } from '../../../utils/page-client/read-page.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeSnapshot } from './make-snapshot.ts';

vi.mock('../../../utils/page-client/page-scripts.ts');

const tab = { id: 1, windowId: 1, url: 'https://a.example/', title: 'A' };

/** Answers with snapshots of frames and with the words that are selected in each; null: a selection without words. */
function pageOf(top: Partial<PageSnapshot>, frames: Partial<PageSnapshot>[], words: (string | null)[]): void {
  const all = [top, ...frames].map(makeSnapshot);
  vi.mocked(takeSnapshot).mockResolvedValue(all[0] ?? null);
  vi.mocked(takeSnapshots).mockResolvedValue(all.map((snapshot, frameId) => ({ frameId, snapshot })));
  vi.mocked(runInPage).mockImplementation(async (_tab, _name, _data, frameId = 0) => {
    const text = words[frameId] ?? null;
    return (text &&
      JSON.stringify({ text: [text], passage: null, around: { before: '', after: '' } })) as never;
  });
}

async function selectionOn(): Promise<{ text: unknown; frameId: number } | null> {
  const { selected } = await readPage(tab);
  const found = await readSelection(tab.id, selected);
  return found && { text: found.text, frameId: found.frameId };
}

beforeEach(() => {
  vi.clearAllMocks();
  Object.assign(fakeBrowser, { tabs: { getZoom: async () => 1 } });
});

const selected = { hasSelection: true };
const inFrame = { hasFrames: true, isActive: false };

test('a page without a selection is asked for none', async () => {
  pageOf({}, [], []);
  expect(await selectionOn()).toBeNull();
  expect(runInPage).not.toHaveBeenCalled();
});

test('the selection of the page in use is read without asking its frames', async () => {
  pageOf({ ...selected, hasFrames: true }, [selected], ['Top', 'Frame']);
  expect(await selectionOn()).toEqual({ text: ['Top'], frameId: 0 });
  expect(takeSnapshots).not.toHaveBeenCalled();
});

test('of several selections, the one of the frame in use counts, then the first', async () => {
  pageOf(
    { ...inFrame, ...selected },
    [selected, { isActive: false, ...selected }],
    ['Top', 'In use', 'Other'],
  );
  expect(await selectionOn()).toEqual({ text: ['In use'], frameId: 1 });
  pageOf({ ...inFrame, ...selected }, [{}, { isActive: false, ...selected }], ['Top', null, 'Other']);
  expect(await selectionOn()).toEqual({ text: ['Top'], frameId: 0 });
});

test('a selection without words does not hide another one', async () => {
  pageOf({ ...selected, hasFrames: true }, [{ ...selected, isActive: false }], [null, 'Frame']);
  expect(await selectionOn()).toEqual({ text: ['Frame'], frameId: 1 });
  pageOf({ ...selected, hasFrames: true }, [selected], [null, null]);
  expect(await selectionOn()).toBeNull();
});
