import type { Phase } from '../../components/ticket/ticket-props.ts';
import type { Capture } from '../captures/capture.ts';
import { isUnchecked, uncheckedProblem } from '../captures/stages.ts';
import { stopReasonOf } from '../captures/stop-reason-of.ts';
import type { AppError } from '../errors.ts';

/** All that can be wrong with a ticket screen at one time. Null: nothing is. */
interface Troubles {
  phase: Phase;
  /** What the person asked for last failed. */
  asked: AppError | null;
  /** The last screenshot failed. */
  screenshot: AppError | null;
  /** No capture could be made or found. */
  opening: AppError | null;
  /** The row could not be read or written. */
  row: AppError | null;
  capture: Capture | null;
  isEditor: boolean;
}

/**
 * Returns the one problem that a ticket screen shows, the newest first; null if there is none, or if the form is not
 * shown.
 */
export function problemFor(troubles: Troubles): AppError | null {
  const { phase, asked, screenshot, opening, row, capture, isEditor } = troubles;
  if (phase.name !== 'editing') return null;
  const ofScreen = asked ?? screenshot ?? opening ?? row;
  if (ofScreen !== null || capture === null) return ofScreen;
  if (capture.stage.name === 'blocked') return capture.stage.error;
  const reason = stopReasonOf(capture);
  if (reason !== null) return { code: 'screenshot-stopped', reason, kept: true };
  // The editor says so at once: a right-click that did not send the ticket may have opened the editor only for this.
  return isEditor && isUnchecked(capture) ? uncheckedProblem(capture) : null;
}
