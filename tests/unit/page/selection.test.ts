// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import { isRendered, readSelection } from '../../../utils/page/selection.ts';

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}

function textOf(selector: string): Text {
  const node = find(selector).firstChild;
  if (!(node instanceof Text)) throw new Error(`no text in ${selector}`);
  return node;
}

/** Selects from a character of one element's text to a character of another element's text. */
function select(from: [selector: string, at: number], to: [selector: string, at: number]): void {
  const range = document.createRange();
  range.setStart(textOf(from[0]), from[1]);
  range.setEnd(textOf(to[0]), to[1]);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
}

function selectedHtml(): string | null {
  const selection = readSelection(document);
  return selection === null ? null : richTextToHtml(selection.text);
}

beforeEach(() => {
  document.body.innerHTML = '';
  document.getSelection()?.removeAllRanges();
});

describe('selected text', () => {
  test('is exactly what is selected, across elements', () => {
    document.body.innerHTML =
      '<p id="a">Before one</p><p id="b">all <b>of</b> this</p><ul><li id="c">two after</li></ul><p>not</p>';
    select(['#a', 7], ['#c', 3]);
    expect(selectedHtml()).toBe('<p>one</p><p>all <strong>of</strong> this</p><ul><li>two</li></ul>');
  });

  test('inside one text is that part of it', () => {
    document.body.innerHTML = '<p id="a">The total is wrong</p>';
    select(['#a', 4], ['#a', 9]);
    expect(selectedHtml()).toBe('total');
  });

  test('carries its links, and nothing that can run', () => {
    document.body.innerHTML = `<div><span id="a">See </span><a href="https://shop.example/help">help</a>
      <a href="javascript:alert(1)">run</a><script>alert(1)</script><img src="x" onerror="alert(1)">
      <svg onload="alert(1)"></svg><span id="b">end</span></div>`;
    select(['#a', 0], ['#b', 3]);
    expect(selectedHtml()).toBe('<p>See <a href="https://shop.example/help">help</a> run end</p>');
  });

  test('leaves out what is not shown', () => {
    document.body.innerHTML =
      '<p><span id="a">a</span><span style="display:none">hidden</span><i style="visibility:hidden">hidden</i><span id="b">b</span></p>';
    select(['#a', 0], ['#b', 1]);
    expect(selectedHtml()).toBe('<p>ab</p>');
  });

  test.each<[string, string, string]>([
    [
      'cells of a row',
      '<table><tr><td id="a">ab</td><td id="b">cd</td></tr></table>',
      '<table><tr><td>b</td><td>c</td></tr></table>',
    ],
    ['items of a list', '<ol><li id="a">ab</li><li id="b">cd</li></ol>', '<ol><li>b</li><li>c</li></ol>'],
    [
      'lines of code',
      '<pre><span id="a">ab\n  x\n</span><span id="b">cd</span></pre>',
      '<pre>b\n  x\nc</pre>',
    ],
    [
      'words of a link',
      '<a href="https://a.example/"><i id="a">ab</i><b id="b">cd</b></a>',
      '<a href="https://a.example/"><em>b</em><strong>c</strong></a>',
    ],
  ])('of %s keeps what makes sense of it', (_kind, page, expected) => {
    document.body.innerHTML = `<p>before</p>${page}<p>after</p>`;
    select(['#a', 1], ['#b', 1]);
    expect(selectedHtml()).toBe(expected);
  });

  test('may begin and end in what is not shown', () => {
    document.body.innerHTML =
      '<p>before</p><div style="display:none"><i id="a">hidden</i></div><p>shown</p><style id="b">p{}</style><p>after</p>';
    select(['#a', 2], ['#b', 1]);
    expect(selectedHtml()).toBe('<p>shown</p>');
  });

  test('in several places is all of them', () => {
    document.body.innerHTML = '<p id="a">one</p><p>not</p><p id="b">two</p>';
    const ranges = ['#a', '#b'].map((selector) => {
      const range = document.createRange();
      range.selectNodeContents(find(selector));
      return range;
    });
    const several = { rangeCount: 2, getRangeAt: (at: number) => ranges[at] } as unknown as Selection;
    const getSelection = vi.spyOn(Object.getPrototypeOf(document), 'getSelection').mockReturnValue(several);
    expect(selectedHtml()).toBe('<p>one</p><p>two</p>');
    getSelection.mockRestore();
  });

  test('in a shadow root is read through the border a range ends at', () => {
    document.body.innerHTML = '<p id="a">before it</p><x-card></x-card>';
    const root = find('x-card').attachShadow({ mode: 'open' });
    root.innerHTML = '<p>in the <b>card</b></p>';
    const words = root.querySelector('b')?.firstChild as Text;
    const span = { startContainer: textOf('#a'), startOffset: 7, endContainer: words, endOffset: 2 };
    const composed = {
      rangeCount: 1,
      getRangeAt: () => document.createRange(),
      getComposedRanges: ({ shadowRoots }: { shadowRoots: ShadowRoot[] }) =>
        shadowRoots.includes(root) ? [{ ...span, collapsed: false }] : [],
    } as unknown as Selection;
    const getSelection = vi.spyOn(Object.getPrototypeOf(document), 'getSelection').mockReturnValue(composed);
    expect(selectedHtml()).toBe('<p>it</p><p>in the <strong>ca</strong></p>');
    getSelection.mockRestore();
  });

  test('that is nothing is none', () => {
    document.body.innerHTML = '<p id="a">text</p>';
    expect(selectedHtml()).toBeNull();
    select(['#a', 2], ['#a', 2]);
    expect(selectedHtml()).toBeNull();
  });
});

