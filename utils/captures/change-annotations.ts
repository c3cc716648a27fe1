import type { Annotations } from '../annotate/annotations.ts';
import type { AttachmentId, Capture, CaptureId } from './capture.ts';
import { updateRow } from './store.ts';

/**
 * Writes down what is drawn on an image. Only a capture that is the person's own takes it. `step` counts the changes of
 * this image, from 1 on: a change that is no newer than what the row has is not written, since an editor tells each one
 * twice. Returns the row as it then stands, or null where there is none.
 */
export function changeAnnotations(
  id: CaptureId,
  attachmentId: AttachmentId,
  annotations: Annotations,
  step: number,
): Promise<Capture | null> {
  const isBlank = annotations.shapes.length === 0 && annotations.crop === null;
  return updateRow(id, (row) => {
    if (row.stage.name !== 'draft' && row.stage.name !== 'blocked') return null;
    const before = row.attachments.find((one) => one.id === attachmentId);
    if (before === undefined || step <= (before.annotationStep ?? 0)) return null;
    const { annotations: _replaced, ...rest } = before;
    const after = { ...rest, ...(!isBlank && { annotations }), annotationStep: step };
    return {
      ...row,
      touched: true,
      attachments: row.attachments.map((one) => (one === before ? after : one)),
    };
  });
}
