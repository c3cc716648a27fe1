import { isVisible, localNameOf } from '../dom.ts';
import { type Root, rootsOf } from './deep.ts';
import { leastScroll, type Scroller, viewOf } from './scroller.ts';
import { frames } from './settle.ts';

/** A page this many windows high is walked through no further. */
const mostSteps = 100;
/** What is smaller is decoration. CSS pixels, squared. */
const leastArea = 4000;

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
  if (waitingCounts && roots.some(hasWaitingImage)) return true;
  const leaves = roots.flatMap((root) => [...root.querySelectorAll(':not(:has(*))')]);
  if (waitingCounts && hasUnseen(leaves)) return true;
  if (roots[0] !== scroller.ownerDocument) return false;
  // Where a few of them leave no gap, all of them leave none.
  const few = leaves.filter((_, at) => at % 16 === 0);
  return hasGap(few, scroller) && hasGap([...leaves, ...roots.flatMap(textsIn)], scroller);
}

/** Where words are, also beside elements: a long text may have no more than a link in it. */
function textsIn(root: Root): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (text.nodeValue?.trim() === '') continue;
    const range = document.createRange();
    range.selectNode(text);
    ranges.push(range);
  }
  return ranges;
}

function hasWaitingImage(root: Root): boolean {
  return [...root.querySelectorAll('img')].some(
    (image) => (!image.complete || image.naturalWidth === 0) && isLarge(image),
  );
}

/** Whether something large cannot be seen. What is innermost in it cannot be seen either, so that alone is asked first. */
function hasUnseen(leaves: Element[]): boolean {
  const asked = new Set<Element>();
  for (const leaf of leaves) {
    for (let element: Element | null = leaf; element !== null; element = element.parentElement) {
      if (asked.has(element) || isVisible(element)) break;
      asked.add(element);
      if (localNameOf(element) !== 'img' && isLarge(element)) return true;
    }
  }
  return false;
}

function isLarge(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && width * height >= leastArea;
}

function hasGap(leaves: Pick<Element, 'getBoundingClientRect'>[], scroller: Scroller): boolean {
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
