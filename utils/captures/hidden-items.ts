import { type Annotations, isByItself, noAnnotations } from '../annotate/annotations.ts';
import { t } from '../i18n.ts';
import type { Attachment, Capture, CaptureId } from './capture.ts';
import { isEditable } from './stages.ts';
import { updateRow } from './store.ts';

/** Counts the things that a detector hid. A thing that runs over two lines counts once. */
export function countHidden({ shapes }: Pick<Annotations, 'shapes'>): number {
  return new Set(shapes.filter(isByItself).map(({ item, id }) => item ?? `shape ${id}`)).size;
}

/** Counts the things that a detector hid in several pictures. */
export function hiddenIn(attachments: readonly Pick<Attachment, 'annotations'>[]): number {
  return attachments.reduce((sum, { annotations }) => sum + countHidden(annotations ?? noAnnotations), 0);
}

/** Stores that the person wants the pictures sent as they are, so that they are not asked again. */
export function acceptUnchecked(id: CaptureId): Promise<Capture | null> {
  return updateRow(id, (row) => {
    if (!isEditable(row)) return null;
    const attachments = row.attachments.map(({ unchecked: _accepted, ...one }) => one);
    return { ...row, touched: true, attachments };
  });
}

/** Returns a phrase such as "4 items hidden". */
export function hiddenWords(count: number): string {
  return count === 1 ? t('itemHidden') : t('itemsHidden', count);
}
