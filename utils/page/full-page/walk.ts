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
  if (!documents.some((document) => lacks(document, scroller, true))) return true;
  const { scrollLeft, scrollTop } = scroller;
  const { height } = viewOf(scroller);
  const least = leastScroll(scroller);
  for (let step = 0; step < mostSteps && step * height < scroller.scrollHeight; step += 1) {
    scroller.scrollTo({ left: scrollLeft, top: least.top + step * height, behavior: 'instant' });
    await frames(2);
  }
  scroller.scrollTo({ left: scrollLeft, top: scrollTop, behavior: 'instant' });
  await frames(2);
  return !lacks(scroller.ownerDocument, scroller, false);
}

/**
 * Whether a stretch of the content as high as the window has nothing in it; or, if those count, there are images without a
 * picture or larger things that cannot be seen. One pass, and few questions: each costs time on a long page.
 */
function lacks(document: Document, scroller: Scroller, waitingCounts: boolean): boolean {
  const spans: { top: number; bottom: number }[] = [];
  for (const root of rootsOf(document)) {
    for (const element of root.querySelectorAll('*')) {
      const { top, bottom, width } = element.getBoundingClientRect();
      if (width <= 0 || bottom <= top) continue;
      if (waitingCounts && width * (bottom - top) >= leastArea && isWaiting(element)) return true;
      if (element.firstElementChild === null) spans.push({ top, bottom });
    }
  }
  return document === scroller.ownerDocument && hasGap(spans, scroller);
}

function isWaiting(element: Element): boolean {
  if (element instanceof HTMLImageElement) return !element.complete || element.naturalWidth === 0;
  return !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
}

function hasGap(spans: { top: number; bottom: number }[], scroller: Scroller): boolean {
  const { height } = viewOf(scroller);
  const start = leastScroll(scroller).top - scroller.scrollTop;
  let covered = start;
  for (const { top, bottom } of spans.sort((a, b) => a.top - b.top)) {
    if (top - covered >= height) return true;
    covered = Math.max(covered, bottom);
  }
  return start + scroller.scrollHeight - covered >= height;
}
