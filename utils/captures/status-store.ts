import { announceStatuses } from './changes.ts';
import { connection } from './database.ts';
import { statusOf, type TicketStatus } from './ticket-status.ts';

/** Returns all known statuses. A row that cannot be read is left out: the helpdesk is asked again. */
export async function listStatuses(): Promise<TicketStatus[]> {
  const rows = await (await connection()).getAll('statuses');
  return rows.map(statusOf).filter((row) => row !== null);
}

/** Stores statuses in the place of those with the same keys, and deletes others, in one transaction. */
export async function putStatuses(rows: readonly TicketStatus[], gone: readonly string[]): Promise<void> {
  if (rows.length === 0 && gone.length === 0) return;
  const transaction = (await connection()).transaction('statuses', 'readwrite');
  await Promise.all([
    ...rows.map((row) => transaction.store.put(row)),
    ...gone.map((key) => transaction.store.delete(key)),
    transaction.done,
  ]);
  announceStatuses();
}

/** Removes the news of these tickets, because the person has been told. */
export async function tellNews(keys: readonly string[]): Promise<void> {
  const transaction = (await connection()).transaction('statuses', 'readwrite');
  for (const key of keys) {
    const row = statusOf(await transaction.store.get(key));
    if (row !== null && row.news !== null) await transaction.store.put({ ...row, news: null });
  }
  await transaction.done;
  announceStatuses();
}
