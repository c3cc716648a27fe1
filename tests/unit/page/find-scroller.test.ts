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
  expect(stateOf({ scroller: root, ends: noEnds }, true)).toMatchObject({
    content: { width },
    atEnd: { right: beyond <= 20 },
  });
  expect(stateOf({ scroller: root, ends: noEnds }, false)).toMatchObject({
    content: { width: 1000 + beyond },
  });
});
