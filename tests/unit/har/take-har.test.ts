import { describe, expect, test } from 'vitest';
import { harLimitBytes } from '../../../utils/captures/attachment-limits.ts';
import { cleanHar } from '../../../utils/har/clean-har.ts';
import { takeHar } from '../../../utils/har/take-har.ts';
import { entryOf, fileOf, harOf } from './hars.ts';

const har = harOf(entryOf({}));
const clean = (file: Blob) => cleanHar(file, []);
const outcomeOf = async (content: Parameters<typeof fileOf>[0], name: string) => {
  const taken = await takeHar(fileOf(content, name), clean);
  if (taken === null) return 'as it is';
  return taken.ok ? `${taken.value.cleaned.requests} requests` : taken.error;
};

/** Returns a file that says it has so many bytes. */
function sized(content: string, name: string, size: number): File {
  return Object.defineProperty(fileOf(content, name), 'size', { value: size });
}

describe('a file is cleaned as a HAR', () => {
  test.each(['shop.har', 'SHOP.HAR', 'shop.json', 'shop.txt', 'shop', 'shop.har.txt'])(
    'if it is one, as %s',
    async (name) => {
      expect(await outcomeOf(har, name)).toBe('1 requests');
    },
  );

  test('under another name in any encoding', async () => {
    const text = `\uFEFF \n${JSON.stringify(har)}`;
    expect(await outcomeOf(text, 'shop.json')).toBe('1 requests');
    expect(
      await outcomeOf(new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer), 'a.json'),
    ).toBe('1 requests');
  });
});

describe('a file is refused', () => {
  test.each(['shop.har', 'shop.har.gz', 'shop.har.zip'])(
    'as no HAR if it is something else, as %s',
    async (name) => {
      for (const content of ['PK\u0003\u0004', '{"name":"shop"}', 'null', '{"log":'])
        expect(await outcomeOf(content, name)).toBe('not-har');
    },
  );

  test('if it is a HAR that is cut off, under any name', async () => {
    const cut = JSON.stringify(har).slice(0, -20);
    for (const name of ['shop.har', 'shop.json', 'notes.txt'])
      expect(await outcomeOf(cut, name)).toBe('not-har');
  });

  test('if it is larger than 50 MB and a HAR by its name or its beginning', async () => {
    const over = harLimitBytes + 1;
    const why = async (file: File) => {
      const taken = await takeHar(file, () => Promise.reject(new Error('nobody may read it')));
      return taken?.ok === false ? taken.error : taken;
    };
    expect(await why(sized('x', 'shop.har', over))).toBe('har-too-large');
    expect(await why(sized(JSON.stringify(har), 'shop.json', over))).toBe('har-too-large');
    expect(await why(sized('{"name":"shop"}', 'shop.json', over))).toBeNull();
  });

  test('if it is empty', async () => {
    expect(await outcomeOf('', 'shop.har')).toBe('empty');
  });

  test('if cleaning did not finish, under any name', async () => {
    for (const name of ['shop.har', 'shop.json'])
      expect(await takeHar(fileOf(har, name), () => Promise.resolve(null))).toMatchObject({
        error: 'har-not-cleaned',
      });
  });
});

describe('a file stays as it is', () => {
  test.each([
    ['orders.json', '{"name":"shop","orders":[]}'],
    ['orders.json', '{"log":"of 23 November"}'],
    ['broken.json', '{"name":'],
    ['notes.txt', 'The log has entries.'],
    ['style.css', '{ color: red }'],
    ['list.json', '[{"log":{"entries":[]}}]'],
    ['harvest.txt', 'har'],
    ['shop.har.png', 'a picture of a recording'],
  ])('if it is no HAR: %s with %s', async (name, content) => {
    expect(await outcomeOf(content, name)).toBe('as it is');
  });
});
