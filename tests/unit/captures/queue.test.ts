import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newCaptureId, type Stage } from '../../../utils/captures/capture.ts';
import { queueCapture } from '../../../utils/captures/queue.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

const receipt = { ticketId: 1, ref: '', url: '', sentAt: 1 };

async function queued(stage: Stage) {
  const capture = makeCapture({ stage });
  await addCapture(capture, new Map());
  const answer = await queueCapture(capture.id, 'https://desk.example.com');
  return { answer, row: await getCapture(capture.id) };
}

test.each<Stage>([{ name: 'draft' }, { name: 'blocked', at: 1, error: { code: 'offline' } }])(
  'a capture that is $name is in the outbox once the answer is there',
  async (stage) => {
    const { answer, row } = await queued(stage);
    expect(answer?.stage.name).toBe('queued');
    expect(row).toEqual(answer);
  },
);

test('queueing twice is queueing once', async () => {
  const { answer, row } = await queued({ name: 'queued', at: 1 });
  expect(answer?.stage).toEqual({ name: 'queued', at: 1 });
  expect(row).toEqual(answer);
});

test.each<Stage>([
  { name: 'uploading', at: 1 },
  { name: 'creating', at: 1 },
  { name: 'sent', receipt },
])('a capture that is $name is not queued again', async (stage) => {
  const { answer, row } = await queued(stage);
  expect(answer).toBeNull();
  expect(row?.stage).toEqual(stage);
});

test('a capture that is gone cannot be queued', async () => {
  expect(await queueCapture(newCaptureId(), 'https://desk.example.com')).toBeNull();
});

test('a queued screenshot is named for no site that the person has removed', async () => {
  const capture = makeCapture({
    attachments: [makeAttachment({ filename: 'screenshot-shop.example-2026-11-23-120000.png' })],
  });
  await addCapture(capture, new Map());
  const form = { ...capture.form, withoutDetails: ['address' as const] };
  const after = await queueCapture(capture.id, 'https://desk.example.com', form);
  expect(after?.attachments.map(({ filename }) => filename)).toEqual(['screenshot-2026-11-23-120000.png']);
});
