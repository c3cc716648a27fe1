import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Capture, Stage } from '../../../utils/captures/capture.ts';
import { connection } from '../../../utils/captures/database.ts';
import { addCapture, deleteCapture, getCapture, updateCapture } from '../../../utils/captures/store.ts';
import { rowOf } from '../../../utils/captures/stored-row.ts';
import { countWaiting, discard, pageSize, readList } from '../../../utils/captures/ticket-list.ts';
import { makeAttachment, makeCapture, noon } from '../make-capture.ts';
import { countRowsRead } from './count-reads.ts';

const at = 1;
const host = 'desk.example';
const offline = { code: 'offline' } as const;

function sent(number: number, more: Parameters<typeof makeCapture>[0] = {}): Capture {
  const receipt = {
    ticketId: number,
    ref: `REF-${number}`,
    url: `https://${host}/${number}`,
    sentAt: number,
  };
  return makeCapture({ ...more, stage: { name: 'sent', receipt } });
}

/** Stores all captures in one transaction, because thousands of transactions would take long. */
async function fill(captures: Capture[]): Promise<void> {
  const { store, done } = (await connection()).transaction('captures', 'readwrite');
  await Promise.all([...captures.map((capture) => store.put(rowOf(capture))), done]);
}

async function empty(): Promise<void> {
  await (await connection()).clear('captures');
}

beforeEach(empty);

const subjects = (rows: Capture[]) => rows.map(({ form }) => form.subject);
const waiting = (subject: string, createdAt: number, stage: Stage) =>
  makeCapture({ createdAt, stage, form: { subject } });

describe('the waiting', () => {
  test('are all that somebody worked on and that is not sent: what needs the person first, then the newest, drafts last', async () => {
    await fill([
      makeCapture({ form: { subject: 'untouched draft' } }),
      { ...waiting('draft', 9000, { name: 'draft' }), touched: true },
      waiting('queued', 4000, { name: 'queued', at }),
      waiting('uploading', 1000, { name: 'uploading', at }),
      waiting('creating', 3000, { name: 'creating', at }),
      waiting('waiting', 5000, { name: 'waiting', at, error: offline, retryAt: 9 }),
      waiting('blocked', 2000, { name: 'blocked', at, error: { code: 'key-rejected', host } }),
      sent(7),
    ]);
    const { rows, total } = await readList('waiting', '', pageSize);
    expect(subjects(rows)).toEqual(['blocked', 'waiting', 'queued', 'creating', 'uploading', 'draft']);
    expect(total).toBe(6);
    expect(await countWaiting()).toEqual({ waiting: 6, blocked: 1 });
  });

  test('follow each change of stage', async () => {
    const capture = makeCapture();
    await addCapture(capture, new Map());
    expect((await readList('waiting', '', 9)).total).toBe(0);
    await updateCapture(capture.id, (row) => ({ ...row, stage: { name: 'queued', at } }));
    expect((await readList('waiting', 'total', 9)).rows.map(({ id }) => id)).toEqual([capture.id]);
    const receipt = { ticketId: 1, ref: 'A', url: 'https://a.example', sentAt: 1 };
    await updateCapture(capture.id, (row) => ({ ...row, stage: { name: 'sent', receipt } }));
    expect((await readList('waiting', '', 9)).total).toBe(0);
    expect((await readList('sent', 'total', 9)).rows).toEqual([await getCapture(capture.id)]);
    await deleteCapture(capture.id);
    expect((await readList('sent', '', 9)).total).toBe(0);
  });
});

