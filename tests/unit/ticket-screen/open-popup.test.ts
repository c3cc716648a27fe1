import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listUnsent } from '../../../utils/captures/drafts.ts';
import { addCapture, deleteCapture, getCapture } from '../../../utils/captures/store.ts';
import { err, ok } from '../../../utils/result.ts';
import { beginCapture } from '../../../utils/screenshot/begin-capture.ts';
import { newDraft } from '../../../utils/screenshot/new-draft.ts';
import { screenshotProblemSetting } from '../../../utils/screenshot/screenshot-job.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/captures/drafts.ts', async (original) => {
  const drafts = await original<typeof import('../../../utils/captures/drafts.ts')>();
  return { ...drafts, listUnsent: vi.fn(drafts.listUnsent) };
});
vi.mock('../../../utils/screenshot/begin-capture.ts');
vi.mock('../../../utils/screenshot/new-draft.ts');

const { openPopup } = await import('../../../utils/ticket-screen/open-popup.ts');

const tab = { id: 7, windowId: 1, url: 'https://shop.example/basket', title: 'Basket' };
const picture = { blob: new Blob(['png!']), width: 2, height: 2 };
const taking = vi.fn<ReturnType<typeof beginCapture>['take']>();
const loadParts = vi.fn(async () => undefined);
const rows: Parameters<typeof deleteCapture>[0][] = [];
const stored = async (more: Parameters<typeof makeCapture>[0]) => {
  const row = makeCapture({ tabId: tab.id, ...more });
  await addCapture(row, new Map());
  rows.push(row.id);
  return row;
};
const start = { preferences: {}, connection: null, hasUnseenCc: false } as never as Omit<
  Awaited<ReturnType<typeof newDraft>>,
  'taken'
>;

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => setTimeout(next));
  Object.assign(fakeBrowser, { tabs: { query: async () => [tab] } });
  taking.mockReset().mockReturnValue({ first: Promise.resolve(), picture: Promise.resolve(ok(picture)) });
  vi.mocked(beginCapture).mockReset();
  vi.mocked(beginCapture).mockReturnValue({ take: taking });
  vi.mocked(newDraft).mockReset();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const id of rows.splice(0)) await deleteCapture(id);
});

test('the page is looked at while the drafts are read, and pictured once there is none to bring back', async () => {
  const capture = makeCapture({ attachments: [makeAttachment({})] });
  vi.mocked(newDraft).mockResolvedValue({ taken: ok(capture), ...start });
  const reading = Promise.withResolvers<never[]>();
  vi.mocked(listUnsent).mockReturnValueOnce(reading.promise);
  const opening = openPopup(loadParts);
  await opening.asked;
  expect(beginCapture).toHaveBeenCalledExactlyOnceWith(tab, [[], []]);
  expect(taking).not.toHaveBeenCalled();
  reading.resolve([]);
  expect(await opening.opened).toMatchObject({
    tabId: 7,
    captureId: capture.id,
    fresh: capture,
    problem: null,
  });
  expect(taking).toHaveBeenCalledTimes(1);
  expect(opening.picture.isOf(capture.attachments[0]?.id as never)).toBe(true);
});

test('a draft that the person has worked on is brought back, and no picture is taken', async () => {
  const draft = await stored({ touched: true, page: { ...makeCapture().page, url: tab.url } });
  expect(await openPopup(loadParts).opened).toMatchObject({
    captureId: draft.id,
    fresh: null,
    notice: { kind: 'restored' },
  });
  expect(taking).not.toHaveBeenCalled();
  expect(newDraft).not.toHaveBeenCalled();
});

test('a page that only shows in the tab of a draft that gave way is neither looked at nor changed', async () => {
  const draft = await stored({ touched: false });
  await screenshotProblemSetting.write({ captureId: draft.id, error: { code: 'screenshot-refused' } });
  expect(await openPopup(loadParts).opened).toMatchObject({ captureId: draft.id });
  expect(beginCapture).not.toHaveBeenCalled();
  await deleteCapture(draft.id);
  vi.mocked(newDraft).mockResolvedValue({ taken: ok(makeCapture()), ...start });
  await openPopup(loadParts).opened;
  expect(taking).toHaveBeenCalledTimes(1);
  await screenshotProblemSetting.remove();
});

test('a draft that nobody worked on goes only once its successor is stored', async () => {
  const stale = await stored({ touched: false, page: { ...makeCapture().page, url: tab.url } });
  vi.mocked(newDraft).mockResolvedValue({ taken: err({ code: 'storage-failed' }), ...start });
  expect(await openPopup(loadParts).opened).toMatchObject({
    captureId: null,
    problem: { code: 'storage-failed' },
  });
  expect(await getCapture(stale.id)).not.toBeNull();
  vi.mocked(newDraft).mockResolvedValue({ taken: ok(makeCapture()), ...start });
  await openPopup(loadParts).opened;
  await vi.waitFor(async () => expect(await getCapture(stale.id)).toBeNull());
});

test('the form is not offered before its capture is stored', async () => {
  const storing = Promise.withResolvers<Awaited<ReturnType<typeof newDraft>>>();
  vi.mocked(newDraft).mockReturnValue(storing.promise);
  const opened = vi.fn();
  const opening = openPopup(loadParts);
  const done = opening.opened.then(opened);
  await vi.waitFor(() => expect(newDraft).toHaveBeenCalled());
  expect(opened).not.toHaveBeenCalled();
  storing.resolve({ taken: ok(makeCapture()), ...start });
  await done;
  expect(opened).toHaveBeenCalledTimes(1);
});
