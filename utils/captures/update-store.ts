import type { CaptureId } from './capture.ts';
import { announceChange } from './changes.ts';
import { connection } from './database.ts';
import { type TicketUpdate, updateOf } from './ticket-update.ts';

export async function getUpdate(id: CaptureId): Promise<TicketUpdate | null> {
  return updateOf(await (await connection()).get('updates', id));
}

/** Returns all updates, the oldest first. */
export async function listUpdates(): Promise<TicketUpdate[]> {
  const rows = await (await connection()).getAll('updates');
  return rows
    .map(updateOf)
    .filter((row) => row !== null)
    .sort((a, b) => a.createdAt - b.createdAt);
}

/** Returns the rows that cannot be read, such as those of a newer version. */
export async function listUnreadableUpdates(): Promise<unknown[]> {
  const rows = await (await connection()).getAll('updates');
  return rows.filter((row) => updateOf(row) === null);
}

/** Stores an update in the place of one with the same id. Resolves when the browser has stored it. */
export async function putUpdate(update: TicketUpdate): Promise<void> {
  await (await connection()).put('updates', update);
  announceChange(update.id);
}

/** Reads, changes and writes an update in one transaction. Returns the update after the call; null if there is none. */
export async function changeUpdate(
  id: CaptureId,
  change: (update: TicketUpdate) => TicketUpdate,
): Promise<TicketUpdate | null> {
  const transaction = (await connection()).transaction('updates', 'readwrite');
  const before = updateOf(await transaction.store.get(id));
  const after = before === null ? null : change(before);
  await Promise.all([after !== null && after !== before && transaction.store.put(after), transaction.done]);
  if (after !== before) announceChange(id);
  return after;
}

/** Deletes an update if there is one. */
export async function deleteUpdate(id: CaptureId): Promise<void> {
  await (await connection()).delete('updates', id);
}
