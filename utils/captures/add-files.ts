import type { AppResult, FileRefusal } from '../errors.ts';
import { err, ok, type Result } from '../result.ts';
import { attachmentLimit, fileLimitBytes, totalLimitBytes } from './attachment-limits.ts';
import { changeAttachments, type NewAttachment } from './attachments.ts';
import { type Attachment, type Capture, type CaptureId, newAttachmentId } from './capture.ts';
import type { Cleaned } from './cleaned.ts';
import { isFollowUp } from './follow-up.ts';
import { withoutMetadata } from './image-metadata/without-metadata.ts';
import { withPageOf } from './start-follow-up.ts';
import { deleteCapture, getCapture, getImage, updateRow } from './store.ts';
import { uniqueName } from './unique-name.ts';

/** Cleans a file that may only be stored clean. Null: the file may be stored as it is. */
export type CleanFile = (
  file: File,
) => Promise<Result<{ blob: Blob; cleaned: Cleaned }, FileRefusal['why']> | null>;

const cleanNothing: CleanFile = () => Promise.resolve(null);

/**
 * Adds files behind a capture's attachments, in their order. A file that is refused does not stop the other files.
 * With `byPerson` the draft counts as worked on. `nameOf` turns a file's name into the name to store, `clean` a
 * file into what may be stored of it. Errors: `files-refused` with the refused files, `capture-missing` if the person can no longer change the capture.
 */
export async function addFiles(
  id: CaptureId,
  files: readonly File[],
  { byPerson = true, nameOf = (name: string) => name, clean = cleanNothing } = {},
): Promise<AppResult<null>> {
  const refused: FileRefusal[] = [];
  const taken: NewAttachment[] = [];
  for (const file of files) {
    const read = await readFile(file, clean);
    if (read.ok) {
      const { attachment, blob } = read.value;
      taken.push({ attachment: { ...attachment, filename: nameOf(attachment.filename) }, blob });
    } else refused.push(read.error);
  }
  const after = await append(id, taken, byPerson);
  if (after === null) return err({ code: 'capture-missing' });
  for (const { attachment } of taken) {
    if (!after.attachments.some((one) => one.id === attachment.id))
      refused.push({ name: attachment.filename, size: attachment.size, why: 'too-many' });
  }
  return refused.length === 0 ? ok(null) : err({ code: 'files-refused', files: refused });
}

/**
 * Adds attachments up to the limits and leaves out the rest. Null if the capture is gone or the person can no longer
 * change it.
 */
async function append(
  id: CaptureId,
  taken: readonly NewAttachment[],
  byPerson = true,
): Promise<Capture | null> {
  let isOwn = false;
  const after = await changeAttachments(
    id,
    (attachments) => {
      isOwn = true;
      const all = [...attachments];
      let left = totalLimitBytes - all.reduce((sum, { size }) => sum + size, 0);
      for (const { attachment } of taken) {
        if (all.length >= attachmentLimit || attachment.size > left) continue;
        left -= attachment.size;
        const names = all.map(({ filename }) => filename);
        all.push({ ...attachment, filename: uniqueName(attachment.filename, names) });
      }
      return all;
    },
    new Map(taken.map(({ attachment, blob }) => [attachment.id, blob])),
    byPerson,
  );
  return isOwn ? after : null;
}

async function readFile(
  file: File,
  clean: CleanFile,
): Promise<{ ok: true; value: NewAttachment } | { ok: false; error: FileRefusal }> {
  const refuse = (why: FileRefusal['why']) => err({ name: file.name, size: file.size, why });
  if (file.size > fileLimitBytes) return refuse('too-large');
  try {
    const har = await clean(file);
    if (har?.ok === false) return refuse(har.error);
    if (har !== null) {
      const { blob, cleaned } = har.value;
      return ok({ attachment: { ...(await attachmentOf(file, blob)), cleaned }, blob });
    }
    // Read the file now: it may change or go away before it is stored. A dropped folder cannot be read.
    const bytes = withoutMetadata(new Uint8Array(await file.arrayBuffer()));
    const blob = new Blob([bytes], { type: file.type });
    if (blob.size === 0) return refuse('empty');
    return ok({ attachment: await attachmentOf(file, blob), blob });
  } catch {
    return refuse('unreadable');
  }
}

async function attachmentOf(file: File, blob: Blob): Promise<Attachment> {
  const sides = await sidesOf(blob);
  return {
    id: newAttachmentId(),
    kind: sides === null ? 'file' : 'image',
    mode: null,
    part: null,
    page: null,
    filename: file.name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, '-').slice(-120) || 'file',
    contentType: blob.type || 'application/octet-stream',
    size: blob.size,
    width: sides?.width ?? null,
    height: sides?.height ?? null,
    blobAuth: null,
    blobAuthId: null,
  };
}

/** Returns an image's width and height in pixels; null if the browser cannot decode it. */
async function sidesOf(blob: Blob): Promise<{ width: number; height: number } | null> {
  if (!blob.type.startsWith('image/')) return null;
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}

/**
 * Copies a fresh draft's screenshots and files to another capture, marked with the draft's page, and deletes the draft
 * unless the person has worked on it. A follow-up takes the draft's page as its own. Images of the draft's selection are
 * not copied. Errors: `capture-missing`, `storage-failed` if bytes are missing, and `files-refused` if the limits are
 * exceeded.
 */
export async function joinCapture(from: CaptureId, into: CaptureId): Promise<AppResult<null>> {
  const draft = await getCapture(from);
  if (draft === null) return err({ code: 'capture-missing' });
  const target = await getCapture(into);
  const takesPage = target !== null && isFollowUp(target);
  const { url, title } = draft.page;
  const page = takesPage ? null : { url, title };
  const taken: NewAttachment[] = [];
  for (const attachment of draft.attachments.filter(({ kind }) => kind !== 'image')) {
    const blob = await getImage(attachment);
    if (blob === null) return err({ code: 'storage-failed' });
    // A new id, because the bytes under the draft's id are deleted with the draft.
    taken.push({ attachment: { ...attachment, id: newAttachmentId(), page }, blob });
  }
  const after = await append(into, taken);
  if (after === null) return err({ code: 'capture-missing' });
  const left = taken.filter(({ attachment }) => !after.attachments.some(({ id }) => id === attachment.id));
  if (left.length > 0) {
    const files = left.map(({ attachment: { filename, size } }) => ({
      name: filename,
      size,
      why: 'too-many' as const,
    }));
    return err({ code: 'files-refused', files });
  }
  // Comes last: a follow-up with a page of its own is offered nowhere unless the person has worked on it.
  if (takesPage) await updateRow(into, (row) => (isFollowUp(row) ? withPageOf(row, draft) : row));
  await deleteCapture(from, ({ touched, stage }) => !touched && stage.name === 'draft');
  return ok(null);
}
