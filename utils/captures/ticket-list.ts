import type { IDBPIndex } from 'idb';
import { canDiscard } from './can-discard.ts';
import type { Capture, CaptureId } from './capture.ts';
import { connection, type Tables } from './database.ts';
import { expired, imagesOfSentMs, sentLimit, sentMs, untouchedDraftMs } from './shelf-life.ts';
import { deleteCapture, updateCapture } from './store.ts';
import { captureOf, type ListName, listedWord } from './stored-row.ts';
import { deleteUpdate } from './update-store.ts';
import { wordsIn } from './words.ts';

export const pageSize = 50;

/** The first rows of a list, and how many there are in all. */
export interface TicketList {
  rows: Capture[];
  total: number;
}

/**
 * Returns the first `limit` captures of a list that match the query: for each word of it, they have a word that begins
 * with it. Only these captures are read: counting, searching and sorting use the keys.
 */
export async function readList(name: ListName, query: string, limit: number): Promise<TicketList> {
  const store = (await connection()).transaction('captures').store;
  const byList = store.index('byList');
  const words = wordsIn(query);
  if (words.length === 0) {
    const [rows, total] = await Promise.all([
      byList.getAll(wholeList(name), limit),
      byList.count(wholeList(name)),
    ]);
    return { rows: understood(rows), total };
  }
  const byWord = store.index('byWord');
  const [inOrder, ...found] = await Promise.all([
    byList.getAllKeys(wholeList(name)),
    ...words.map((word) => keysBeginning(byWord, listedWord(name, word))),
  ]);
  const ids = inOrder.filter((id) => found.every((some) => some.has(id)));
  const rows = await Promise.all(ids.slice(0, limit).map((id) => store.get(id)));
  return { rows: understood(rows), total: ids.length };
}

/** Counts the captures in the `waiting` list, and the blocked captures among them. Reads no rows. */
export async function countWaiting(): Promise<{ waiting: number; blocked: number }> {
  const store = (await connection()).transaction('captures').store;
  const [waiting, blocked] = await Promise.all([
    store.index('byList').count(wholeList('waiting')),
    store.index('byStage').count(IDBKeyRange.bound(['blocked', 0], ['blocked', Number.MAX_SAFE_INTEGER])),
  ]);
  return { waiting, blocked };
}

/**
 * Returns the rows that cannot be read: of all that are not sent, and of the newest sent. Older sent rows are not read;
 * a newer version's would be the newest.
 */
export async function readUnreadableRows(): Promise<unknown[]> {
  const store = (await connection()).transaction('captures').store;
  const [all, sent, newest] = await Promise.all([
    store.getAllKeys(),
    store.index('byStage').getAllKeys(IDBKeyRange.bound(['sent', 0], ['sent', Number.MAX_SAFE_INTEGER])),
    store.index('byList').getAllKeys(wholeList('sent'), pageSize),
  ]);
  const old = new Set(sent.filter((id) => !newest.includes(id)));
  const rows = await Promise.all(all.filter((id) => !old.has(id)).map((id) => store.get(id)));
  return rows.filter((row) => captureOf(row) === null);
}

/**
 * Deletes a capture, and the change of a ticket that was to follow it, unless its delivery has begun in the meantime.
 * Returns whether the capture is gone.
 */
export async function discard(id: CaptureId): Promise<boolean> {
  const isGone = await deleteCapture(id, canDiscard);
  if (isGone) await deleteUpdate(id);
  return isGone;
}

/**
 * Deletes the images of sent captures after their shelf life, then the sent captures that are too old or too many.
 * `now` is in epoch milliseconds.
 */
export async function pruneSent(now: number): Promise<void> {
  const captures = (await connection()).transaction('captures').store;
  const [withImages, old, all] = await Promise.all([
    captures.index('bySentWithImages').getAllKeys(IDBKeyRange.upperBound(now - imagesOfSentMs, true)),
    captures.index('byList').getAllKeys(sentBefore(now - sentMs)),
    captures.index('byList').getAllKeys(wholeList('sent')),
  ]);
  for (const id of withImages as CaptureId[]) {
    await updateCapture(id, (row) => (expired(row, now) === 'images' ? { ...row, attachments: [] } : null));
  }
  const isSent = ({ stage }: Capture) => stage.name === 'sent';
  for (const id of new Set([...old, ...all.slice(sentLimit)]) as Set<CaptureId>)
    await deleteCapture(id, isSent);
}

/** Deletes drafts after their shelf life. `now` is in epoch milliseconds. */
export async function pruneDrafts(now: number): Promise<void> {
  const stale = IDBKeyRange.bound(['draft', 0], ['draft', now - untouchedDraftMs], false, true);
  const rows = await (await connection()).getAllFromIndex('captures', 'byStage', stale);
  const isOver = (row: Capture) => row.stage.name === 'draft' && expired(row, now) === 'all';
  for (const row of understood(rows).filter(isOver)) await deleteCapture(row.id, isOver);
}

async function keysBeginning(
  byWord: IDBPIndex<Tables, ['captures'], 'captures', 'byWord'>,
  beginning: string,
): Promise<ReadonlySet<string>> {
  return new Set(await byWord.getAllKeys(IDBKeyRange.bound(beginning, `${beginning}\uffff`)));
}

function wholeList(name: ListName): IDBKeyRange {
  return IDBKeyRange.bound([name, [Number.NEGATIVE_INFINITY]], [name, [Number.POSITIVE_INFINITY]]);
}

function sentBefore(time: number): IDBKeyRange {
  return IDBKeyRange.bound(['sent', [0, -time]], ['sent', [Number.POSITIVE_INFINITY]], true);
}

function understood(rows: unknown[]): Capture[] {
  return rows.map(captureOf).filter((row) => row !== null);
}
