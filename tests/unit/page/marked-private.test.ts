// @vitest-environment happy-dom
import { Readability } from '@mozilla/readability';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';
import { readReadableText } from '../../../utils/page/readable-text.ts';
import { readSelection } from '../../../utils/page/selection.ts';
import { takeSnapshot } from '../../../utils/page/snapshot.ts';
import { privateMarks } from './private-marks.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

function selectAll(html: string, selector = '#all'): string {
  document.body.innerHTML = `<div id="all">${html}</div>`;
  const range = document.createRange();
  const root = document.querySelector(selector);
  if (root === null) throw new Error(`no ${selector}`);
  range.selectNodeContents(root);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  return JSON.stringify(readSelection(document));
}

const mark = '<em>[hidden as private]</em>';

const htmlOf = () => richTextToHtml(readSelection(document)?.text ?? []);

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  document.getSelection()?.removeAllRanges();
});

describe('what a page marks private', () => {
  test.each(privateMarks)('for %s by %s is in no selection, and has its mark in its place', (_, how) => {
    const sent = selectAll(`<p>Salary <span ${how}>of <b>Zulu</b> 84,000</span> paid</p>`);
    expect(sent).not.toMatch(/Zulu|84,000/);
    expect(htmlOf()).toBe(`<p>Salary ${mark} paid</p>`);
  });

  test.each(privateMarks)('for %s by %s is in no page text', (_, how) => {
    const words = 'This paragraph is long enough to be taken for an article by any reader of pages. '.repeat(
      4,
    );
    document.body.innerHTML = `<article><h1>Staff</h1><p>${words}</p><p>Pay of <span ${how}>Zulu</span> is</p><p>${words}</p></article>`;
    const text = richTextToPlain(readReadableText(document, Readability));
    expect(text).toContain('Pay of [hidden as private] is');
    expect(text).not.toContain('Zulu');
    document.body.innerHTML = `<div>Pay of <span ${how}>Zulu</span> is</div>`;
    expect(richTextToPlain(readReadableText(document, Readability))).toBe('Pay of [hidden as private] is');
  });

  test('keeps the table, the list and the lines that it stands in', () => {
    selectAll(
      '<table><tr><td>Ann</td><td data-private>Zulu</td></tr><tr data-private><td>Zulu</td></tr></table><ul><li>a</li><li data-private>Zulu</li></ul><div data-private>Zulu</div><p>end</p>',
    );
    expect(htmlOf()).toBe(
      `<table><tr><td>Ann</td><td>${mark}</td></tr><tr><td>${mark}</td></tr></table><ul><li>a</li><li>${mark}</li></ul><p>${mark}</p><p>end</p>`,
    );
  });

  test('is nothing but its mark if the selection is inside it', () => {
    const sent = selectAll('<div data-private><p><b id="s">Zulu</b></p></div>', '#s');
    expect(sent).not.toContain('Zulu');
    expect(htmlOf()).toBe(mark);
  });

  test('is nothing but its mark if the selection is in a shadow root inside it', () => {
    document.body.innerHTML = '<p>a</p><x-card data-private></x-card>';
    const root = document.querySelector('x-card')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<b>Zulu</b>';
    const words = root?.querySelector('b')?.firstChild as Text;
    const span = { startContainer: words, startOffset: 0, endContainer: words, endOffset: 4 };
    const composed = {
      rangeCount: 1,
      getRangeAt: () => document.createRange(),
      getComposedRanges: () => [{ ...span, collapsed: false }],
    } as unknown as Selection;
    const getSelection = vi.spyOn(Object.getPrototypeOf(document), 'getSelection').mockReturnValue(composed);
    expect(JSON.stringify(readSelection(document))).not.toContain('Zulu');
    getSelection.mockRestore();
  });

  test.each(['<textarea data-private>Zulu</textarea>', '<div data-private><input value="Zulu"></div>'])(
    'is nothing but its mark if it is the field that is selected in: %s',
    (html) => {
      document.body.innerHTML = html;
      const field = document.querySelector<HTMLInputElement>('input, textarea');
      field?.focus();
      field?.setSelectionRange(0, 4);
      expect(JSON.stringify(readSelection(document))).not.toContain('Zulu');
      expect(htmlOf()).toBe(mark);
    },
  );

  test('says nothing by its pictures, links and names', () => {
    const sent = selectAll(
      '<p>a <span data-private><a href="https://a.example/zulu">b</a><img src="/zulu.png" alt="Zulu"></span> c</p><p><img data-private src="/zulu.png" alt="Zulu"></p><p><a data-private href="https://a.example/zulu">Zulu</a> d</p>',
    );
    expect(sent).not.toMatch(/zulu/i);
  });

  test('is not in the title', () => {
    document.title = 'Account of Mr Xaver Zulu – Bank';
    document.body.innerHTML = '<h1>Account of <span data-private>Mr Xaver Zulu</span></h1>';
    expect(takeSnapshot(document).title).toBe('Account of … – Bank');
  });

  test('and is lifted again stays', () => {
    selectAll('<p>a <span data-private="false">b</span> <span data-dd-privacy="allow">c</span></p>');
    expect(htmlOf()).toBe('<p>a b c</p>');
  });
});

