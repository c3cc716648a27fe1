import { isVisible, localNameOf } from '../dom.ts';
import { contentSize, leastScroll, offsetOf, type Scroller, viewOf } from './scroller.ts';
import { frames } from './settle.ts';
import { type Root, rootsOf } from './shadow-roots.ts';

/** A page this many windows high is walked through no further. */
const mostSteps = 100;
/** What is smaller is decoration. CSS pixels, squared. */
const leastArea = 4000;

/** How a page is gone through. */
interface Going {
  /** Called before anything is scrolled. */
  freeze(): void;
  /** A page with a script may do something about whatever is seen: it is gone through even if nothing seems to wait for it. */
  isAlive: boolean;
  /** Until what was asked for is there, of a part first seen at `since`, `windows` high. */
  quiet(since: number, windows: number): Promise<void>;
  /** Whether the page is given back meanwhile. */
  isOver(): boolean;
}

/**
 * Scrolls once through the content, so that it is loaded and revealed before everything is pictured at once, unless there is
 * nothing to wait for. A page that may hear of it is left at its beginning, another where it was. `isWhole` is false if that
 * does not help: the page only ever has what is in the window. `roots` are each document's.
 */
export async function passLazyContent(
  scroller: Scroller,
  roots: Root[][],
  { freeze, isAlive, quiet, isOver }: Going,
): Promise<{ isWhole: boolean; isGone: boolean }> {
  if (!isAlive && !roots.some((of) => lacks(of, scroller, true))) return { isWhole: true, isGone: false };
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
  return { isWhole: !lacks(rootsOf(scroller.ownerDocument), scroller, false), isGone: true };
}

/** Part of a window that is looked ahead: what comes with scrolling comes in time, and whole. */
const peekShare = 0.5;
/** While the browser would let nobody take a picture anyway, more is shown. */
const aheadWithinMs = 400;

export interface Ahead {
  /** Shows what follows a view for a moment, so that it is loaded, revealed and grown when its turn comes. */
  show(top: number, isFirst: boolean): Promise<void>;
  /** When what a view at `top` shows was first seen; long ago if it was before. */
  seenAt(top: number): number;
}

/** Looks ahead of views that are pictured one after the other, down to what is `wantedTo`. Places are the content's, in CSS pixels. */
export function lookAhead(
  scroller: Scroller,
  scroll: (to: { left: number; top: number }) => void,
  isAlive: boolean,
  wantedTo: number | null,
): Ahead {
  const { height } = viewOf(scroller);
  // What comes while one looks is looked at when its turn comes.
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
  if (!hasGap(few, scroller) || !hasGap([...leaves, ...roots.flatMap(textsIn)], scroller)) return false;
  // What is innermost may have no size of its own. What is higher than a window may be there for content that is not.
  return hasGap(
    roots.flatMap((root) => [...root.querySelectorAll('*')]),
    scroller,
    viewOf(scroller).height,
  );
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
