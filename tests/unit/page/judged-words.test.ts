// @vitest-environment happy-dom
import { Readability } from '@mozilla/readability';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readReadableText } from '../../../utils/page/readable-text.ts';
import { judgementOf } from '../../../utils/page/regions/judgement.ts';
import { readSelection } from '../../../utils/page/selection.ts';
import { searchPage } from '../../../utils/page/sensitive-regions.ts';
import { nameHidden } from '../../../utils/privacy/hidden-marks.ts';
import { layOut } from './lay-out.ts';

beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

function select(html: string, selector = 'body') {
  document.body.innerHTML = html;
  const selected = document.querySelector(selector);
  if (selected !== null) document.getSelection()?.selectAllChildren(selected);
  return readSelection(document, judgementOf(searchPage(document)));
}

describe('a selection', () => {
  test('has a mark in the place of what its page shows to be sensitive, though the words alone do not tell', () => {
    const chosen = select('<dl><dt>PIN</dt><dd id="v">4821</dd></dl>', '#v');
    expect(JSON.stringify(chosen?.text)).not.toContain('4821');
    expect(JSON.stringify(nameHidden(chosen?.text ?? []))).toContain('[one-time code hidden]');
  });

  test('is linked to only where the link quotes nothing that is hidden', () => {
    const page = (value: string) =>
      `<p>Before it</p><div>Phone</div><div id="v">${value}</div><p>After it</p>`;
    expect(select(page('415 622 9981'), '#v')?.passage).toBeNull();
    expect(select(page('on request'), '#v')?.passage?.directive).toMatch(/on%20request/);
    expect(select(page('415 622 9981'), 'body')?.passage?.directive ?? '').not.toMatch(/9981/);
  });

  test('in a field that holds something sensitive is named and not quoted', () => {
    document.body.innerHTML = '<label>Phone <input id="f" value="415 622 9981"></label>';
    const field = document.querySelector('input');
    field?.focus();
    field?.select();
    expect(readSelection(document, judgementOf(searchPage(document)))?.text).toEqual([
      { tag: 'hidden', children: ['phone'] },
    ]);
  });
});

test('the readable text of a page has marks in the place of what is sensitive, once for each', () => {
  const long = `<p>${'Nothing to hide in these words, which make an article of it. '.repeat(12)}</p>`;
  document.body.innerHTML = `<article>${long}<p>Write to <b>ana@</b><i>shop.example</i>, not to bob@shop.example.</p>${long}</article>`;
  const text = JSON.stringify(
    nameHidden(readReadableText(document, Readability, judgementOf(searchPage(document)))),
  );
  expect(text).not.toMatch(/ana@|shop\.example|bob/);
  expect(text.match(/\[[^[\]"{}]*hidden[^[\]"{}]*\]/g)).toHaveLength(2);
});
