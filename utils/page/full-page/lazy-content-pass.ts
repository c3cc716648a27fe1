import { isVisible, localNameOf } from '../dom.ts';
import { contentSize, leastScroll, offsetOf, type Scroller, viewOf } from './scroller.ts';
import { frames } from './settle.ts';
import { type Root, rootsOf } from './shadow-roots.ts';

/** A pass through a page ends after this many window heights. */
const mostSteps = 100;
/** A smaller element is decoration. CSS pixels, squared. */
const leastArea = 4000;

/** How to scroll through a page. */
interface Going {
  /** Called before anything is scrolled. */
  freeze(): void;
  /**
   * Whether a script may react to what is seen: the page is then scrolled through even if nothing seems to be missing.
   */
  isAlive: boolean;
  /** Resolves when the page has reacted to a part first seen at `since`, `windows` window heights high. */
  quiet(since: number, windows: number): Promise<void>;
  /** Whether the page was given back meanwhile. */
  isOver(): boolean;
}

/**
 * Scrolls once through the content, so that lazy content is loaded and revealed before everything is pictured at once.
 * Does nothing if nothing seems to be missing. Afterwards a page with scripts is at its beginning, another page is
 * where it was. `isWhole` is false if content is still missing, because the page only ever has what is in the window,
 * or if the page was given back. `isGone`: whether the page was scrolled. `roots` are each document's.
 */
export async function passLazyContent(
  scroller: Scroller,
  roots: Root[][],
  { freeze, isAlive, quiet, isOver }: Going,
): Promise<{ isWhole: boolean; isGone: boolean }> {
  if (!isAlive && !roots.some((of) => lacks(of, scroller, { waitingCounts: true })))
    return { isWhole: true, isGone: false };
  freeze();
  const { scrollLeft, scrollTop, scrollHeight } = scroller;
  const { height } = viewOf(scroller);
  const least = leastScroll(scroller);
  const windows = Math.min(mostSteps, Math.ceil(scrollHeight / height));
  for (let step = 0; step < windows; step += 1) {
    if (isOver()) return { isWhole: false, isGone: true };
    scroller.scrollTo({ left: scrollLeft, top: least.top + step * height, behavior: 'instant' });
    await frames(2);
  }
  if (isAlive) await quiet(performance.now(), windows);
  if (isOver()) return { isWhole: false, isGone: true };
  const back = isAlive ? { left: 0, top: 0 } : { left: scrollLeft, top: scrollTop };
  scroller.scrollTo({ ...back, behavior: 'instant' });
  await frames(2);
  return {
    isWhole: !lacks(rootsOf(scroller.ownerDocument), scroller, { waitingCounts: false }),
    isGone: true,
  };
}

/** How much of a window to look ahead, so that content that comes with scrolling comes in time, and whole. */
const peekShare = 0.5;
/** Look further ahead for this long: the browser would refuse a picture in this time anyway. */
const aheadWithinMs = 400;

export interface Ahead {
  /** Briefly shows what follows a view, so that it is loaded, revealed and grown when it is pictured. */
  show(top: number, isFirst: boolean): Promise<void>;
  /** When the content of a view at `top` was first shown; minus infinity if it was in view at the start. */
  seenAt(top: number): number;
}

/**
 * Looks ahead of views that are pictured one after the other, down to `wantedTo`; null: down to the end. Places are the
 * content's, in CSS pixels.
 */
export function lookAhead(
  scroller: Scroller,
  scroll: (to: { left: number; top: number }) => void,
  isAlive: boolean,
  wantedTo: number | null,
): Ahead {
  const { height } = viewOf(scroller);
  // Content that is added during the look ahead is shown when its turn comes.
  const endAtStart = contentSize(scroller).height;
  const seen: { bottom: number; at: number }[] = [
    { bottom: offsetOf(scroller).top + height, at: Number.NEGATIVE_INFINITY },
  ];
  const reached = () => seen.at(-1)?.bottom ?? 0;
  const peek = async (top: number) => {
    scroll({ left: 0, top });
    await frames(2);
  };
  return {
    async show(top, isFirst) {
      const end = () => Math.min(wantedTo ?? Number.POSITIVE_INFINITY, contentSize(scroller).height);
      if (!isAlive) {
        if (top + height < end() - 1) await peek(top + height * peekShare);
        return;
      }
      const until = performance.now() + (isFirst ? 0 : aheadWithinMs);
      const isDue = () =>
        reached() < top + 2 * height || (reached() < endAtStart && performance.now() < until);
      while (reached() < end() - 1 && isDue()) {
        const from = Math.max(top, reached());
        await peek(from);
        seen.push({ bottom: Math.min(from + height, end()), at: performance.now() });
      }
    },
    seenAt: (top) => seen.find(({ bottom }) => bottom >= top + height - 1)?.at ?? performance.now(),
  };
}

/**
 * Whether a stretch of the content as high as the window is empty. If `waitingCounts`, also whether images are not
 * loaded or large elements are invisible. Asks the browser little, because each question takes time on a long page.
 */
function lacks(roots: Root[], scroller: Scroller, { waitingCounts }: { waitingCounts: boolean }): boolean {
  if (waitingCounts && roots.some(hasWaitingImage)) return true;
  const leaves = roots.flatMap((root) => [...root.querySelectorAll(':not(:has(*))')]);
  if (waitingCounts && hasUnseen(leaves)) return true;
  if (roots[0] !== scroller.ownerDocument) return false;
  // If a sample of the elements leaves no gap, all elements leave none.
  const few = leaves.filter((_, at) => at % 16 === 0);
  if (!hasGap(few, scroller) || !hasGap([...leaves, ...roots.flatMap(textsIn)], scroller)) return false;
  // Innermost elements may have no size. An element higher than a window may only reserve room for missing content.
  return hasGap(
    roots.flatMap((root) => [...root.querySelectorAll('*')]),
    scroller,
    viewOf(scroller).height,
  );
}

/** Returns the ranges of all texts. A long text may have no element in it but a link. */
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

/** Whether something large is invisible. Its innermost elements are invisible too, so the check begins with them. */
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

function hasGap(
  leaves: Pick<Element, 'getBoundingClientRect'>[],
  scroller: Scroller,
  highest = Number.POSITIVE_INFINITY,
): boolean {
  const { height } = viewOf(scroller);
  const start = leastScroll(scroller).top - scroller.scrollTop;
  const spans = leaves
    .map((leaf) => leaf.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0 && height < highest)
    .sort((a, b) => a.top - b.top);
  let covered = start;
  for (const { top, bottom } of spans) {
    if (top - covered >= height) return true;
    covered = Math.max(covered, bottom);
  }
  return start + scroller.scrollHeight - covered >= height;
}
