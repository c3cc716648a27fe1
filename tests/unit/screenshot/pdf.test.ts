import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addCapture, getCapture, getImage } from '../../../utils/captures/store.ts';
import { runInPage } from '../../../utils/page-client/page-scripts.ts';
import { addPdf } from '../../../utils/screenshot/pdf.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/page-client/page-scripts.ts');

const url = 'https://shop.example/files/Invoice%202041.PDF?id=1#page=2';
const pdf = '%PDF-1.4 the file';
const tab = { id: 1, windowId: 1, url: 'https://shop.example/files/Invoice%202041.PDF?id=1', title: '' };
const fetched = vi.fn<typeof fetch>();

/** What the viewer's page answers: the data URL of a text. */
const viewer = (text: string | null) =>
  vi
    .mocked(runInPage<'page-image'>)
    .mockResolvedValue([
      text === null
        ? null
        : { dataUrl: `data:application/pdf;base64,${btoa(text)}`, contentType: 'application/pdf' },
    ]);

async function stored() {
  const capture = makeCapture({ page: { url, isPdf: true, readable: false } });
  await addCapture(capture, new Map());
  return capture;
}

beforeEach(() => {
  fetched.mockReset().mockRejectedValue(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a tab’s PDF file', () => {
  test('is attached as the viewer’s page has it, and nobody else is asked', async () => {
    viewer(pdf);
    const capture = await stored();
    expect(await addPdf(tab, capture, [], { byPerson: false })).toMatchObject({ ok: true });
    const row = await getCapture(capture.id);
    expect(row?.attachments).toMatchObject([
      { kind: 'file', filename: 'Invoice-2041.pdf', contentType: 'application/pdf', size: pdf.length },
    ]);
    const [one] = row?.attachments ?? [];
    expect(await (one && (await getImage(one)))?.text()).toBe(pdf);
    expect(row?.touched).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
  });

  test('is fetched where no script may run beside it, from the cache and as the person', async () => {
    vi.mocked(runInPage).mockResolvedValue(null);
    fetched.mockResolvedValue(new Response(pdf));
    const capture = await stored();
    expect(await addPdf(tab, capture, [], { byPerson: true })).toMatchObject({ ok: true });
    const asked = { credentials: 'include', cache: 'force-cache', signal: expect.any(AbortSignal) };
    expect(fetched).toHaveBeenCalledExactlyOnceWith(url, asked);
    expect(await getCapture(capture.id)).toMatchObject({
      touched: true,
      attachments: [{ size: pdf.length }],
    });
  });

  test.each<[string, () => Promise<Response>]>([
    ['refused', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['missing', async () => new Response('gone', { status: 404 })],
    ['a web page', async () => new Response('<h1>Log in</h1>')],
  ])('that is %s is named, and nothing is attached', async (_how, answer) => {
    viewer(null);
    fetched.mockImplementation(answer);
    const capture = await stored();
    expect(await addPdf(tab, capture, [], { byPerson: true })).toEqual({
      ok: false,
      error: {
        code: 'files-refused',
        files: [{ name: 'Invoice-2041.pdf', size: 0, why: 'not-fetched' }],
      },
    });
    expect((await getCapture(capture.id))?.attachments).toEqual([]);
  });

  test('is none of a tab that has gone elsewhere', async () => {
    viewer(pdf);
    const elsewhere = { ...tab, url: 'https://shop.example/files/Invoice%202042.PDF' };
    expect(await addPdf(elsewhere, await stored(), [], { byPerson: true })).toEqual({
      ok: false,
      error: { code: 'tab-changed' },
    });
  });
});
