// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { hideScrollbars } from '../../../utils/page/full-page/hide-scrollbars.ts';
import { layElement, makePage } from './lay-element.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

/** Lays out a pane whose client width is `held` while its scrollbar colour is held. */
function makePane(held: number) {
  if (document.adoptedStyleSheets === undefined) Object.assign(document, { adoptedStyleSheets: [] });
  const pane = makePage('<main></main>')('main');
  layElement(pane, [0, 0, 600, 400], 3000);
  const keyframes: Keyframe[] = [];
  const hold = (_element: Element, keyframe: Keyframe) => {
    keyframes.push(keyframe);
    Object.assign(pane, { clientWidth: held });
    return {
      cancel() {
        keyframes.pop();
        Object.assign(pane, { clientWidth: 600 });
      },
    } as Animation;
  };
  return { pane, hold, keyframes };
}

const rulesOf = () =>
  document.adoptedStyleSheets
    .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
    .join('\n');

test('a pane’s scrollbars are invisible, and no style sheet is needed for it', () => {
  const { pane, hold, keyframes } = makePane(600);
  hideScrollbars(pane, hold);
  expect(keyframes).toEqual([{ scrollbarColor: 'transparent transparent' }]);
  expect(document.adoptedStyleSheets).toEqual([]);
});

test('scrollbars with styles of the page keep their size, and a style sheet hides them until it is undone', () => {
  const { pane, hold, keyframes } = makePane(591);
  const undo = hideScrollbars(pane, hold);
  expect(keyframes).toEqual([]);
  expect(pane.clientWidth).toBe(600);
  expect(rulesOf()).toContain('::-webkit-scrollbar-thumb');
  undo();
  expect(document.adoptedStyleSheets).toEqual([]);
});
