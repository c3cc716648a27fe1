import type { CaptureId } from '../captures/capture.ts';
import { own } from '../captures/stages.ts';
import { deleteCapture } from '../captures/store.ts';
import { type AppResult, unexpected } from '../errors.ts';
import { err } from '../result.ts';

/** Adds this page's draft to another page's draft. Few people do this, so the code is loaded only then. */
export async function joinDraft(from: CaptureId, into: CaptureId): Promise<AppResult<null>> {
  try {
    const { joinCapture } = await import('../captures/add-files.ts');
    return await joinCapture(from, into);
  } catch (thrown) {
    return err(unexpected(thrown));
  }
}

/** A capture in the outbox is still delivered, and a sent capture is the record of its ticket, so both stay. */
export async function discardDraft(id: CaptureId | null): Promise<void> {
  if (id !== null) await deleteCapture(id, (row) => own(row) !== null);
}
