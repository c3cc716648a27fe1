// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readImages } from '../../../utils/page/image.ts';

const address = 'https://shop.example/logo.png';

/** Makes the page's `fetch` answer with this. Returns the mock, which records the requests. */
function answerWith(answer: () => Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(answer);
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

const read = (...urls: string[]) => readImages({ urls, withinMs: 10_000, type: 'image/' });

const file =
  (content: string, type: string, status = 200) =>
  async () =>
    new Response(new Blob([content], { type }), { status, headers: { 'Content-Type': type } });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an image of the page', () => {
  test('is read as the page itself may: out of its cache, with cookies for its own origin alone', async () => {
    const fetch = answerWith(file('png!', 'image/png'));
    expect(await read(address)).toEqual([
      { dataUrl: `data:image/png;base64,${btoa('png!')}`, contentType: 'image/png' },
    ]);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(address, {
      cache: 'force-cache',
      credentials: 'same-origin',
      signal: expect.any(AbortSignal),
    });
  });

  test.each<[string, () => Promise<Response>]>([
    ['that the other side does not share', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['that is missing', file('<h1>Not found</h1>', 'image/png', 404)],
    ['that is a web page', file('<h1>Log in</h1>', 'text/html')],
    ['that is empty', file('', 'image/png')],
  ])('%s is none: a screenshot stands in for it', async (_kind, answer) => {
    answerWith(answer);
    expect(await read(address)).toEqual([null]);
  });

  test('is a file of another type where that is wanted, and only then', async () => {
    answerWith(file('%PDF-', 'application/pdf'));
    expect(await read(address)).toEqual([null]);
    expect(await readImages({ urls: [address], withinMs: 10_000, type: 'application/pdf' })).toMatchObject([
      { contentType: 'application/pdf' },
    ]);
  });

  test('that does not come in time is none, and holds up no other', async () => {
    const fetch = answerWith(file('png!', 'image/png'));
    fetch.mockImplementationOnce(
      (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    );
    const images = await readImages({
      urls: ['https://slow.example/a.png', address],
      withinMs: 20,
      type: 'image/',
    });
    expect(images.map((image) => image?.contentType)).toEqual([undefined, 'image/png']);
  });

  test('that does not fit beside the others into one answer is left out', async () => {
    const large = 'x'.repeat(15 * 1024 * 1024);
    answerWith(file(large, 'image/png'));
    const images = await read('https://a.example/1', 'https://a.example/2', 'https://a.example/3');
    expect(images.map((image) => image !== null)).toEqual([true, true, false]);
  });
});
