import { type Annotations, isByItself, type Redaction, type Shape } from '../annotate/annotations.ts';
import { t } from '../i18n.ts';
import type { Attachment, Capture, CaptureId } from './capture.ts';
import { isEditable } from './machine.ts';
import { updateRow } from './store.ts';

/** Counts the things that a detector hid. A thing that runs over two lines counts once. */
export function countHidden({ shapes }: Pick<Annotations, 'shapes'>): number {
  return new Set(shapes.filter(isByItself).map(({ item, id }) => item ?? `shape ${id}`)).size;
}

/** Returns the hosts of the frames that are hidden as a whole; an unknown one is empty. */
export function hiddenHosts(attachments: readonly Attachment[]): string[] {
  const hosts = attachments.flatMap(({ annotations }) =>
    (annotations?.shapes ?? []).flatMap((shape) => (isFrame(shape) ? [shape.host] : [])),
  );
  return [...new Set(hosts)];
}

function isFrame(shape: Shape): shape is Redaction & { host: string } {
  return shape.kind === 'redaction' && shape.host !== undefined;
}

/** Stores that the person wants the frames of other sites shown in all pictures. */
export function showFrames(id: CaptureId): Promise<Capture | null> {
  return updateRow(id, (row) => {
    if (!isEditable(row)) return null;
    const attachments = row.attachments.map(({ annotations, ...one }) => {
      const shapes = annotations?.shapes.filter((shape) => !isFrame(shape)) ?? [];
      const isEmpty = annotations === undefined || (shapes.length === 0 && annotations.crop === null);
      return isEmpty ? one : { ...one, annotations: { ...annotations, shapes } };
    });
    return { ...row, touched: true, attachments };
  });
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
