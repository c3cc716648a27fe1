// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findScroller, hidesContent } from '../../../utils/page/full-page/find-scroller.ts';
import { rootScroller } from '../../../utils/page/full-page/scroller.ts';
import { stateOf } from '../../../utils/page/full-page/shown.ts';

/** Sets an element's size and place, because happy-dom lays nothing out. CSS pixels. */
function lay(element: Element, [x, y, width, height]: number[], content = height): void {
  const sides = { clientWidth: width, clientHeight: height, scrollWidth: width, scrollHeight: content };
  for (const [side, value] of Object.entries({ ...sides, clientLeft: 0, clientTop: 0 })) {
    Object.defineProperty(element, side, { value, configurable: true, writable: true });
  }
  element.getBoundingClientRect = () => new DOMRect(x, y, width, height);
}

function makePage(html: string): (selector: string) => Element {
  document.body.innerHTML = html;
  return (selector) => document.querySelector(selector) as Element;
}

beforeEach(() => {
  lay(document.documentElement, [0, 0, 1000, 600]);
  document.elementFromPoint = () => null;
});
afterEach(() => {
  document.body.innerHTML = '';
});

test('a small box in a page that fits the window is not the page', () => {
  const at = makePage('<section style="overflow-y: auto"></section>');
  lay(at('section'), [0, 200, 1000, 200], 3000);
  expect(findScroller(document)).toBe(rootScroller(document));
  lay(at('section'), [0, 200, 1000, 400], 3000);
  expect(findScroller(document)).toBe(at('section'));
});

test('nor is a pane that something else is in front of, which is said to be cut', () => {
  const at = makePage('<main style="overflow-y: auto"></main><div></div>');
  lay(at('main'), [0, 0, 1000, 600], 3000);
  document.elementFromPoint = (x) => (x > 300 ? at('div') : at('main'));
  expect(findScroller(document)).toBe(rootScroller(document));
  expect(hidesContent(document, rootScroller(document))).toBe(true);
  document.elementFromPoint = (x) => (x > 800 ? at('div') : at('main'));
  expect(findScroller(document)).toBe(at('main'));
  expect(hidesContent(document, at('main'))).toBe(false);
});

test('a pane that only a script scrolls is the page if the rest of it is there', () => {
  const at = makePage('<main style="overflow-y: hidden"><p></p></main><script></script>');
  lay(at('main'), [0, 0, 1000, 600], 3000);
  lay(at('p'), [0, 0, 1000, 3000]);
  expect(findScroller(document)).toBe(at('main'));
  lay(at('p'), [0, 0, 1000, 600]);
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
  lay(root, [0, 0, 1000, 600], 3000);
  Object.defineProperty(root, 'scrollWidth', { value: 1000 + beyond, configurable: true });
  // Scrolling begins at 0, but happy-dom does not enforce this.
  root.scrollTo = () => undefined;
  expect(stateOf(root, { isAll: true })).toMatchObject({
    content: { width },
    atEnd: { right: beyond <= 20 },
  });
  expect(stateOf(root, { isAll: false })).toMatchObject({ content: { width: 1000 + beyond } });
});
