import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createBurner } from '../../../utils/captures/burn-in.ts';
import { type CaptureId, newCaptureId, type Stage } from '../../../utils/captures/capture.ts';
import { changeCapture } from '../../../utils/captures/change-capture.ts';
import { justStored } from '../../../utils/captures/just-stored.ts';
import { addCapture, getCapture, updateRow } from '../../../utils/captures/store.ts';
import { getUpdate } from '../../../utils/captures/update-store.ts';
import { enqueue } from '../../../utils/outbox/enqueue.ts';
import { err, ok } from '../../../utils/result.ts';
import { makeAttachment, makeCapture, makeChange } from '../make-capture.ts';

const receipt = { ticketId: 1, ref: '', url: '', sentAt: 1 };

const desk = 'https://desk.example.com';

async function stored(more: Parameters<typeof makeCapture>[0] = {}) {
  const capture = makeCapture(more);
  await addCapture(capture, new Map());
  return capture;
}

const asTyped = (id: CaptureId) => ({ change: makeChange(id, { form: { message: 'typed' } }), fields: null });

test.each<Stage>([
  { name: 'draft' },
  { name: 'blocked', at: 1, error: { code: 'offline' } },
  { name: 'waiting', at: 1, error: { code: 'offline' }, retryAt: 2 },
])('a capture that is $name is in the outbox once the answer is there', async (stage) => {
  const { id } = await stored({ stage });
  const answer = await enqueue(id, desk);
  const row = await getCapture(id);
  expect(row).toMatchObject({ stage: { name: 'queued' }, delivery: { helpdesk: desk } });
  expect(answer).toEqual(ok(row));
});

test.each<Stage>([
  { name: 'queued', at: 1 },
  { name: 'uploading', at: 1 },
  { name: 'creating', at: 1 },
  { name: 'sent', receipt },
])('a capture that is $name stays as it is, whatever the screen says', async (stage) => {
  const capture = await stored({ stage });
  const change = makeChange(capture.id, { form: { message: 'too late' } });
  expect(await enqueue(capture.id, desk, { change, fields: [] })).toEqual(ok(capture));
  expect(await getCapture(capture.id)).toEqual(capture);
});

test.each([
  ['a picture', [makeAttachment()], 'uploading'],
  ['nothing to upload', [], 'queued'],
])(
  'a capture with %s that is delivered at once is written once before its first request',
  async (_what, attachments, stage) => {
    const { id } = await stored({ attachments });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    onTestFinished(() => put.mockRestore());
    expect(await enqueue(id, desk, asTyped(id), { isNext: true })).toMatchObject({
      ok: true,
      value: { stage: { name: stage }, form: { message: 'typed' } },
    });
    expect(put).toHaveBeenCalledTimes(1);
  },
);

test('the new values for an existing ticket are stored together with the queued capture, or not at all', async () => {
  const update = { was: { priority: 1 }, to: { priority: 9 } };
  const addTo = { helpdesk: desk, id: 7, ref: 'A-7', subject: 'Shop', isReply: false, update };
  const { id } = await stored({ form: { addTo } });
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  onTestFinished(() => put.mockRestore());
  put.mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(enqueue(id, desk)).rejects.toThrow('full');
  expect([(await getCapture(id))?.stage.name, await getUpdate(id)]).toEqual(['draft', null]);
  await enqueue(id, desk);
  expect(await getUpdate(id)).toMatchObject({ ticket: { id: 7 }, to: { priority: 9 } });
  await updateRow(id, (row) => ({ ...row, stage: { name: 'draft' }, form: { ...row.form, addTo: null } }));
  await enqueue(id, desk);
  expect(await getUpdate(id)).toBeNull();
});

test('a picture that is burnt in for a delivery at once is held in memory for it, once', async () => {
  const annotations = { shapes: [], crop: { x: 0, y: 0, width: 1, height: 1 } };
  const { id } = await stored({ attachments: [makeAttachment({ annotations })] });
  const flat = { blob: new Blob(['flat'], { type: 'image/png' }), width: 1, height: 1 };
  await enqueue(id, desk, undefined, { isNext: true, burnsWith: createBurner(async () => flat) });
  const [sent] = (await getCapture(id))?.attachments ?? [];
  expect(sent && (await justStored.take(sent.id)?.text())).toBe('flat');
  expect(sent && justStored.take(sent.id)).toBeUndefined();
});

test('queueing twice at once is queueing once', async () => {
  const { id } = await stored();
  const [one, other] = await Promise.all([enqueue(id, desk), enqueue(id, desk)]);
  expect(one).toEqual(other);
});

test('a capture that is gone cannot be queued', async () => {
  expect(await enqueue(newCaptureId(), desk)).toEqual(err({ code: 'capture-missing' }));
});

test('a capture with an unchecked picture is not queued, and keeps the last change', async () => {
  const { id } = await stored({ attachments: [makeAttachment({ unchecked: 'moved' })] });
  const change = makeChange(id, { form: { message: 'typed' } });
  expect(await enqueue(id, desk, { change, fields: null })).toEqual(err({ code: 'unchecked' }));
  expect(await getCapture(id)).toMatchObject({ stage: { name: 'draft' }, form: { message: 'typed' } });
});

test('the last change is in the ticket, and what another screen has stored since as well', async () => {
  const { id } = await stored();
  await changeCapture(makeChange(id, { screen: 'editor', form: { message: 'from the editor' } }));
  const change = makeChange(id, { form: { subject: 'from the popup' } });
  await enqueue(id, desk, { change, fields: null });
  expect((await getCapture(id))?.form).toMatchObject({
    subject: 'from the popup',
    message: 'from the editor',
  });
});

test('the ticket gets the further fields that the screen shows, and no others', async () => {
  const { id } = await stored({ form: { fields: { priority: 2, 'fields.12': 'of another department' } } });
  await enqueue(id, desk, { change: null, fields: ['priority'] });
  expect((await getCapture(id))?.form.fields).toEqual({ priority: 2 });
});

test('a queued screenshot is named for no site that the person has removed', async () => {
  const { id } = await stored({
    attachments: [makeAttachment({ filename: 'screenshot-shop.example-2026-11-23-120000.png' })],
  });
  const change = makeChange(id, { form: { withoutDetails: ['address'] } });
  await enqueue(id, desk, { change, fields: null });
  expect((await getCapture(id))?.attachments.map(({ filename }) => filename)).toEqual([
    'screenshot-2026-11-23-120000.png',
  ]);
});
