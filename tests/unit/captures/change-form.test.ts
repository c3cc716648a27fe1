import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Stage } from '../../../utils/captures/capture.ts';
import { changeForm, changeWholeForm } from '../../../utils/captures/change-form.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { makeCapture, noon } from '../make-capture.ts';
import { countRowsRead } from './count-reads.ts';

const error = { code: 'offline' } as const;
const own: Stage[] = [{ name: 'draft' }, { name: 'blocked', at: noon, error }];
const outbox: Stage[] = [
  { name: 'queued', at: noon },
  { name: 'uploading', at: noon },
  { name: 'creating', at: noon },
  { name: 'waiting', at: noon, error, retryAt: noon },
];

test.each(own)('a capture in stage $name takes what is typed, and knows it was worked on', async (stage) => {
  const capture = makeCapture({ stage });
  await addCapture(capture, new Map());
  await changeForm(capture.id, { message: 'typed' }, true);
  const after = await getCapture(capture.id);
  expect([after?.form.message, after?.form.subject, after?.touched]).toEqual([
    'typed',
    capture.form.subject,
    true,
  ]);
});

test.each(outbox)('a capture in stage $name goes out as it was queued', async (stage) => {
  const capture = makeCapture({ stage });
  await addCapture(capture, new Map());
  await changeForm(capture.id, { message: 'too late' }, true);
  expect((await getCapture(capture.id))?.form).toEqual(capture.form);
});

test('a capture that is gone stays gone', async () => {
  expect(await changeForm(makeCapture().id, { message: 'late' }, true)).toBeNull();
});

test('of whole forms that wait for one another the first and the last are written', async () => {
  const capture = makeCapture();
  await addCapture(capture, new Map());
  const read = countRowsRead();
  const typed = ['A', 'Al', 'All', 'All of', 'All of it'];
  const kept = await Promise.all(
    typed.map((message) => changeWholeForm(capture.id, { ...capture.form, message })),
  );
  expect(kept).toEqual(typed.map(() => true));
  expect(read.rows).toBeLessThanOrEqual(2);
  expect((await getCapture(capture.id))?.form.message).toBe('All of it');
  expect(await changeWholeForm(makeCapture().id, capture.form)).toBe(false);
});
