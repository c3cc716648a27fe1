import type { CaptureId } from './capture.ts';
import { connection } from './database.ts';

/**
 * One picture of the window, for a screenshot that is being put together. It is stored so that a stopped worker loses
 * nothing.
 */
export interface StoredTile {
  job: CaptureId;
  number: number;
  blob: Blob;
  /** The tile's position, as the screenshot code stores it. Only that code checks it. */
  place: unknown;
}

export async function addTile(tile: StoredTile): Promise<void> {
  await (await connection()).put('tiles', tile);
}

/** The tiles of a screenshot, in the order they were taken. */
export async function listTiles(job: CaptureId): Promise<StoredTile[]> {
  return (await connection()).getAll('tiles', tilesOf(job));
}

export async function dropTiles(job: CaptureId): Promise<void> {
  await (await connection()).delete('tiles', tilesOf(job));
}

function tilesOf(job: CaptureId): IDBKeyRange {
  return IDBKeyRange.bound([job, 0], [job, Number.MAX_SAFE_INTEGER]);
}
