// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readImage } from '../../../utils/page/image.ts';

const address = 'https://shop.example/logo.png';

/** Lets the page's fetch answer with this; returns what it was asked. */
function answerWith(answer: () => Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(answer);
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

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
    expect(await readImage(address)).toEqual({
      dataUrl: `data:image/png;base64,${btoa('png!')}`,
      contentType: 'image/png',
    });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(address, {
      cache: 'force-cache',
      credentials: 'same-origin',
    });
  });

  test.each<[string, () => Promise<Response>]>([
    ['that the other side does not share', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['that is missing', file('<h1>Not found</h1>', 'image/png', 404)],
    ['that is a web page', file('<h1>Log in</h1>', 'text/html')],
    ['that is empty', file('', 'image/png')],
  ])('%s is none: a screenshot stands in for it', async (_kind, answer) => {
    answerWith(answer);
    expect(await readImage(address)).toBeNull();
  });
});
