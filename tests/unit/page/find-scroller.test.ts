// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findScroller, hidesContent } from '../../../utils/page/full-page/find-scroller.ts';
import { noEnds } from '../../../utils/page/full-page/pane-ends.ts';
import { rootScroller } from '../../../utils/page/full-page/scroller.ts';
import { stateOf } from '../../../utils/page/full-page/shown.ts';
import { layElement, makePage } from './lay-element.ts';

beforeEach(() => {
  layElement(document.documentElement, [0, 0, 1000, 600]);
  document.elementFromPoint = () => null;
});
afterEach(() => {
  document.body.innerHTML = '';
});

test('a small box in a page that fits the window is not the page', () => {
  const at = makePage('<section style="overflow-y: auto"></section>');
  layElement(at('section'), [0, 200, 1000, 200], 3000);
  expect(findScroller(document)).toBe(rootScroller(document));
  layElement(at('section'), [0, 200, 1000, 400], 3000);
  expect(findScroller(document)).toBe(at('section'));
});

test('nor is a pane that something else is in front of, which is said to be cut', () => {
  const at = makePage('<main style="overflow-y: auto"></main><div></div>');
  layElement(at('main'), [0, 0, 1000, 600], 3000);
  document.elementFromPoint = (x) => (x > 300 ? at('div') : at('main'));
  expect(findScroller(document)).toBe(rootScroller(document));
  expect(hidesContent(document, rootScroller(document))).toBe(true);
  document.elementFromPoint = (x) => (x > 800 ? at('div') : at('main'));
  expect(findScroller(document)).toBe(at('main'));
  expect(hidesContent(document, at('main'))).toBe(false);
});

test('a pane that only a script scrolls is the page if the rest of it is there', () => {
  const at = makePage('<main style="overflow-y: hidden"><p></p></main><script></script>');
  layElement(at('main'), [0, 0, 1000, 600], 3000);
  layElement(at('p'), [0, 0, 1000, 3000]);
  expect(findScroller(document)).toBe(at('main'));
  layElement(at('p'), [0, 0, 1000, 600]);
  expect(findScroller(document)).toBe(rootScroller(document));
  document.elementFromPoint = () => at('p');
  expect(hidesContent(document, rootScroller(document))).toBe(true);
  at('main').scrollTop = 160;
  expect(findScroller(document)).toBe(at('main'));
});

test.each([
  [15, 1000],
  [30, 1030],
])('content that sticks out beside the view by %d is %d wide, and exact in a region', (beyond, width) => {
  const root = rootScroller(document);
  layElement(root, [0, 0, 1000, 600], 3000);
  Object.defineProperty(root, 'scrollWidth', { value: 1000 + beyond, configurable: true });
  // Scrolling begins at 0, but happy-dom does not enforce this.
  root.scrollTo = () => undefined;
  expect(stateOf({ scroller: root, ends: noEnds }, { isAll: true })).toMatchObject({
    content: { width },
    atEnd: { right: beyond <= 20 },
  });
  expect(stateOf({ scroller: root, ends: noEnds }, { isAll: false })).toMatchObject({
    content: { width: 1000 + beyond },
  });
});

test('the pane of an open dialog is the page, also if the document scrolls', () => {
  const at = makePage(
    `<main></main><div class="over" style="position: fixed"><section style="overflow-y: auto"></section></div>`,
  );
  layElement(rootScroller(document), [0, 0, 1000, 600], 4000);
  layElement(at('.over'), [0, 0, 1000, 600]);
  layElement(at('section'), [300, 50, 400, 400], 3000);
  const inside = (x: number, y: number) => x > 300 && x < 700 && y > 50 && y < 450;
  document.elementFromPoint = (x, y) => at(inside(x, y) ? 'section' : '.over');
  document.elementsFromPoint = () => [at('.over'), document.body];
  // An application that is fixed to the window is no dialog: it neither says so nor dims the page.
  expect(findScroller(document)).toBe(rootScroller(document));
  at('.over').setAttribute('style', 'position: fixed; background-color: rgba(0, 0, 0, 0.4)');
  expect(findScroller(document)).toBe(at('section'));
  at('.over').setAttribute('style', 'position: fixed');
  at('section').setAttribute('aria-modal', 'true');
  expect(findScroller(document)).toBe(at('section'));
  // A list in a dialog is not the dialog.
  layElement(at('section'), [300, 50, 400, 100], 3000);
  at('.over').innerHTML = `<div class="card">${at('section').outerHTML}</div>`;
  layElement(at('.card'), [300, 50, 400, 500]);
  layElement(at('section'), [300, 50, 400, 100], 3000);
  expect(findScroller(document)).toBe(rootScroller(document));
  // Most of the page can be reached.
  layElement(at('section'), [300, 50, 400, 500], 3000);
  expect(findScroller(document)).toBe(at('section'));
  document.elementFromPoint = (x, y) => (inside(x, y) && x < 500 ? at('section') : at('main'));
  expect(findScroller(document)).toBe(rootScroller(document));
});
