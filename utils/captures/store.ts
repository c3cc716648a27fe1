import type { IDBPObjectStore } from 'idb';
import type { Attachment, AttachmentId, Capture, CaptureId, StageName } from './capture.ts';
import { announceChange } from './changes.ts';
import { connection, type Tables } from './database.ts';
import { readImage } from './image-reader.ts';
import { captureOf, rowOf } from './stored-row.ts';
import type { TicketUpdate } from './ticket-update.ts';

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
 * the row that it got, or null, to leave the row unchanged. Images of attachments that the change drops are deleted;
 * `added` holds the images of new attachments. Returns the row after the call, or null if there is none. `announce` tells
 * the other screens.
 */
export async function updateCapture(
  id: CaptureId,
  change: (capture: Capture) => Capture | null,
  added: ReadonlyMap<AttachmentId, Blob> = new Map(),
  announce: (id: CaptureId) => void = announceChange,
): Promise<Capture | null> {
  const transaction = (await connection()).transaction(['captures', 'images'], 'readwrite');
  const captures = transaction.objectStore('captures');
  const before = captureOf(await captures.get(id));
  const after = before === null ? null : renewed(before, change(before));
  if (before === null || after === null || after === before) {
    await transaction.done;
    return before;
  }
  const writes = imageWrites(transaction.objectStore('images'), { before, after, added });
  await Promise.all([captures.put(rowOf(after)), ...writes, transaction.done]);
  announce(id);
  return after;
}

/** What one transaction writes of a capture. */
export interface CaptureAndUpdate {
  row: Capture;
  /** The images of new attachments. */
  added?: ReadonlyMap<AttachmentId, Blob>;
  /** Null deletes the capture's update; if absent, the update stays. */
  update?: TicketUpdate | null;
}

/** Like `updateCapture`, with the capture's update in the same transaction. */
export async function updateCaptureAndUpdate(
  id: CaptureId,
  change: (capture: Capture) => CaptureAndUpdate,
): Promise<Capture | null> {
  const transaction = (await connection()).transaction(['captures', 'images', 'updates'], 'readwrite');
  const captures = transaction.objectStore('captures');
  const updates = transaction.objectStore('updates');
  const before = captureOf(await captures.get(id));
  if (before === null) {
    await transaction.done;
    return null;
  }
  const { row, added = new Map(), update } = change(before);
  const after = renewed(before, row);
  await Promise.all([
    update === null ? updates.delete(id) : update && updates.put(update),
    ...imageWrites(transaction.objectStore('images'), { before, after, added }),
    after !== before && captures.put(rowOf(after)),
    transaction.done,
  ]);
  if (after !== before || update) announceChange(id);
  return after;
}

/** Returns the row to write; `before` if there is nothing to write. */
function renewed(before: Capture, changed: Capture | null): Capture {
  return changed === null || changed === before ? before : { ...changed, updatedAt: Date.now() };
}

/** Deletes the images of dropped attachments and stores the images of new attachments. Returns a promise for each. */
function imageWrites(
  images: Pick<IDBPObjectStore<Tables, ('captures' | 'images')[], 'images', 'readwrite'>, 'put' | 'delete'>,
  { before, after, added }: { before: Capture; after: Capture; added: ReadonlyMap<AttachmentId, Blob> },
): Promise<unknown>[] {
  const kept = new Set(after.attachments.map((attachment) => attachment.id));
  const dropped = before.attachments.filter((old) => !kept.has(old.id));
  const stored = [...added].filter(([id]) => kept.has(id));
  return [
    ...dropped.map((old) => images.delete(old.id)),
    ...stored.map(([id, image]) => images.put(image, id)),
  ];
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
