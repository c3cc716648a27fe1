import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createFromCommand } from '../../../utils/background/create-from-gesture.ts';
import { showFailure } from '../../../utils/background/feedback.ts';
import { takeScreenshot } from '../../../utils/background/screenshots.ts';
import type { Tabs } from '../../../utils/browser.ts';
import { addCapture, getCapture, updateCapture } from '../../../utils/captures/store.ts';
import { err, ok } from '../../../utils/result.ts';
import { newDraft } from '../../../utils/screenshot/new-draft.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/background/feedback.ts');
vi.mock('../../../utils/background/screenshots.ts');
vi.mock('../../../utils/screenshot/new-draft.ts');

const refused = err({ code: 'screenshot-refused' } as const);
const tab = { id: 7, windowId: 1, url: 'https://shop.example/', title: 'Shop' } as Tabs.Tab;
const opened: string[] = [];
const draft = makeCapture({ attachments: [] });

beforeEach(async () => {
  vi.clearAllMocks();
  opened.length = 0;
  Object.assign(fakeBrowser, { tabs: { create: async ({ url }: { url: string }) => void opened.push(url) } });
  await addCapture(draft, new Map()).catch(() => updateCapture(draft.id, () => draft));
  vi.mocked(newDraft).mockResolvedValue({ taken: ok(draft) } as Awaited<ReturnType<typeof newDraft>>);
});

test('a shortcut for the full page that captures nothing says so, and leaves no empty draft', async () => {
  vi.mocked(takeScreenshot).mockResolvedValue(refused);
  await createFromCommand('capture-full-page', tab);
  expect(vi.mocked(takeScreenshot).mock.calls.map(([{ mode }]) => mode)).toEqual(['full-page', 'visible']);
  expect(vi.mocked(showFailure).mock.calls).toEqual([
    [7, { code: 'screenshot-stopped', reason: 'page-left', kept: false }],
  ]);
  expect([await getCapture(draft.id), opened]).toEqual([null, []]);
});

test('if only the visible area can be captured, the editor opens with it', async () => {
  vi.mocked(takeScreenshot).mockImplementation(async ({ mode }) => {
    if (mode === 'full-page') return refused;
    const picture = makeAttachment({});
    await updateCapture(
      draft.id,
      (row) => ({ ...row, attachments: [picture] }),
      new Map([[picture.id, new Blob()]]),
    );
    return ok(null);
  });
  await createFromCommand('capture-full-page', tab);
  expect(opened).toEqual([expect.stringContaining(`editor.html?capture=${draft.id}`)]);
  expect(showFailure).not.toHaveBeenCalled();
});

test('a full page that the person cancelled is no failure', async () => {
  vi.mocked(takeScreenshot).mockResolvedValue(ok(null));
  await createFromCommand('capture-full-page', tab);
  expect([await getCapture(draft.id), opened, vi.mocked(showFailure).mock.calls]).toEqual([null, [], []]);
});
