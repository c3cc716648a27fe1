import { growth, type Held, peekAtEnd, pinAll, seeFirst, settle } from './held.ts';
import type { Holder, HoldRequest } from './holder.ts';
import { passLazyContent } from './lazy-content-pass.ts';
import { createLease } from './lease.ts';
import { onScreen } from './on-screen.ts';
import { contains } from './region-geometry.ts';
import { offsetOf, rootScroller, type Scroller, scrollToOffset } from './scroller.ts';
import { frames, imagesDrawn, pendingImages } from './settle.ts';
import { seenBy, stateOf } from './shown.ts';

const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const hurriedImagesWithinMs = 2500;

/**
 * Holds a page still while it is pictured. The page is given back as it was on `release`, or by itself if no request
 * comes for a while.
 */
export function createHolder(document: Document): Holder {
  const lease = createLease(document);
  const state = (held: Held) => ({
    ...stateOf(held, { isAll: held.region === null }),
    isCut: held.isCut,
  });
  return {
    async show(request) {
      const { region } = request;
      if (region && lease.held() === null) {
        const ground = lease.groundFor(region);
        if (contains(seenBy(ground), region)) {
          lease.ask({ token: request.token, ground, isAll: false });
          await frames(1);
          await onScreen(document);
          return { ...stateOf(ground, { isAll: false }), inView: true };
        }
      }
      const held = await lease.atWork(request, async (held) => {
        const { scroller, ends, stillness, ahead } = held;
        const isFirst = !held.isSeen;
        const at = {
          left: Math.max(0, request.left - ends.left),
          top: Math.max(0, request.top - ends.above),
        };
        stillness.freeze();
        if (isFirst) await seeFirst(held, at);
        await ahead.show(at.top, isFirst);
        if (lease.held() !== held) return;
        held.scroll(at);
        await settle(held, ahead.seenAt(at.top));
        if (scroller.scrollHeight > held.height && stateOf(held, { isAll: false }).atEnd.bottom)
          await growth(scroller, performance.now() + growsWithinMs);
      });
      return state(held);
    },
    async lay(request) {
      const ground = lease.groundFor(request.region);
      const { scroller } = ground;
      if (scroller !== rootScroller(document)) return stateOf(ground, { isAll: !request.region });
      let isWhole = false;
      const held = await lease.atWork(request, async (held) => {
        isWhole = await layOut(held, scroller, request, () => lease.held() === held);
      });
      const { isDocument, ...shown } = state(held);
      return { ...shown, isDocument: isDocument && isWhole };
    },
    async grow(request) {
      const held = await lease.atWork(
        request,
        async ({ scroller: root, height: heightAtStart, endSeenAt }) => {
          const height = root.scrollHeight;
          if (height <= heightAtStart) return growth(root, endSeenAt + firstGrowsWithinMs);
          scrollToOffset(root, { ...offsetOf(root), top: height });
          return growth(root, performance.now() + growsWithinMs);
        },
      );
      return state(held);
    },
    look(token) {
      const asked = lease.asked();
      return asked?.token === token ? stateOf(asked.ground, asked) : null;
    },
    release: lease.release,
  };
}

/**
 * Shows all of the page's lazy content and pins its fixed elements, so that the page can be pictured in one piece.
 * Returns whether it can.
 */
async function layOut(
  held: Held,
  scroller: Scroller,
  { region }: HoldRequest,
  isHeld: () => boolean,
): Promise<boolean> {
  const { documents, stillness, pins, activity, isAlive } = held;
  const going = {
    freeze: stillness.freeze,
    isAlive: isAlive && !region,
    quiet: activity.quiet,
    isOver: () => held.isOver,
  };
  const { isWhole } = await passLazyContent(scroller, held.roots, going);
  if (!isWhole || !isHeld()) return isWhole;
  if (going.isAlive) held.endSeenAt = performance.now();
  else if (isAlive && !region) await peekAtEnd(held);
  stillness.settle();
  const pending = pendingImages(held.roots.flat(), everywhere);
  if (pending.length > 0) {
    await imagesDrawn(pending, hurriedImagesWithinMs);
    stillness.settle();
  }
  pinAll(held);
  const wantsWindows = pins.wantsWindows();
  // Inner documents were not searched for skipped content, so they are treated as if they had some.
  if (pins.sawSkipped() || documents.length > 1) {
    stillness.freeze();
    pinAll(held);
  }
  return !wantsWindows;
}

/** How long to wait for content to grow at its end. Content that has grown before may grow again and gets more time. */
const growsWithinMs = 500;
const firstGrowsWithinMs = 300;
