import type { Capture } from '../captures/capture.ts';
import { isUnchecked, uncheckedProblem } from '../captures/machine.ts';
import { stopReasonOf } from '../captures/stop-words.ts';
import type { AppError } from '../errors.ts';

/** Returns what the person should know about a draft before it is sent; null if there is nothing. */
export function draftProblem(capture: Capture | null, isEditor: boolean): AppError | null {
  if (capture === null) return null;
  const reason = stopReasonOf(capture);
  if (reason !== null) return { code: 'screenshot-stopped', reason, kept: true };
  // The editor says so at once: a right-click that did not send the ticket may have opened the editor only for this.
  return isEditor && isUnchecked(capture) ? uncheckedProblem(capture) : null;
}
