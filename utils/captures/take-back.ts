import type { Capture, CaptureId } from './capture.ts';
import { advance } from './machine.ts';
import { updateRow } from './store.ts';

/**
 * Makes a capture that is not being sent a draft again. A blocked capture stays blocked, so that the form shows its
 * reason.
 */
export function takeBack(id: CaptureId): Promise<Capture | null> {
  return updateRow(id, (row) => (row.stage.name === 'blocked' ? row : advance(row, { type: 'edit' })));
}
