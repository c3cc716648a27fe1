import { isElement, parentOf, styleOf } from '../dom.ts';
import { frames } from './settle.ts';
import type { Root } from './shadow-roots.ts';

/** No one can see that a page has asked for something before the answer comes. So a page has this long after a part was first seen. */
const patienceMs = 500;
/** A page in which nothing has changed for this long has come to rest, unless what it asks for takes longer. */
const calmMs = 120;
const longestCalmMs = 700;
/** At most for each window so far, and for all of them together: some pages are never quiet. */
const waitsMs = 1000;
const waitsAltogetherMs = 5000;
/** An element that has been changing for this long changes by itself, whatever part of the page is shown. */
const restlessMs = 1200;

export interface Activity {
  /**
   * Until what the page does about having been shown a part at `since` is over: what it asked for is there, and nothing
   * changes any more; or until it has had long enough for so many `windows`.
   */
  quiet(since: number, windows?: number): Promise<void>;
  /** Elements that may look different since the last call, each with everything in it. */
  takeChanged(): Set<Element>;
  /** Elements whose own style was changed since the last time. */
  takeRestyled(): Set<Element>;
  stop(): void;
}

/** Watches what a page does while it is scrolled. Times are those of `performance.now()`. */
export function watchActivity(roots: readonly Root[]): Activity {
  /** The time since which an element has been changing. */
  const changing = new WeakMap<Node, number>();
  const arrived = new Set<string>();
  let styled = new Set<Element>();
  let changed = new Set<Element>();
  let restyled = new Set<Element>();
  let lastAt = Number.NEGATIVE_INFINITY;
  let slowestMs = 0;
  let allowedMs = 0;
  let waitedMs = 0;

  const hear = (records: MutationRecord[]) => {
    const now = performance.now();
    for (const { target, attributeName } of records) {
      const since = changing.get(target) ?? now;
      changing.set(target, since);
      if (now - since < restlessMs) lastAt = now;
      const element = isElement(target) ? target : null;
      if (element !== null && attributeName !== null) styled.add(element);
      if (element !== null && attributeName === 'style') restyled.add(element);
      // A style rule may depend on a sibling.
      const around = parentOf(target);
      const from = around !== null && isElement(around) ? around : element;
      if (from !== null) changed.add(from);
    }
  };
  const mutations = new MutationObserver(hear);
  for (const root of roots) mutations.observe(root, { subtree: true, childList: true, attributes: true });
  const known = performance.getEntriesByType('resource');
  for (const { name } of known) arrived.add(name);
  let taken = known.length;
  // The browser's list of resources may be full. Then only an observer hears of further ones.
  const arrive = ({ name, startTime, duration }: PerformanceEntry) => {
    arrived.add(name);
    lastAt = Math.max(lastAt, startTime + duration);
    slowestMs = Math.max(slowestMs, duration);
  };
  const takeArrived = () => {
    const entries = performance.getEntriesByType('resource');
    for (const entry of entries.slice(taken)) arrive(entry);
    taken = entries.length;
  };
  const resources = observeResources(arrive);
  /** Backgrounds that were set since then and have not arrived yet. */
  const hasPendingBackground = () => {
    for (const element of styled) {
      const addresses = [...styleOf(element).backgroundImage.matchAll(/url\("(https?:[^"]+)"\)/g)];
      if (addresses.some(([, address = '']) => !arrived.has(address))) return true;
      styled.delete(element);
    }
    return false;
  };

  return {
    async quiet(since, windows = 1) {
      const begun = performance.now();
      allowedMs = Math.min(waitsAltogetherMs, allowedMs + waitsMs * windows);
      const most = begun + allowedMs - waitedMs;
      for (;;) {
        takeArrived();
        const now = performance.now();
        const calm = Math.min(longestCalmMs, Math.max(calmMs, slowestMs * 1.3));
        if (now >= most) break;
        if (now >= since + patienceMs && now - lastAt >= calm && !hasPendingBackground()) break;
        await frames(1);
      }
      waitedMs += performance.now() - begun;
      styled = new Set();
    },
    takeChanged() {
      hear(mutations.takeRecords());
      const taken = changed;
      changed = new Set();
      return taken;
    },
    takeRestyled() {
      const taken = restyled;
      restyled = new Set();
      return taken;
    },
    stop() {
      mutations.disconnect();
      resources?.disconnect();
    },
  };
}

function observeResources(arrives: (entry: PerformanceEntry) => void): PerformanceObserver | null {
  try {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(arrives));
    observer.observe({ type: 'resource' });
    return observer;
  } catch {
    // A browser without this observer shows by the elements alone that a page has come to rest.
    return null;
  }
}
