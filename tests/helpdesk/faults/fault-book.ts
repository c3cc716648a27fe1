import { createRandom } from '../random.ts';
import type { Effect, Fault, FaultHandle, FaultMatch, Faults, RandomFaults } from './fault.ts';

/** A fault that strikes one request. */
export interface Strike {
  effect: Effect;
  /** Must be called after the effect, so that `struck()` resolves. */
  done(): void;
  /** Resolves when the fault is released, removed or cleared. */
  released: Promise<void>;
}

export interface FaultBook extends Faults {
  /**
   * Returns the fault for this request, if any. Faults that were added first come first, random ones last. `path` is
   * without the prefix.
   */
  strike(method: string, path: string): Strike | undefined;
}

interface Entry {
  isRandom: boolean;
  /** Called for every matching request; returns the effect if the fault strikes. */
  draw(): Effect | undefined;
  undo(): void;
  match: FaultMatch;
  tracker: Tracker;
}

export function createFaultBook(): FaultBook {
  let entries: Entry[] = [];

  function enter(entry: Omit<Entry, 'tracker'>): FaultHandle {
    const tracker = createTracker();
    const entered = { ...entry, tracker };
    entries.push(entered);
    return {
      get hits() {
        return tracker.hits;
      },
      struck: (count = 1) => tracker.struck(count),
      release: () => tracker.release(),
      remove() {
        entries = entries.filter((known) => known !== entered);
        tracker.release();
      },
    };
  }

  return {
    add: (fault) => enter({ isRandom: false, match: fault.match ?? {}, ...countedDraw(fault) }),
    addRandom: (faults) => enter({ isRandom: true, match: faults.match ?? {}, ...chanceDraw(faults) }),
    clear() {
      for (const { tracker } of entries) tracker.release();
      entries = [];
    },
    strike(method, path) {
      const matching = entries.filter((entry) => matches(entry.match, method, path));
      const drawn = matching.map((entry) => ({ entry, effect: entry.draw() }));
      const due = drawn.filter(({ effect }) => effect !== undefined);
      const chosen = due.find(({ entry }) => !entry.isRandom) ?? due[0];
      for (const { entry } of due) if (entry !== chosen?.entry) entry.undo();
      if (!chosen?.effect) return undefined;
      const { tracker } = chosen.entry;
      return { effect: chosen.effect, done: () => tracker.hit(), released: tracker.released };
    },
  };
}

function matches(match: FaultMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return path.startsWith('/api/');
  if (typeof match.path === 'string') return path === match.path || path === `/api/v2${match.path}`;
  return new RegExp(match.path).test(path);
}

/** Strikes `times` times from the nth request on. If another fault goes first, no time is used up. */
function countedDraw({ match, times = 1, effect }: Fault): Pick<Entry, 'draw' | 'undo'> {
  let seen = 0;
  let left = times;
  return {
    draw() {
      seen += 1;
      if (seen < (match?.nth ?? 1) || left <= 0) return undefined;
      left -= 1;
      return effect;
    },
    undo() {
      left += 1;
    },
  };
}

function chanceDraw({ seed, chances }: RandomFaults): Pick<Entry, 'draw' | 'undo'> {
  const random = createRandom(seed);
  let running: { effect: Effect; left: number } | undefined;
  return {
    draw() {
      if (running && running.left > 0) {
        running.left -= 1;
        return running.effect;
      }
      let drawn = random();
      for (const { probability, effect, burst = 1 } of chances) {
        drawn -= probability;
        if (drawn >= 0) continue;
        running = { effect, left: burst - 1 };
        return effect;
      }
      return undefined;
    },
    undo() {
      if (running) running.left += 1;
    },
  };
}

interface Tracker {
  hits: number;
  hit(): void;
  struck(count: number): Promise<void>;
  release(): void;
  released: Promise<void>;
}

function createTracker(): Tracker {
  const released = Promise.withResolvers<void>();
  let waiting: { count: number; resolve: () => void }[] = [];
  const tracker: Tracker = {
    hits: 0,
    hit() {
      tracker.hits += 1;
      for (const { count, resolve } of waiting) if (tracker.hits >= count) resolve();
      waiting = waiting.filter(({ count }) => tracker.hits < count);
    },
    struck(count) {
      if (tracker.hits >= count) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ count, resolve });
      return promise;
    },
    release: () => released.resolve(),
    released: released.promise,
  };
  return tracker;
}