describe('text selected in a field', () => {
  function selectInField(html: string, start: number, end: number, value?: string): void {
    document.body.innerHTML = html;
    const field = find('input, textarea');
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
      throw new Error('no field');
    if (value !== undefined) field.value = value;
    field.focus();
    field.setSelectionRange(start, end);
  }

  test('is a quotation with the field’s lines', () => {
    selectInField('<textarea></textarea>', 0, 14, 'one\ntwo <b>three</b>');
    expect(selectedHtml()).toBe('<p>one<br>two &lt;b&gt;thr</p>');
  });

  test('of one line is that line', () => {
    selectInField('<input value="Order 4711 is late">', 6, 10);
    expect(selectedHtml()).toBe('<p>4711</p>');
  });

  test('is nobody’s quotation where it is a password', () => {
    selectInField('<input type="password" value="hunter2">', 0, 7);
    expect(selectedHtml()).toBe('<em>[hidden as private]</em>');
  });

  test.each(['current-password', 'cc-number'])(
    'is nobody’s quotation where it is a shown secret (%s)',
    (autocomplete) => {
      selectInField(`<input type="text" autocomplete="${autocomplete}" value="hunter2">`, 0, 7);
      expect(selectedHtml()).toBe('<em>[hidden as private]</em>');
    },
  );

  test('inside a shadow root is found there', () => {
    document.body.innerHTML = '<x-form></x-form>';
    const root = find('x-form').attachShadow({ mode: 'open' });
    root.innerHTML = '<input value="Order 4711 is late">';
    const field = root.querySelector('input');
    field?.focus();
    field?.setSelectionRange(6, 10);
    const active = vi
      .spyOn(Object.getPrototypeOf(document), 'activeElement', 'get')
      .mockReturnValue(find('x-form'));
    expect(selectedHtml()).toBe('<p>4711</p>');
    active.mockRestore();
  });

  test('that is too long is cut at a word and says so', () => {
    const value = 'lamp '.repeat(60_000);
    selectInField('<textarea></textarea>', 0, value.length, value);
    const html = selectedHtml() ?? '';
    expect(html.length).toBeLessThan(251_000);
    expect(html).toMatch(/lamp lamp<\/p><p><em>.*cut here/);
  });

  test('that is nothing leaves the page’s selection', () => {
    selectInField('<p id="a">The total</p><input value="x">', 0, 0);
    select(['#a', 4], ['#a', 9]);
    find('input').dispatchEvent(new Event('focus'));
    expect(selectedHtml()).toBe('total');
  });
});

test.each([
  ['', true],
  ['display: none', false],
  ['visibility: hidden', false],
  ['opacity: 0', true],
])('an element styled %j is rendered: %s', (style, expected) => {
  document.body.innerHTML = `<p style="${style}">a</p>`;
  expect(isRendered(find('p'))).toBe(expected);
});
