// @vitest-environment happy-dom
import { Readability } from '@mozilla/readability';
import { describe, expect, test, vi } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';
import { readReadableText } from '../../../utils/page/readable-text.ts';

function read(html: string): string {
  document.body.innerHTML = html;
  return richTextToPlain(readReadableText(document, Readability));
}

const sentence =
  'The quick brown fox, who was late as ever, jumped over the lazy dog and was not seen again.';
const article = `<article><h1>A fox</h1>${`<p>${sentence}</p>`.repeat(6)}<p>Read <a href="/more">more</a>.</p></article>`;

describe('the readable text of a page', () => {
  test('is its article, without what stands around it', () => {
    const text = read(`<nav><ul><li><a href="/">Home</a></li></ul></nav>${article}<footer>Imprint</footer>`);
    expect(text.split('jumped')).toHaveLength(7);
    expect(text).not.toContain('Home');
    expect(text).not.toContain('Imprint');
  });

  test('is everything visible where there is no article', () => {
    expect(read('<div>Total: <b>0 €</b></div><p style="display:none">hidden</p><p>Pay</p>')).toBe(
      'Total: 0 €\n\nPay',
    );
  });

  test('is nothing where the page shows nothing', () => {
    expect(read('<script>alert(1)</script><img src="x.png"><canvas></canvas>')).toBe('');
  });

  test('holds nothing that can run', () => {
    const hostile = `<article><h1>A</h1>${`<p onclick="alert(1)">${sentence}<script>alert(1)</script><a href="javascript:alert(1)">x</a><img src=x onerror="alert(1)"></p>`.repeat(6)}</article>`;
    document.body.innerHTML = hostile;
    const html = richTextToHtml(readReadableText(document, Readability));
    expect(html).toContain('quick brown fox');
    expect(html).not.toMatch(/script|alert|onerror|onclick|<img/);
  });

  test.each([
    'cloneNode',
    'documentElement',
    'body',
    'getElementsByTagName',
    'title',
    'firstChild',
    'parentNode',
    'baseURI',
  ])('is read of a page with elements called %s', (name) => {
    // Browsers do this for every name; happy-dom does it for few names.
    const clobbered = (document: Document) => {
      const form = document.querySelector('form');
      Object.defineProperty(document, name, { value: form, configurable: true });
    };
    document.body.innerHTML = `<form name="${name}" id="${name}"><input name="${name}"></form>${article}`;
    clobbered(document);
    const text = richTextToPlain(readReadableText(document, Readability));
    Reflect.deleteProperty(document, name);
    expect(text.split('jumped')).toHaveLength(7);
  });

  test('is everything visible where Readability could not be had', () => {
    document.body.innerHTML = `<nav>Home</nav>${article}`;
    expect(richTextToPlain(readReadableText(document, undefined))).toContain('Home');
  });

  test('is everything visible where Readability fails', () => {
    const parse = vi.spyOn(Readability.prototype, 'parse').mockImplementation(() => {
      throw new TypeError('hostile');
    });
    expect(read(`<nav>Home</nav>${article}`)).toContain('Home');
    parse.mockRestore();
  });

  test('is read off a copy: the page stays as it was', () => {
    document.body.innerHTML = article;
    const before = document.documentElement.outerHTML;
    readReadableText(document, Readability);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
