import { type Root, rootsOf } from './deep.ts';
import { leastScroll, type Scroller, viewOf } from './scroller.ts';
import { frames } from './settle.ts';

/** A page this many windows high is walked through no further. */
const mostSteps = 100;
/** What is smaller is decoration. CSS pixels, squared. */
const leastArea = 4000;
const visibility = { checkOpacity: true, checkVisibilityCSS: true };

/**
 * Scrolls once through the content where something seems to wait for being seen, so that it is loaded and revealed before
 * everything is pictured at once. False where that does not help: the page only ever has what is in the window. `roots` are
 * each document's. `freeze` is called before anything is scrolled.
 */
export async function walk(scroller: Scroller, roots: Root[][], freeze: () => void): Promise<boolean> {
  if (!roots.some((of) => lacks(of, scroller, true))) return true;
  freeze();
  const { scrollLeft, scrollTop } = scroller;
  const { height } = viewOf(scroller);
  const least = leastScroll(scroller);
  for (let step = 0; step < mostSteps && step * height < scroller.scrollHeight; step += 1) {
    scroller.scrollTo({ left: scrollLeft, top: least.top + step * height, behavior: 'instant' });
    await frames(2);
  }
  scroller.scrollTo({ left: scrollLeft, top: scrollTop, behavior: 'instant' });
  await frames(2);
  return !lacks(rootsOf(scroller.ownerDocument), scroller, false);
}

/**
 * Whether a stretch of the content as high as the window has nothing in it; or, if those count, there are images without a
 * picture or larger things that cannot be seen. Few questions, as each costs time on a long page.
 */
function lacks(roots: Root[], scroller: Scroller, waitingCounts: boolean): boolean {
  if (waitingCounts && roots.some(hasWaiting)) return true;
  if (roots[0] !== scroller.ownerDocument) return false;
  const leaves = roots.flatMap((root) => [...root.querySelectorAll(':not(:has(*))')]);
  // Where a few of them leave no gap, all of them leave none.
  const few = leaves.filter((_, at) => at % 16 === 0);
  return hasGap(few, scroller) && hasGap(leaves, scroller);
}

function hasWaiting(root: Root): boolean {
  const isLarge = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && width * height >= leastArea;
  };
  for (const image of root.querySelectorAll('img')) {
    if ((!image.complete || image.naturalWidth === 0) && isLarge(image)) return true;
  }
  for (const element of root.querySelectorAll(':not(img)')) {
    if (!element.checkVisibility(visibility) && isLarge(element)) return true;
  }
  return false;
}

function hasGap(leaves: Element[], scroller: Scroller): boolean {
  const { height } = viewOf(scroller);
  const start = leastScroll(scroller).top - scroller.scrollTop;
  const spans = leaves
    .map((leaf) => leaf.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .sort((a, b) => a.top - b.top);
  let covered = start;
  for (const { top, bottom } of spans) {
    if (top - covered >= height) return true;
    covered = Math.max(covered, bottom);
  }
  return start + scroller.scrollHeight - covered >= height;
}
