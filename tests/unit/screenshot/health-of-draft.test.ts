import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { writePreferences } from '../../../utils/captures/stored-preferences.ts';
import type { AppResult } from '../../../utils/errors.ts';
import { lookAgainInPage, lookInPage } from '../../../utils/page-client/look-in-page.ts';
import { readPageHealth, takeSnapshot } from '../../../utils/page-client/page-scripts.ts';
import { err } from '../../../utils/result.ts';
import type { Picture } from '../../../utils/screenshot/encode.ts';
import { newDraft } from '../../../utils/screenshot/new-draft.ts';
import type { Wanted } from '../../../utils/screenshot/take-capture.ts';
import { late } from '../../../utils/unless-late.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeHealth, makeTrouble } from '../make-capture.ts';
import { makeSnapshot } from '../page-client/make-snapshot.ts';

vi.mock('../../../utils/page-client/look-in-page.ts');
vi.mock('../../../utils/page-client/page-scripts.ts');

/** What was done, in order. */
const done: string[] = [];
const health = makeHealth([makeTrouble()]);
const url = 'https://a.example/';
const report = {
  regions: [],
  unread: [],
  images: [],
  view: { x: 0, y: 0, width: 1, height: 1 },
  scroll: { x: 0, y: 0 },
  incomplete: false,
};
/** One white pixel. */
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

beforeEach(async () => {
  await fakeBrowser.storage.local.clear();
  done.length = 0;
  const listeners = { addListener: () => undefined, removeListener: () => undefined };
  Object.assign(fakeBrowser, {
    tabs: {
      getZoom: async () => 1,
      query: async () => [{ id: 1 }],
      onActivated: listeners,
      captureVisibleTab: async () => {
        done.push('picture');
        return picture;
      },
    },
  });
  vi.mocked(takeSnapshot).mockResolvedValue(makeSnapshot({ url }));
  vi.mocked(lookInPage).mockResolvedValue(report);
  vi.mocked(lookAgainInPage).mockImplementation(async () => {
    done.push('second look');
    return report;
  });
  vi.mocked(readPageHealth).mockImplementation(async () => {
    done.push('health');
    return health;
  });
});

async function drawn(wanted: Wanted) {
  const { taken } = await newDraft({ id: 1, windowId: 1, url, title: 'A' }, wanted);
  return taken.ok ? taken.value.health : taken.error;
}

test('the page is asked once, after its picture, beside the second look', async () => {
  expect(await drawn({ screenshot: true })).toEqual(health);
  expect(done).toEqual(['picture', 'second look', 'health']);
});

test('a picture that the popup takes is followed by the health at once, before the picture is checked', async () => {
  const first = Promise.withResolvers<void>();
  const checked = Promise.withResolvers<AppResult<Picture>>();
  const taking = { first: first.promise, picture: checked.promise };
  const storing = newDraft({ id: 1, windowId: 1, url, title: 'A' }, { screenshot: true }, taking);
  await vi.waitFor(() => expect(takeSnapshot).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve));
  expect(done).toEqual([]);
  first.resolve();
  await vi.waitFor(() => expect(done).toEqual(['health']));
  checked.resolve(err({ code: 'screenshot-refused' }));
  const { taken } = await storing;
  expect(taken).toMatchObject({ ok: true, value: { health } });
  expect(done).toEqual(['health']);
});

test.each<[what: string, wanted: Wanted]>([
  ['of the page', { screenshot: false, selection: false, pageText: true }],
  ['of a selection', { screenshot: false, selection: true, selectionText: 'Total' }],
  ['of a link', { screenshot: false, selection: false, link: { url, text: 'A' } }],
])('a draft by right-click %s has it too', async (_what, wanted) => {
  expect(await drawn(wanted)).toEqual(health);
});

test('a page that refuses scripts or is busy is not asked, and the draft does without', async () => {
  for (const answer of [null, late, makeSnapshot({ url, readable: false })] as const) {
    vi.mocked(takeSnapshot).mockResolvedValue(answer);
    expect(await drawn({ screenshot: false })).toBeUndefined();
  }
  expect(done).toEqual([]);
});

test('a page that does not answer in time costs nothing but its health', async () => {
  vi.mocked(readPageHealth).mockResolvedValue(null);
  expect(await drawn({ screenshot: true })).toBeUndefined();
});

test('if the options page switches it off, no page is asked', async () => {
  await writePreferences({ pageHealth: false });
  expect(await drawn({ screenshot: true })).toBeUndefined();
  expect(done).not.toContain('health');
  await writePreferences({ pageHealth: true });
  expect(await drawn({ screenshot: true })).toEqual(health);
});
