import type { Capture, CaptureId } from '../captures/capture.ts';
import { advance, type CaptureEvent } from '../captures/machine.ts';
import { updateRow } from '../captures/store.ts';

/** Applies an event to the stored capture. Returns the row after the call, or null if there is none. */
export function record(id: CaptureId, event: CaptureEvent): Promise<Capture | null> {
  return updateRow(id, (row) => advance(row, event));
}
