import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { addTile, dropTiles, listTiles } from '../../../utils/captures/tiles.ts';

const job = newCaptureId();
const tile = (number: number, of = job) => ({
  job: of,
  number,
  blob: new Blob([String(number)]),
  place: number,
});

/** Creates the store as the previous version left it. */
beforeAll(async () => {
  const before = await openDB('ticket-capture', 2, {
    upgrade(database) {
      const captures = database.createObjectStore('captures', { keyPath: 'id' });
      captures.createIndex('byStage', ['stage.name', 'updatedAt']);
      captures.createIndex('byList', ['list.name', 'list.place']);
      captures.createIndex('byWord', 'list.words', { multiEntry: true });
      captures.createIndex('bySentWithImages', 'list.sentWithImages');
      database.createObjectStore('images');
    },
  });
  await before.put('images', new Blob(['kept']), 'picture');
  before.close();
});

test('a database from before there were tiles, updates and statuses gets their stores and keeps what it has', async () => {
  expect(await listTiles(job)).toEqual([]);
  const database = await openDB('ticket-capture');
  expect([...database.objectStoreNames]).toEqual(['captures', 'images', 'statuses', 'tiles', 'updates']);
  expect(await database.count('images')).toBe(1);
  database.close();
});

describe('the tiles of a screenshot', () => {
  beforeEach(() => dropTiles(job));

  test('are listed in the order they were taken, without those of another', async () => {
    const other = newCaptureId();
    await Promise.all([tile(10), tile(2), tile(0), tile(1, other)].map(addTile));
    expect((await listTiles(job)).map(({ number, place }) => [number, place])).toEqual([
      [0, 0],
      [2, 2],
      [10, 10],
    ]);
  });

  test('are dropped together, and those of another stay', async () => {
    const other = newCaptureId();
    await Promise.all([tile(0), tile(1), tile(5, other)].map(addTile));
    await dropTiles(job);
    expect(await listTiles(job)).toEqual([]);
    expect(await listTiles(other)).toHaveLength(1);
  });
});
