import type { AnnotationChange, Capture } from './capture.ts';
import { isEditable } from './machine.ts';
import { updateRow } from './store.ts';

/**
 * Stores a drawing. Only a draft or a blocked capture takes it. A step that is no newer than the stored one is ignored,
 * because an editor reports each step twice. Resolves to the row after the change, or to null if there is no row.
 */
export function changeAnnotations({
  id,
  attachmentId,
  annotations,
  step,
}: AnnotationChange): Promise<Capture | null> {
  const isBlank = annotations.shapes.length === 0 && annotations.crop === null;
  return updateRow(id, (row) => {
    if (!isEditable(row)) return null;
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
