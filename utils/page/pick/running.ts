import { leave, leftAs, pickName } from '../page-world.ts';
import type { Picked } from './picked.ts';

/** Leaves the running pick in the extension's isolated world of the page. */
export function keepRunning(outcome: Promise<Picked>, cancel: () => void): void {
  leave(pickName, {
    collect: () => outcome,
    cancel: () => {
      cancel();
      return outcome;
    },
  });
}

export async function cancelPick(): Promise<void> {
  await leftAs(pickName)?.cancel();
}
