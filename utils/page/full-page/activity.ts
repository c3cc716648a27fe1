import { isElement, parentOf, styleOf } from '../dom.ts';
import { frames } from './settle.ts';
import type { Root } from './shadow-roots.ts';

/**
 * The shortest wait after a part was first seen: a request of the page is not visible before its answer comes.
 */
const patienceMs = 500;
/** If nothing has changed for this long, the page is at rest. Slow requests extend the time, up to `longestCalmMs`. */
const calmMs = 120;
const longestCalmMs = 700;
/** The limit of the wait per window height, and of all waits together: some pages are never quiet. */
const waitsMs = 1000;
const waitsAltogetherMs = 5000;
/** An element that has been changing for this long changes by itself, whatever part of the page is shown. */
const restlessMs = 1200;

export interface Activity {
  /**
   * Resolves when the page has finished its reaction to the part shown at `since`: its requests are answered and
   * nothing changes any more. Resolves earlier if the time limit for `windows` window heights is used up.
   */
  quiet(since: number, windows?: number): Promise<void>;
  /** Returns the elements that may look different since the last call. Each stands for its whole subtree. */
  takeChanged(): Set<Element>;
  /** Returns the elements whose `style` attribute changed since the last call. */
  takeRestyled(): Set<Element>;
  stop(): void;
}

/** Watches what a page does while it is scrolled. Times are in ms, as `performance.now()` counts them. */
export function watchActivity(roots: readonly Root[]): Activity {
  /** The time of each node's first change. */
  const changing = new WeakMap<Node, number>();
  const arrivals = watchArrivals();
  let styled = new Set<Element>();
  let changed = new Set<Element>();
  let restyled = new Set<Element>();
  let changedAt = Number.NEGATIVE_INFINITY;
  let allowedMs = 0;
  let waitedMs = 0;

  const hear = (records: MutationRecord[]) => {
    const now = performance.now();
    for (const { target, attributeName } of records) {
      const since = changing.get(target) ?? now;
      changing.set(target, since);
      if (now - since < restlessMs) changedAt = now;
      const element = isElement(target) ? target : null;
      if (element !== null && attributeName !== null) styled.add(element);
      if (element !== null && attributeName === 'style') restyled.add(element);
      // A style rule may depend on a sibling, so the siblings count as changed too.
      const around = parentOf(target);
      const from = around !== null && isElement(around) ? around : element;
      if (from !== null) changed.add(from);
    }
  };
  const mutations = new MutationObserver(hear);
  for (const root of roots) mutations.observe(root, { subtree: true, childList: true, attributes: true });
  /** Whether a background image that was set since the last `quiet` has not arrived yet. */
  const hasPendingBackground = () => {
    for (const element of styled) {
      const addresses = [...styleOf(element).backgroundImage.matchAll(/url\("(https?:[^"]+)"\)/g)];
      if (addresses.some(([, address = '']) => !arrivals.has(address))) return true;
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
        const { lastAt, slowestMs } = arrivals.take();
        const now = performance.now();
        const calm = Math.min(longestCalmMs, Math.max(calmMs, slowestMs * 1.3));
        if (now >= most) break;
        if (now >= since + patienceMs && now - Math.max(lastAt, changedAt) >= calm && !hasPendingBackground())
          break;
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
      arrivals.stop();
    },
  };
}

/** Watches what a page loads. */
function watchArrivals() {
  const arrived = new Set<string>();
  let lastAt = Number.NEGATIVE_INFINITY;
  let slowestMs = 0;
  const known = performance.getEntriesByType('resource');
  for (const { name } of known) arrived.add(name);
  let taken = known.length;
  const arrive = ({ name, startTime, duration }: PerformanceEntry) => {
    arrived.add(name);
    lastAt = Math.max(lastAt, startTime + duration);
    slowestMs = Math.max(slowestMs, duration);
  };
  // If the browser's list of resources is full, only the observer learns of further resources.
  const resources = observeResources(arrive);
  return {
    has: (address: string) => arrived.has(address),
    /** Returns when the last resource came since the watch began, and how long the slowest one took. */
    take() {
      const entries = performance.getEntriesByType('resource');
      for (const entry of entries.slice(taken)) arrive(entry);
      taken = entries.length;
      return { lastAt, slowestMs };
    },
    stop: () => resources?.disconnect(),
  };
}

function observeResources(arrives: (entry: PerformanceEntry) => void): PerformanceObserver | null {
  try {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(arrives));
    observer.observe({ type: 'resource' });
    return observer;
  } catch {
    // The browser does not support this observer: the list of resources and the changed elements must do.
    return null;
  }
}
