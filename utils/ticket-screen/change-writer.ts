import type { CaptureId } from '../captures/capture.ts';
import type { CaptureChange } from '../captures/capture-change.ts';

/** What a screen changes at one moment; see `CaptureChange`. */
export type Edit = Pick<CaptureChange, 'byPerson'> & Partial<Pick<CaptureChange, 'form' | 'drawings'>>;

export interface ChangePorts {
  /** Stores a change from here. Resolves to whether the row has it now. Rejects if the browser refuses to write. */
  store(change: CaptureChange): Promise<boolean>;
  /** Hands a change to the background, which stores it as well. */
  tell(change: CaptureChange): void;
  /** Is called after each write from here. `isRefused`: the browser has stored nothing. */
  onWrite(isRefused: boolean): void;
}

export interface ChangeWriter {
  change(edit: Edit): void;
  /** Returns all that may not be stored yet, as one change; null if everything is stored. */
  unstored(): CaptureChange | null;
  /** Resolves once no write is under way, whether the writes succeeded or not. */
  written(): Promise<void>;
}

/**
 * Stores what a person types and draws in one screen, so that no end of a screen or of the worker loses it. A popup or
 * tab that closes takes its open transaction with it, and a worker that stops takes its messages with it. So each
 * change by the person is written here and told to the background, in the same task. Three rules make this safe in any
 * order:
 *
 * - A change has the screen's name and a step number, and the row keeps both: a change that comes late or twice changes
 *   nothing.
 * - A change contains whatever of the earlier changes is not known to be stored, and nothing else: none depends on its
 *   predecessor, and none undoes what another screen has changed since.
 * - A change that was refused, because the store is full or the capture is in the outbox, stays in the next change.
 *
 * Changes made while a write is under way are written together: with a long selection each write takes a while, and
 * typing is faster. The background joins what it is told by `changeInBurst`.
 */
export function createChangeWriter(id: CaptureId, { store, tell, onWrite }: ChangePorts): ChangeWriter {
  const screen = crypto.randomUUID();
  let step = 0;
  /** What is being written, or was refused. */
  let first: Edit | null = null;
  /** What was changed since. */
  let then: Edit | null = null;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const unstored = (): CaptureChange | null => {
    const { form = {}, drawings = {}, byPerson } = joined(first, then) ?? {};
    return byPerson === undefined ? null : { id, screen, step, form, drawings, byPerson };
  };

  const run = async () => {
    while (then !== null) {
      const change = unstored();
      first = joined(first, then);
      then = null;
      if (change === null) break;
      try {
        if (await store(change)) first = null;
        onWrite(false);
      } catch {
        onWrite(true);
      }
    }
    isRunning = false;
  };

  return {
    change(edit) {
      step += 1;
      then = joined(then, edit);
      const change = unstored();
      if (edit.byPerson && change !== null) tell(change);
      if (isRunning) return;
      isRunning = true;
      running = run();
    },
    unstored,
    written: () => running,
  };
}

function joined(before: Edit | null, after: Edit | null): Edit | null {
  if (before === null || after === null) return before ?? after;
  return {
    byPerson: before.byPerson || after.byPerson,
    form: { ...before.form, ...after.form },
    drawings: { ...before.drawings, ...after.drawings },
  };
}
