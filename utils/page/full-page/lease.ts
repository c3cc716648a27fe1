import { findScroller } from './find-scroller.ts';
import { giveBack, type Held, takeHold } from './held.ts';
import type { HoldRequest } from './holder.ts';
import { endsOf, type Ground, noEnds } from './pane-ends.ts';
import { putBack, rememberedGround } from './remembered-ground.ts';
import { rootScroller } from './scroller.ts';

/** If no request comes for this long, the caller is gone and the page is given back. */
const watchdogMs = 6000;

/** A job that asked for the page, and what it asked for. */
interface Asked {
  token: string;
  ground: Ground;
  isAll: boolean;
}

/** The hold on a page: one at a time, and given back by itself if no request comes for it. */
export interface Lease {
  /** Returns the scroller that a request is about, with its ends. */
  groundFor(region: HoldRequest['region']): Ground;
  /** Returns the held page; null if none is held. */
  held(): Held | null;
  /** Returns the job that asked last, also after the page was given back; null if none has asked. */
  asked(): Asked | null;
  /** Remembers a job that can do without a hold. */
  ask(asked: Asked): void;
  /**
   * Holds the page for a request and runs work on it. The watchdog is off meanwhile, because the work always comes to
   * an end.
   */
  atWork(request: HoldRequest, work: (held: Held) => Promise<void>): Promise<Held>;
  /** Gives the page back, also what a picker scrolled. Resolves when the page is as it was. */
  release(): Promise<void>;
}

export function createLease(document: Document): Lease {
  let current: Held | null = null;
  let asked: Asked | null = null;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  /** Resolves when a page that is being given back is as it was. */
  let given: Promise<void> = Promise.resolve();

  const release = () => {
    clearTimeout(watchdog);
    const held = current;
    current = null;
    if (held !== null) given = giveBack(held);
    const ground = asked?.ground;
    if (ground !== undefined) given = given.then(() => putBack(ground));
    return given;
  };
  const groundFor = (region: HoldRequest['region']): Ground => {
    if (region) return rememberedGround() ?? { scroller: rootScroller(document), ends: noEnds };
    const scroller = findScroller(document);
    return { scroller, ends: endsOf(scroller) };
  };
  const hold = async ({ token, region }: HoldRequest): Promise<Held> => {
    if (current?.token === token) return current;
    if (current !== null) void release();
    await given;
    const ground = groundFor(region);
    const held = takeHold(document, ground, token, region);
    current = held;
    asked = { token, ground, isAll: held.region === null };
    return held;
  };
  return {
    groundFor,
    held: () => current,
    asked: () => asked,
    ask(by) {
      asked = by;
    },
    async atWork(request, work) {
      const held = await hold(request);
      clearTimeout(watchdog);
      try {
        await work(held);
      } finally {
        if (current === held) {
          clearTimeout(watchdog);
          watchdog = setTimeout(release, watchdogMs);
        }
      }
      return held;
    },
    release,
  };
}
