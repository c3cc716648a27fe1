import type { Capture } from '../captures/capture.ts';
import { isUnchecked, uncheckedProblem } from '../captures/machine.ts';
import { stopReasonOf } from '../captures/stop-words.ts';
import type { AppError } from '../errors.ts';

/** What is to be known of a draft before it is sent. */
export function draftProblem(capture: Capture | null, isEditor: boolean): AppError | null {
  if (capture === null) return null;
  const reason = stopReasonOf(capture);
  if (reason !== null) return { code: 'screenshot-stopped', reason, kept: true };
  // In a tab of its own the person may have come for this alone, from a right-click that did not send it.
  return isEditor && isUnchecked(capture) ? uncheckedProblem(capture) : null;
}
