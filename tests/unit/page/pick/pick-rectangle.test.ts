// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findScroller } from '../../../../utils/page/full-page/find-scroller.ts';
import type { Layer } from '../../../../utils/page/pick/layer.ts';
import { createPickRectangle } from '../../../../utils/page/pick/pick-rectangle.ts';
import { createScrolling } from '../../../../utils/page/pick/scrolling.ts';
import { layElement, makePage } from '../lay-element.ts';

beforeEach(() => layElement(document.documentElement, [0, 0, 1000, 600]));
afterEach(() => {
  document.body.innerHTML = '';
});

test('a corner in the main pane scrolls it at the window’s edge, although our layer is in front of it', () => {
  const at = makePage(
    '<main style="overflow-y: auto"><section style="overflow-y: auto"></section></main><div></div>',
  );
  const [pane, inner, host] = [at('main'), at('section'), at('div')];
  layElement(pane, [0, 0, 1000, 600], 3000);
  layElement(inner, [0, 0, 300, 100], 200);
  pane.scrollBy = ((by: ScrollToOptions) => {
    pane.scrollTop += by.top ?? 0;
  }) as typeof pane.scrollBy;
  document.elementFromPoint = () => inner;
  const main = findScroller(document);
  document.elementFromPoint = () => host;
  document.elementsFromPoint = () => [host, inner, pane];
  const layer = { host, size: () => ({ width: 1000, height: 600 }) } as unknown as Layer;
  const rectangle = createPickRectangle(document, layer, main);
  rectangle.moveTo({ x: 10, y: 100 });
  rectangle.fix();
  expect(rectangle.scroller()).toBe(pane);
  for (let step = 0; step < 20; step += 1) rectangle.step({ x: 0, y: 50 }, createScrolling());
  expect(rectangle.region()).toMatchObject({ height: 1000 });
});
