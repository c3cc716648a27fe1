/** Keeps the newest entries and counts those that it dropped. */
export interface Ring<T> {
  add(entry: T): void;
  last(): T | undefined;
  entries(): T[];
  dropped(): number;
  /** Forgets all entries, because somebody else keeps them. */
  clear(): void;
}

export function createRing<T>(most: number): Ring<T> {
  let kept: T[] = [];
  let dropped = 0;
  return {
    add(entry) {
      kept.push(entry);
      // Cut at twice the length: moving a whole list for each entry would slow a page that logs a lot.
      if (kept.length >= most * 2) {
        dropped += kept.length - most;
        kept = kept.slice(-most);
      }
    },
    last: () => kept.at(-1),
    entries: () => kept.slice(-most),
    dropped: () => dropped + Math.max(0, kept.length - most),
    clear() {
      kept = [];
      dropped = 0;
    },
  };
}
