import { openDB } from 'idb';
import type { AttachmentId } from './capture.ts';
import { databaseName } from './database-name.ts';
import type { ImageAnswer } from './image-worker-talk.ts';

/** Reads a stored image, in the worker. The answer's bytes may be given away. */
export async function readImageBytes(id: AttachmentId): Promise<ImageAnswer> {
  try {
    return { id, image: await read(id) };
  } catch {
    return { id, image: 'unreadable' };
  }
}

async function read(id: AttachmentId) {
  const database = await openDB(databaseName, undefined, {
    // A database that does not exist is not made here, because its tables would be missing.
    upgrade: (_database, _before, _after, transaction) => {
      transaction.done.catch(() => undefined);
      transaction.abort();
    },
    blocking: (_current, _blocked, event) => event.target instanceof IDBDatabase && event.target.close(),
  });
  try {
    const blob: unknown = await database.get('images', id);
    return blob instanceof Blob ? { bytes: await blob.arrayBuffer(), type: blob.type } : null;
  } finally {
    database.close();
  }
}
