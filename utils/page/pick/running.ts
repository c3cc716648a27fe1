import { pickName } from '../argument.ts';
import type { Region } from '../full-page/region-geometry.ts';

/**
 * The picked region of the content of the scroller that is remembered for `captureRegion`. Null if the person
 * cancelled.
 */
export interface Picked {
  region: Region | null;
}

/** The pick that is under way, for the background and for later tasks. */
interface Running {
  collect(): Promise<Picked>;
  /** Resolves once nothing of ours is in the page or in a picture of it. */
  cancel(): Promise<Picked>;
}

/** Leaves the running pick in the extension's isolated world of the page. */
export function keepRunning(outcome: Promise<Picked>, cancel: () => void): void {
  const running: Running = {
    collect: () => outcome,
    cancel: () => {
      cancel();
      return outcome;
    },
  };
  Reflect.set(globalThis, pickName, running);
}

export async function cancelPick(): Promise<void> {
  await (Reflect.get(globalThis, pickName) as Running | undefined)?.cancel();
}
