import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { databaseName } from './database-name.ts';
import { renewRow } from './stored-row.ts';
import type { StoredTile } from './tiles.ts';

/**
 * `captures` has captures with the fields for the indexes (stored-row.ts), `images` has blobs under their attachment's
 * id, `tiles` has pictures for screenshots under way, `updates` has new values for existing tickets, and `statuses` has
 * what is known of sent tickets.
 */
export interface Tables extends DBSchema {
  captures: {
    key: string;
    value: unknown;
    indexes: {
      byStage: [string, number];
      byList: [string, number[]];
      byWord: string;
      bySentWithImages: number;
    };
  };
  images: { key: string; value: Blob };
  tiles: { key: [string, number]; value: StoredTile };
  updates: { key: string; value: unknown };
  statuses: { key: string; value: unknown };
}

const databaseVersion = 5;

/** One connection per context, reopened when the browser closes it. */
function createConnection(): () => Promise<IDBPDatabase<Tables>> {
  const current: { opening: Promise<IDBPDatabase<Tables>> | null } = { opening: null };
  const forget = () => {
    current.opening = null;
  };
  return () => {
    current.opening ??= openDB<Tables>(databaseName, databaseVersion, {
      async upgrade(database, oldVersion, _newVersion, transaction) {
        if (oldVersion < 1) {
          database
            .createObjectStore('captures', { keyPath: 'id' })
            .createIndex('byStage', ['stage.name', 'updatedAt']);
          database.createObjectStore('images');
        }
        if (oldVersion < 3) database.createObjectStore('tiles', { keyPath: ['job', 'number'] });
        if (oldVersion < 4) database.createObjectStore('updates', { keyPath: 'id' });
        if (oldVersion < 5) database.createObjectStore('statuses', { keyPath: 'key' });
        if (oldVersion < 2) {
          const captures = transaction.objectStore('captures');
          captures.createIndex('byList', ['list.name', 'list.place']);
          captures.createIndex('byWord', 'list.words', { multiEntry: true });
          captures.createIndex('bySentWithImages', 'list.sentWithImages');
          if (oldVersion === 0) return;
          for await (const cursor of captures) await cursor.update(renewRow(cursor.value));
        }
      },
      blocking(_current, _blocked, event) {
        forget();
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: forget,
    }).catch((thrown: unknown) => {
      forget();
      throw thrown;
    });
    return current.opening;
  };
}

export const connection = createConnection();
