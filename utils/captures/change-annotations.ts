import type { Annotations } from '../annotate/annotations.ts';
import type { AttachmentId, Capture, CaptureId } from './capture.ts';
import { updateRow } from './store.ts';

/** Writes down what is drawn on an image. Only a capture that is the person's own takes it. */
export function changeAnnotations(
  id: CaptureId,
  attachmentId: AttachmentId,
  annotations: Annotations,
): Promise<Capture | null> {
  const isBlank = annotations.shapes.length === 0 && annotations.crop === null;
  return updateRow(id, (row) => {
    if (row.stage.name !== 'draft' && row.stage.name !== 'blocked') return null;
    const attachments = row.attachments.map((one) => {
      if (one.id !== attachmentId) return one;
      const { annotations: _before, ...rest } = one;
      return isBlank ? rest : { ...rest, annotations };
    });
    return { ...row, touched: true, attachments };
  });
}
