import { rootsOf } from './deep.ts';
import { leastScroll, type Scroller, viewOf } from './scroller.ts';
import { frames } from './settle.ts';

/** A page this many windows high is walked through no further. */
const mostSteps = 100;
/** What is smaller is decoration. CSS pixels, squared. */
const leastArea = 4000;

/**
 * Scrolls once through the content where something seems to wait for being seen, so that it is loaded and revealed before
 * everything is pictured at once. False where that does not help: the page only ever has what is in the window.
 */
export async function walk(scroller: Scroller, documents: Document[]): Promise<boolean> {
  if (!hasGap(scroller) && !documents.some(waits)) return true;
  const { scrollLeft, scrollTop } = scroller;
  const { height } = viewOf(scroller);
  const least = leastScroll(scroller);
  for (let step = 0; step < mostSteps && step * height < scroller.scrollHeight; step += 1) {
    scroller.scrollTo({ left: scrollLeft, top: least.top + step * height, behavior: 'instant' });
    await frames(2);
  }
  scroller.scrollTo({ left: scrollLeft, top: scrollTop, behavior: 'instant' });
  await frames(2);
  return !hasGap(scroller);
}

/** Whether there are images without a picture, or larger things that cannot be seen. */
function waits(document: Document): boolean {
  return rootsOf(document).some((root) =>
    [...root.querySelectorAll('*')].some((element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width * height < leastArea) return false;
      if (element instanceof HTMLImageElement) return !element.complete || element.naturalWidth === 0;
      const style = document.defaultView?.getComputedStyle(element);
      return style?.opacity === '0' || style?.visibility === 'hidden';
    }),
  );
}

/** Whether a stretch of the content as high as the window has nothing in it. */
function hasGap(scroller: Scroller): boolean {
  const { height: windowHeight } = viewOf(scroller);
  const least = leastScroll(scroller);
  const offset = scroller.scrollTop - least.top;
  const leaves = rootsOf(scroller.ownerDocument).flatMap((root) =>
    [...root.querySelectorAll('*')].filter((element) => element.childElementCount === 0),
  );
  const spans = leaves
    .map((leaf) => leaf.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ top, bottom }) => ({ top: top + offset, bottom: bottom + offset }))
    .sort((a, b) => a.top - b.top);
  let covered = 0;
  for (const { top, bottom } of spans) {
    if (top - covered >= windowHeight) return true;
    covered = Math.max(covered, bottom);
  }
  return scroller.scrollHeight - covered >= windowHeight;
}
