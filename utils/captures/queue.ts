import type { Capture, CaptureId } from './capture.ts';
import { nextStage } from './stages.ts';
import { updateCapture } from './store.ts';

/** Puts a capture in the outbox. Resolves once that is on disk: only then may the person be told. Null where it cannot be sent (any more). */
export async function queueCapture(id: CaptureId): Promise<Capture | null> {
  const after = await updateCapture(id, (row) => {
    const stage = nextStage(row.stage, { type: 'queue', at: Date.now() });
    return stage === null ? null : { ...row, stage };
  });
  return after?.stage.name === 'queued' ? after : null;
}
