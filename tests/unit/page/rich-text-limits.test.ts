// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import type { RichText } from '../../../utils/captures/rich-text.ts';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';
import { readRichText } from '../../../utils/page/read-rich-text.ts';
import { textLimit } from '../../../utils/page/rich-text-nodes.ts';

const baseUrl = 'https://shop.example/';

describe('what is taken of a large page', () => {
  test('200 kB of it, whole', () => {
    const words = 'lamp '.repeat(40_000).trim();
    document.body.innerHTML = `<p>${words}</p>`;
    expect(readRichText(document.body, { baseUrl })).toEqual([{ tag: 'p', children: [words] }]);
  });

  test('what is longer ends with a word and says that it is cut', () => {
    document.body.innerHTML = '<p>twelve chars</p>'.repeat(30_000);
    const read = readRichText(document.body, { baseUrl });
    expect(read.at(-1)).toEqual({ tag: 'cut', children: [] });
    const plain = richTextToPlain(read);
    expect(plain.replaceAll('\n', '').length).toBeGreaterThan(textLimit - 20);
    expect(plain.replaceAll('\n', '').length).toBeLessThanOrEqual(textLimit);
    expect(plain).toMatch(/(twelve chars|twelve)$/);
    expect(richTextToHtml(read)).toContain('cut here, at 250,000 characters');
  });

  test('one endless word is cut where it has to be, never inside a character', () => {
    document.body.textContent = `a${'😀'.repeat(200_000)}`;
    const plain = richTextToPlain(readRichText(document.body, { baseUrl }));
    expect(plain === `a${'😀'.repeat(textLimit / 2 - 1)}`).toBe(true);
  });

  test('marks nested 40 deep: the browser’s messages take no more', () => {
    document.body.innerHTML = '<b>'.repeat(500);
    let inner = document.body as Element;
    while (inner.firstElementChild !== null) inner = inner.firstElementChild;
    inner.textContent = 'deep';
    const depthOf = (nodes: RichText): number =>
      1 + Math.max(0, ...nodes.map((node) => (typeof node === 'string' ? 0 : depthOf(node.children))));
    const read = readRichText(document.body, { baseUrl });
    expect(depthOf(read)).toBeLessThan(48);
    expect(richTextToPlain(read)).toBe('deep');
  });

  test('of a page nested ten thousand deep, what is above', () => {
    const root = document.createElement('div');
    root.append('above');
    let inner: HTMLElement = root;
    for (let depth = 0; depth < 10_000; depth += 1) {
      const next = document.createElement(depth % 2 === 0 ? 'div' : 'blockquote');
      inner.append(next);
      inner = next;
    }
    inner.append('below');
    expect(richTextToPlain(readRichText(root, { baseUrl }))).toBe('above');
  });
});
