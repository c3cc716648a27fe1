// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findLoose } from '../../../utils/page/full-page/find-loose.ts';
import { rootScroller } from '../../../utils/page/full-page/scroller.ts';
import { isInMarked } from '../../../utils/page/marked-private.ts';
import { findSensitiveRegions } from '../../../utils/page/sensitive-regions.ts';
import { hideMembers } from './hidden-members.ts';
import { layOut } from './lay-out.ts';

beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** Returns the regions that are hidden in a page. `isHiding`: in its forms, a field hides each member of the form. */
function regionsIn(html: string, isHiding: boolean) {
  document.body.innerHTML = html;
  const field = document.createElement('input');
  const forms = isHiding ? [...document.querySelectorAll('form')] : [];
  const undo = forms.map((form) => hideMembers(form, field));
  const { regions } = findSensitiveRegions(document, [['bluebird']]);
  for (const show of undo) show();
  return regions;
}

describe('a form whose fields have the names of all its members', () => {
  test.each([
    '<form>Phone: <a>555-0142</a> or 4420 0119</form>',
    '<form>Phone <button>555-0142</button></form>',
    '<form data-private>Project Bluebird</form>',
    '<form style="overflow-x: auto; overflow-y: auto" data-at="5 5 90 90">ana@shop.example</form>',
    '<form role="grid"><b role="columnheader" data-at="0 0">Phone</b><b role="cell" data-at="0 30">555 0142</b></form>',
    '<div role="grid"><form role="columnheader" data-at="0 0">Phone</form><form role="cell" data-at="0 30">555 0142</form></div>',
    '<form><table><tr><th>Phone</th></tr></table><table><tr><td>555 0142</td></tr></table></form>',
    '<form><input maxlength="1" value="4"><input maxlength="1" value="4"><input maxlength="1" value="4"><input maxlength="1" value="4"></form>',
    '<form><b><input maxlength="1" value="4"></b><input maxlength="1" value="4"><input maxlength="1" value="4"><input maxlength="1" value="4"></form>',
    '<form id="name">Password</form><input aria-labelledby="name" value="x">',
    '<form>4111 <b>1111</b> 1111 <b>1111</b></form>',
    '<form role="grid"><table><thead><tr><th data-at="0 0">Phone</th></tr></thead></table><p><b role="cell" data-at="0 300">555 0142</b></p></form>',
  ])('hides what any other form hides: %s', (html) => {
    const regions = regionsIn(html, false);
    expect(regions).not.toEqual([]);
    expect(regionsIn(html, true)).toEqual(regions);
  });
});

test('a form that is fixed to the window is found, whatever the names of its fields', () => {
  document.body.innerHTML = '<form style="position: fixed" data-at="9 9 50 50"><p>words</p></form>';
  const form = document.body.querySelector('form') as HTMLFormElement;
  const root = rootScroller(document);
  const undo = hideMembers(form, document.createElement('input'));
  const { found } = findLoose([document, form], root, () => false, new Map());
  undo();
  expect(found).toEqual([{ element: form, kind: 'fixed', pseudo: null }]);
});

describe('a document with images that have the names of all its members', () => {
  const cover =
    '<div style="position: fixed; background-color: rgb(1, 2, 3)" data-at="0 0 500 500">Please wait</div>';

  test('hides what any other document hides, also around an opaque layer', () => {
    document.body.innerHTML = `<img alt=""><p>ana@shop.example</p>${cover}`;
    const image = document.body.querySelector('img') as Element;
    const { regions } = findSensitiveRegions(document);
    expect(regions.map(({ kind }) => kind)).toEqual(['email']);
    const undo = hideMembers(document, image);
    const report = findSensitiveRegions(document);
    undo();
    expect(report.regions).toEqual(regions);
  });

  test('knows what a mark in or around it says of a form', () => {
    document.body.innerHTML = '<form><p>words</p></form>';
    const form = document.body.querySelector('form') as HTMLFormElement;
    const [words, image] = [form.querySelector('p') as Element, document.createElement('img')];
    const undo = [hideMembers(form, image), hideMembers(document, image)];
    const before = isInMarked(words);
    Element.prototype.setAttribute.call(form, 'data-private', '');
    const after = [isInMarked(words), isInMarked(form)];
    for (const show of undo) show();
    expect([before, ...after]).toEqual([false, true, true]);
  });
});
