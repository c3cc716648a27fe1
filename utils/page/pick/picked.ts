import type { Region } from '../full-page/region-geometry.ts';

/**
 * The picked region of the content of the scroller that is remembered for `captureRegion`. Null if the person
 * cancelled.
 */
export interface Picked {
  region: Region | null;
}

/** The pick that is under way, for the background and for later tasks. */
export interface RunningPick {
  collect(): Promise<Picked>;
  /** Resolves once nothing of ours is in the page or in a picture of it. */
  cancel(): Promise<Picked>;
}
