// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
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

/** Selects from a character of one element's text to a character of another's. */
function select(from: [selector: string, at: number], to: [selector: string, at: number]): void {
  const range = document.createRange();
  range.setStart(textOf(from[0]), from[1]);
  range.setEnd(textOf(to[0]), to[1]);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
}

function selectedHtml(): string | null {
  const selection = readSelection(document);
  return selection === null ? null : richTextToHtml(selection);
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
    expect(selectedHtml()).toBeNull();
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
