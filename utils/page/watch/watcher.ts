import type { WatchedPage } from './watched-page.ts';

/** What the pill in the page says. */
export interface PillWords {
  text: string;
  stop: string;
  close: string;
}

/** What a watcher is told. `words` is null in a frame, which shows no pill; Chromium leaves out what is null. */
export interface WatchOrder {
  /** Epoch milliseconds. */
  until: number;
  words?: PillWords | null;
}

/** Watches a page, on behalf of the background. */
export interface Watcher {
  /** Begins, or goes on if it has begun. */
  start(order: WatchOrder): boolean;
  collect(): WatchedPage;
  /** Ends and leaves nothing in the page. Returns what was recorded; null if nothing was watched. */
  stop(): WatchedPage | null;
}
