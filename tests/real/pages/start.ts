import { larger } from '../../../utils/page/pick/elements.ts';
import { paint, places } from './paint.ts';
import { planted } from './planted.ts';

type Draw = (root: HTMLElement) => void | Promise<void>;

const pages = import.meta.glob<{ draw: Draw }>('./libraries/*.{ts,tsx}');
const name = new URLSearchParams(location.search).get('page') ?? '';
const load = pages[`./libraries/${name}.ts`] ?? pages[`./libraries/${name}.tsx`];
const root = document.querySelector<HTMLElement>('#root');
if (load === undefined || root === null) throw new Error(`No page ${name}`);
document.title = `A page of ${name}`;
// The page itself must not scroll on these pages, so that the picture is of the pane.
if (name.startsWith('long-')) document.body.style.minHeight = '0';
const { draw } = await load();
await draw(root);
paint();
let isPending = false;
new MutationObserver(() => {
  if (isPending) return;
  isPending = true;
  requestAnimationFrame(() => {
    isPending = false;
    paint();
  });
}).observe(document.body, { childList: true, subtree: true, characterData: true });

/** Scrolls the highest content of the page, so that a capture does not begin where the page does. CSS pixels. */
function scrollAway(by: number): void {
  const scrollers = [document.documentElement, ...document.body.querySelectorAll('*')].filter((element) => {
    const { scrollTop } = element;
    element.scrollTop += by;
    const hasScrolled = element.scrollTop !== scrollTop;
    element.scrollTop = scrollTop;
    return hasScrolled;
  });
  const [highest] = scrollers.sort((one, other) => other.scrollHeight - one.scrollHeight);
  if (highest !== undefined) highest.scrollTop += by;
}

/**
 * Returns how often ArrowUp leads from the element at a point of the window to the first element that matches. CSS
 * pixels.
 */
function stepsTo(selector: string, x: number, y: number): number {
  const wanted = document.querySelector(selector)?.getBoundingClientRect();
  if (wanted === undefined) throw new Error(`No ${selector}`);
  let element = document.elementFromPoint(x, y);
  for (let steps = 0; element !== null; steps += 1) {
    const box = element.getBoundingClientRect();
    const sides = ['x', 'y', 'width', 'height'] as const;
    if (sides.every((side) => Math.abs(box[side] - wanted[side]) < 1)) return steps;
    element = larger(element);
  }
  throw new Error(`${selector} is not around the point ${x}, ${y}`);
}

Object.assign(window, { planted, places, scrollAway, stepsTo });
