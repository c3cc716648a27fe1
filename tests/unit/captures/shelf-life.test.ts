import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Capture, newAttachmentId } from '../../../utils/captures/capture.ts';
import { connection } from '../../../utils/captures/database.ts';
import { expired, sentLimit } from '../../../utils/captures/shelf-life.ts';
import { addCapture, getCapture, getImage } from '../../../utils/captures/store.ts';
import { rowOf } from '../../../utils/captures/stored-row.ts';
import { pruneDrafts, pruneSent, readList } from '../../../utils/captures/ticket-list.ts';
import { makeAttachment, makeCapture, noon } from '../make-capture.ts';
import { countRowsRead } from './count-reads.ts';

const hour = 3_600_000;
const day = 24 * hour;
const picture = new Blob(['png!'], { type: 'image/png' });
const sentAt = (at: number, more: Partial<Capture> = {}) =>
  makeCapture({
    ...more,
    stage: { name: 'sent', receipt: { ticketId: 1, ref: 'A', url: 'https://a.example', sentAt: at } },
  });

beforeEach(async () => {
  await (await connection()).clear('captures');
});

describe('what has had its time', () => {
  const attachments = [makeAttachment({ id: newAttachmentId() })];
  test.each<[string, Capture, ReturnType<typeof expired>]>([
    ['pictures of a ticket sent a week ago', sentAt(noon - 7 * day - 1, { attachments }), 'images'],
    ['no pictures of one sent within the week', sentAt(noon - 7 * day, { attachments }), 'nothing'],
    ['nothing of one without pictures', sentAt(noon - 8 * day), 'nothing'],
    ['a ticket sent 400 days ago', sentAt(noon - 400 * day - 1, { attachments }), 'all'],
    ['a draft nobody touched for a day', makeCapture({ updatedAt: noon - day - 1 }), 'all'],
    ['no fresh draft', makeCapture({ updatedAt: noon - day }), 'nothing'],
    [
      'no draft somebody worked on this month',
      makeCapture({ updatedAt: noon - 30 * day, touched: true }),
      'nothing',
    ],
    [
      'a draft somebody worked on before that',
      makeCapture({ updatedAt: noon - 30 * day - 1, touched: true }),
      'all',
    ],
    ...(['queued', 'uploading', 'creating'] as const).map((name): [string, Capture, 'nothing'] => [
      `never what is ${name}`,
      makeCapture({ updatedAt: 0, stage: { name, at: 0 } }),
      'nothing',
    ]),
    [
      'never what needs the person',
      makeCapture({ updatedAt: 0, stage: { name: 'blocked', at: 0, error: { code: 'offline' } } }),
      'nothing',
    ],
  ])('is %s', (_what, capture, what) => {
    expect(expired(capture, noon)).toBe(what);
  });
});

test('pictures go first, then the oldest tickets, and what waits stays', async () => {
  const [old, fresh, pending] = [makeAttachment(), makeAttachment(), makeAttachment()];
  const kept = [
    sentAt(noon - 8 * day, { attachments: [old] }),
    sentAt(noon - day, { attachments: [fresh] }),
    makeCapture({ updatedAt: 0, createdAt: 0, stage: { name: 'queued', at: 0 }, attachments: [pending] }),
  ] as const;
  const ancient = sentAt(noon - 401 * day);
  for (const one of [...kept, ancient]) {
    await addCapture(one, new Map(one.attachments.map(({ id }) => [id, picture])));
  }
  await pruneSent(noon);
  expect(await getImage(old)).toBeNull();
  expect(await getImage(fresh)).not.toBeNull();
  expect(await getImage(pending)).not.toBeNull();
  expect((await getCapture(kept[0].id))?.stage).toEqual(kept[0].stage);
  expect(await getCapture(ancient.id)).toBeNull();
  expect((await readList('sent', '', 9)).total).toBe(2);
});

test('of more sent tickets than are kept the oldest go, and nothing is read where nothing has to go', async () => {
  const rows = Array.from({ length: sentLimit + 3 }, (_, index) => sentAt(noon - index));
  const { store, done } = (await connection()).transaction('captures', 'readwrite');
  await Promise.all([...rows.map((row) => store.put(rowOf(row))), done]);
  await pruneSent(noon);
  expect((await readList('sent', '', 1)).total).toBe(sentLimit);
  const oldest = rows.at(-1);
  expect(oldest && (await getCapture(oldest.id))).toBeNull();
  const read = countRowsRead();
  await pruneSent(noon);
  expect(read.rows).toBe(0);
}, 60_000);

test('drafts nobody came back to go, the others stay', async () => {
  const drafts = [
    makeCapture({ updatedAt: noon - 25 * hour }),
    makeCapture({ updatedAt: noon - 25 * hour, touched: true }),
    makeCapture({ updatedAt: noon - 23 * hour }),
    makeCapture({ updatedAt: noon - 31 * day, touched: true }),
  ];
  for (const draft of drafts) await addCapture(draft, new Map());
  await pruneDrafts(noon);
  const left = await Promise.all(drafts.map(({ id }) => getCapture(id)));
  expect(left.map((row) => row !== null)).toEqual([false, true, true, false]);
});
