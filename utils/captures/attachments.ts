import type { Attachment, AttachmentId, Capture, CaptureId } from './capture.ts';
import { own } from './stages.ts';
import { getCapture, getImage, updateCapture } from './store.ts';

/** An attachment with the bytes that belong to it. */
export interface NewAttachment {
  attachment: Attachment;
  blob: Blob;
}

/** Changes a capture's attachments if the person may change it. Else null. */
export function changeAttachments(
  id: CaptureId,
  change: (attachments: Attachment[]) => Attachment[],
  added?: ReadonlyMap<AttachmentId, Blob>,
  byPerson = true,
): Promise<Capture | null> {
  return updateCapture(
    id,
    (row) => own(row) && { ...row, touched: row.touched || byPerson, attachments: change(row.attachments) },
    added,
  );
}

/** What is needed to undo a removal: all attachments from before it, and the bytes of the removed attachments. */
export interface RemovedAttachments {
  before: Attachment[];
  blobs: ReadonlyMap<AttachmentId, Blob>;
}

/** Removes the attachments that `isGone` selects. Null if there was nothing to remove. */
export async function removeAttachments(
  id: CaptureId,
  isGone: (attachment: Attachment) => boolean,
): Promise<RemovedAttachments | null> {
  const before = (await getCapture(id))?.attachments ?? [];
  const blobs = new Map<AttachmentId, Blob>();
  for (const one of before.filter(isGone)) {
    const blob = await getImage(one);
    if (blob !== null) blobs.set(one.id, blob);
  }
  await changeAttachments(id, (attachments) => attachments.filter((one) => !isGone(one)));
  return blobs.size === 0 ? null : { before, blobs };
}

/** Puts removed attachments back in their old places. */
export function restoreAttachments(
  id: CaptureId,
  { before, blobs }: RemovedAttachments,
): Promise<Capture | null> {
  return changeAttachments(
    id,
    (attachments) => {
      const all = [...attachments];
      for (const [place, one] of before.entries()) {
        if (blobs.has(one.id) && !all.some(({ id: there }) => there === one.id)) all.splice(place, 0, one);
      }
      return all;
    },
    blobs,
  );
}

/** Moves an attachment to `place`, an index in the list of the other attachments: 0 is the first place. */
export function moveAttachment(id: CaptureId, moved: AttachmentId, place: number): Promise<Capture | null> {
  return changeAttachments(id, (attachments) => {
    const one = attachments.find((attachment) => attachment.id === moved);
    const others = attachments.filter((attachment) => attachment.id !== moved);
    return one === undefined ? attachments : others.toSpliced(Math.max(0, place), 0, one);
  });
}