describe('the search', () => {
  test.each([
    ['bask', ['Basket – the total', 'A basketball']],
    ['BÄSKÉT', ['Basket – the total', 'A basketball']],
    ['basket tot', ['Basket – the total']],
    ['ball', []],
    ['#12', ['A basketball']],
    ['ref-13', ['Voucher']],
    ['ana@north', ['Voucher']],
    ['help.shop', ['A basketball']],
    [' … ', ['Basket – the total', 'Voucher', 'A basketball']],
  ])('for “%s” finds %j, newest first', async (query, found) => {
    await fill([
      sent(12, { form: { subject: 'A basketball' }, page: { url: 'https://help.shop.example/x' } }),
      sent(13, { form: { subject: 'Voucher', requester: 'ana@northwind.example' } }),
      sent(14, { form: { subject: 'Basket – the total' } }),
      waiting('Basket', 1, { name: 'queued', at }),
    ]);
    const { rows, total } = await readList('sent', query, pageSize);
    expect(subjects(rows)).toEqual(found);
    expect(total).toBe(found.length);
  });
});

test.each([10, 300, 10_000])(
  'no more rows than a page are read of %i',
  { timeout: 120_000 },
  async (count) => {
    await fill(Array.from({ length: count }, (_, index) => sent(index + 1, { createdAt: noon + index })));
    const read = countRowsRead();
    for (const query of ['', 'total', 'the total is', 'joe', `#${count}`]) {
      read.rows = 0;
      const list = await readList('sent', query, pageSize);
      expect(list.rows.length).toBe(query === `#${count}` ? 1 : Math.min(count, pageSize));
      expect(list.rows[0]?.stage).toMatchObject({ receipt: { ticketId: count } });
      expect(read.rows).toBe(list.rows.length);
    }
    read.rows = 0;
    expect((await readList('sent', '', 2 * pageSize)).total).toBe(count);
    expect(read.rows).toBe(Math.min(count, 2 * pageSize));
  },
);

describe('discarding', () => {
  const doubt = { sentAt: 1 };
  test.each<[string, boolean, Partial<Capture>]>([
    ['queued', true, { stage: { name: 'queued', at } }],
    ['waiting', true, { stage: { name: 'waiting', at, error: offline, retryAt: 9 } }],
    ['blocked', true, { stage: { name: 'blocked', at, error: offline } }],
    ['uploading', false, { stage: { name: 'uploading', at } }],
    ['creating', false, { stage: { name: 'creating', at } }],
    ['sent', false, { stage: sent(1).stage }],
    [
      'waiting with an open outcome',
      false,
      {
        stage: { name: 'waiting', at, error: { code: 'outcome-unknown', host }, retryAt: 9 },
        delivery: { helpdesk: `https://${host}`, failures: 1, createInDoubt: doubt },
      },
    ],
  ])('what is %s: %s', async (_stage, gone, more) => {
    const capture = makeCapture(more);
    await addCapture(capture, new Map());
    expect(await discard(capture.id)).toBe(gone);
    expect(await getCapture(capture.id)).toEqual(gone ? null : capture);
  });
});

test('a store of the first version is brought along, indexes and new fields included', async () => {
  (await connection()).close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('ticket-capture').onsuccess = resolve;
  });
  const before = await openDB('ticket-capture', 1, {
    upgrade(database) {
      const captures = database.createObjectStore('captures', { keyPath: 'id' });
      captures.createIndex('byStage', ['stage.name', 'updatedAt']);
      database.createObjectStore('images');
    },
  });
  const capture = sent(5, { attachments: [makeAttachment()] });
  const { delivery: _delivery, ...old } = capture;
  const oldAttachments = old.attachments.map(({ blobAuthId: _id, ...one }) => one);
  await before.put('captures', { ...old, version: 1, attachments: oldAttachments });
  await before.put('captures', { id: 'strange' });
  before.close();
  // The old connection was closed, as when the browser clears data. A fresh connection finds the new version.
  const { readList: readAgain } = await freshModule();
  expect((await readAgain('sent', 'ref', 9)).rows).toEqual([capture]);
});

async function freshModule(): Promise<typeof import('../../../utils/captures/ticket-list.ts')> {
  vi.resetModules();
  return import('../../../utils/captures/ticket-list.ts');
}