describe('what is not shown', () => {
  test.each([
    '<details><summary>More</summary>Zulu</details>',
    '<details><summary>More</summary><p>Zulu</p><details open><summary>In</summary>Zulu</details></details>',
    '<details>Zulu <summary>More</summary></details>',
    '<p>More</p><p style="content-visibility: hidden">Zulu</p>',
    '<p>More</p><p style="visibility: collapse">Zulu</p>',
    '<p>More</p><template>Zulu</template><noscript>Zulu</noscript><dialog>Zulu</dialog>',
  ])('is in no words: %s', (html) => {
    expect(selectAll(html)).not.toContain('Zulu');
    expect(htmlOf()).toContain('More');
    expect(richTextToPlain(readReadableText(document, undefined))).toBe('More');
  });

  test('is not in an article either', () => {
    const words = 'This paragraph is long enough to be taken for an article by any reader of pages. '.repeat(
      4,
    );
    document.head.innerHTML = '<style>.off { display: none } .gone { visibility: hidden }</style>';
    document.body.innerHTML = `<article><h1>Staff</h1><p>${words}</p><p class="off">Zulu</p><p>One <i class="gone">Zulu</i></p><details><summary>More</summary><p>Zulu</p></details><p>${words}</p></article>`;
    const text = richTextToPlain(readReadableText(document, Readability));
    expect(text).toContain('This paragraph');
    expect(text).not.toContain('Zulu');
  });

  test('and is opened is shown', () => {
    selectAll('<details open><summary>More</summary>words</details>');
    expect(htmlOf()).toBe('<p>More</p><p>words</p>');
  });

  test('holds the end of a selection: what comes after it is not selected', () => {
    document.body.innerHTML =
      '<p id="a">one</p><details><summary>two</summary><b id="z">Zulu</b></details><p>three</p>';
    const range = document.createRange();
    range.setStart(document.querySelector('#a')?.firstChild as Text, 0);
    range.setEnd(document.querySelector('#z')?.firstChild as Text, 2);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    expect(htmlOf()).toBe('<p>one</p><p>two</p>');
  });
});

test.each(['name="otp"', 'autocomplete="one-time-code"', 'name="card-number"', 'id="password"'])(
  'a field for a secret is nobody’s quotation: %s',
  (attributes) => {
    document.body.innerHTML = `<p>a</p><input ${attributes} value="Zulu 4821">`;
    const field = document.querySelector('input');
    field?.focus();
    field?.setSelectionRange(0, 9);
    expect(JSON.stringify(readSelection(document))).not.toContain('Zulu');
  },
);
