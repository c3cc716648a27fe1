import type { Attachment, AttachmentId, Capture, CaptureId, StageName } from './capture.ts';
import { announceChange } from './changes.ts';
import { connection } from './database.ts';
import { readImage } from './image-reader.ts';
import { captureOf, rowOf } from './stored-row.ts';

export async function getCapture(id: CaptureId): Promise<Capture | null> {
  return captureOf(await (await connection()).get('captures', id));
}

/** The captures in one stage, last changed first. */
export async function listCaptures(stage: StageName): Promise<Capture[]> {
  const range = IDBKeyRange.bound([stage, 0], [stage, Number.MAX_SAFE_INTEGER]);
  const rows = await (await connection()).getAllFromIndex('captures', 'byStage', range);
  return rows
    .map(captureOf)
    .filter((row) => row !== null)
    .reverse();
}

/** Stores a new capture and its images in one transaction. Resolves when the browser has stored them. */
export async function addCapture(capture: Capture, images: ReadonlyMap<AttachmentId, Blob>): Promise<void> {
  const transaction = (await connection()).transaction(['captures', 'images'], 'readwrite');
  const writes: Promise<unknown>[] = [transaction.objectStore('captures').add(rowOf(capture))];
  for (const [id, image] of images) writes.push(transaction.objectStore('images').put(image, id));
  await Promise.all([...writes, transaction.done]);
  announceChange(capture.id);
}

/**
 * Like `updateCapture`, for a change that keeps the same attachments: the transaction does not include the images, so
 * it neither waits for them nor delays them.
 */
export async function updateRow(
  id: CaptureId,
  change: (capture: Capture) => Capture | null,
): Promise<Capture | null> {
  const transaction = (await connection()).transaction('captures', 'readwrite');
  const before = captureOf(await transaction.store.get(id));
  const changed = before === null ? null : change(before);
  const after = changed && changed !== before ? { ...changed, updatedAt: Date.now() } : null;
  await Promise.all([after && transaction.store.put(rowOf(after)), transaction.done]);
  if (after !== null) announceChange(id);
  return after ?? before;
}

/**
 * Reads, changes and writes a capture in one transaction. `change` is synchronous and returns the new row. It returns
 * the row that it got, or null, to leave the row unchanged. Images of attachments that the change drops are deleted; `added` holds the images of new
 * attachments. Returns the row after the call, or null if there is none. `announce` tells the other screens.
 */
export async function updateCapture(
  id: CaptureId,
  change: (capture: Capture) => Capture | null,
  added: ReadonlyMap<AttachmentId, Blob> = new Map(),
  announce: (id: CaptureId) => void = announceChange,
): Promise<Capture | null> {
  const transaction = (await connection()).transaction(['captures', 'images'], 'readwrite');
  const captures = transaction.objectStore('captures');
  const images = transaction.objectStore('images');
  const before = captureOf(await captures.get(id));
  const changed = before === null ? null : change(before);
  if (before === null || changed === null || changed === before) {
    await transaction.done;
    return before;
  }
  const after: Capture = { ...changed, updatedAt: Date.now() };
  const kept = new Set(after.attachments.map((attachment) => attachment.id));
  const writes: Promise<unknown>[] = [captures.put(rowOf(after))];
  for (const { id: old } of before.attachments) if (!kept.has(old)) writes.push(images.delete(old));
  for (const [imageId, image] of added) if (kept.has(imageId)) writes.push(images.put(image, imageId));
  await Promise.all([...writes, transaction.done]);
  announce(id);
  return after;
}

/**
 * Deletes a capture and its images if `only` returns true for the current row. A row that cannot be read stays. Returns
 * whether the capture is gone.
 */
export async function deleteCapture(
  id: CaptureId,
  only: (capture: Capture) => boolean = () => true,
): Promise<boolean> {
  const transaction = (await connection()).transaction(['captures', 'images'], 'readwrite');
  const row: unknown = await transaction.objectStore('captures').get(id);
  const before = captureOf(row);
  if (before === null || !only(before)) {
    await transaction.done;
    return row === undefined;
  }
  const deletions = before.attachments.map((one) => transaction.objectStore('images').delete(one.id));
  await Promise.all([...deletions, transaction.objectStore('captures').delete(id), transaction.done]);
  announceChange(id);
  return true;
}

/** Null if there is none. */
export function getImage({ id }: Pick<Attachment, 'id'>): Promise<Blob | null> {
  return readImage(id);
}
