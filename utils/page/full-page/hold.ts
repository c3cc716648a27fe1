import { findScroller } from './find-scroller.ts';
import { giveBack, growth, type Held, peekAtEnd, pinAll, seeFirst, settle, takeHold } from './held.ts';
import type { Holder, HoldRequest } from './holder.ts';
import { passLazyContent } from './lazy-content-pass.ts';
import { endsOf, type Ground, noEnds } from './pane-ends.ts';
import { contains } from './region-geometry.ts';
import { rememberedGround } from './remembered-ground.ts';
import { offsetOf, rootScroller, scrollToOffset } from './scroller.ts';
import { frames, imagesDrawn, pendingImages } from './settle.ts';
import { seenBy, stateOf } from './shown.ts';

/** If no request comes for this long, the caller is gone and the page is given back. */
const watchdogMs = 6000;
const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const hurriedImagesWithinMs = 2500;

/**
 * Holds a page still while it is pictured. The page is given back as it was on `release`, or by itself after
 * `watchdogMs`.
 */
export function createHolder(document: Document): Holder {
  const current: {
    held: Held | null;
    /** The job that asked last, and for what. Kept after the page was given back. */
    asked: { token: string; ground: Ground; isAll: boolean } | null;
    watchdog: ReturnType<typeof setTimeout> | undefined;
    /** Resolves when a page that is being given back is as it was. */
    given: Promise<void>;
  } = { held: null, asked: null, watchdog: undefined, given: Promise.resolve() };

  const release = () => {
    clearTimeout(current.watchdog);
    const { held } = current;
    current.held = null;
    if (held !== null) current.given = giveBack(held);
    return current.given;
  };
  const keepHolding = () => {
    clearTimeout(current.watchdog);
    current.watchdog = setTimeout(release, watchdogMs);
  };
  const groundFor = (region: HoldRequest['region']): Ground => {
    if (region) return rememberedGround() ?? { scroller: rootScroller(document), ends: noEnds };
    const scroller = findScroller(document);
    return { scroller, ends: endsOf(scroller) };
  };
  const hold = async ({ token, region }: HoldRequest): Promise<Held> => {
    if (current.held?.token === token) return current.held;
    if (current.held !== null) void release();
    await current.given;
    const ground = groundFor(region);
    const held = takeHold(document, ground, token, region);
    current.held = held;
    current.asked = { token, ground, isAll: held.region === null };
    return held;
  };

  /** Runs work on the held page. The watchdog is off meanwhile, because the work always comes to an end. */
  const atWork = async (request: HoldRequest, work: (held: Held) => Promise<void>): Promise<Held> => {
    const held = await hold(request);
    clearTimeout(current.watchdog);
    try {
      await work(held);
    } finally {
      if (current.held === held) keepHolding();
    }
    return held;
  };
  const state = (held: Held) => ({ ...stateOf(held, held.region === null), isCut: held.isCut });

  return {
    async show(request) {
      const { region } = request;
      if (region && current.held === null) {
        const ground = groundFor(region);
        if (contains(seenBy(ground), region)) {
          current.asked = { token: request.token, ground, isAll: false };
          await frames(2);
          return { ...stateOf(ground, false), inView: true };
        }
      }
      const held = await atWork(request, async (held) => {
        const { scroller, ends, stillness, ahead } = held;
        const isFirst = !held.isSeen;
        const at = { left: request.left, top: Math.max(0, request.top - ends.above) };
        stillness.freeze();
        if (isFirst) await seeFirst(held, at);
        await ahead.show(at.top, isFirst);
        if (current.held !== held) return;
        held.scroll(at);
        await settle(held, ahead.seenAt(at.top));
        if (scroller.scrollHeight > held.height && stateOf(held, false).atEnd.bottom)
          await growth(scroller, performance.now() + growsWithinMs);
      });
      return state(held);
    },
    async lay(request) {
      const ground = groundFor(request.region);
      const { scroller } = ground;
      if (scroller !== rootScroller(document)) return stateOf(ground, !request.region);
      let isWhole = false;
      const held = await atWork(request, async (held) => {
        const { documents, stillness, pins, activity, isAlive } = held;
        const going = {
          freeze: stillness.freeze,
          isAlive: isAlive && !request.region,
          quiet: activity.quiet,
          isOver: () => held.isOver,
        };
        const gone = await passLazyContent(scroller, held.roots, going);
        isWhole = gone.isWhole;
        if (!isWhole || current.held !== held) return;
        if (going.isAlive) held.endSeenAt = performance.now();
        else if (isAlive && !request.region) await peekAtEnd(held);
        stillness.settle();
        const pending = pendingImages(held.roots.flat(), everywhere);
        if (pending.length > 0) {
          await imagesDrawn(pending, hurriedImagesWithinMs);
          stillness.settle();
        }
        pinAll(held);
        isWhole = !pins.wantsWindows();
        // Inner documents were not searched for skipped content, so they are treated as if they had some.
        if (!pins.sawSkipped() && documents.length === 1) return;
        stillness.freeze();
        pinAll(held);
      });
      const { isDocument, ...shown } = state(held);
      return { ...shown, isDocument: isDocument && isWhole };
    },
    async grow(request) {
      const held = await atWork(request, async ({ scroller: root, height: heightAtStart, endSeenAt }) => {
        const height = root.scrollHeight;
        if (height <= heightAtStart) return growth(root, endSeenAt + firstGrowsWithinMs);
        scrollToOffset(root, { ...offsetOf(root), top: height });
        return growth(root, performance.now() + growsWithinMs);
      });
      return state(held);
    },
    look: (token) =>
      current.asked?.token === token ? stateOf(current.asked.ground, current.asked.isAll) : null,
    release,
  };
}

/** How long to wait for content to grow at its end. Content that has grown before may grow again and gets more time. */
const growsWithinMs = 500;
const firstGrowsWithinMs = 300;
