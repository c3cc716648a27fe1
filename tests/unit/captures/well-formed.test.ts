import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { addCapture, getCapture, updateCapture } from '../../../utils/captures/store.ts';
import { wellFormed } from '../../../utils/captures/well-formed.ts';
import { makeCapture } from '../make-capture.ts';

const half = 'Great news from the team \ud83d';
const whole = 'Great news from the team \ufffd';

test('a text without half a character is left as it is, the very same value', () => {
  const value = { a: ['😀', 1, null], b: { c: 'plain' }, blob: new Blob(['x']) };
  expect(wellFormed(value)).toBe(value);
});

test('half a character is replaced wherever it stands', () => {
  expect(wellFormed({ a: [half, { b: half }], c: 1 })).toEqual({ a: [whole, { b: whole }], c: 1 });
});

test('no row is stored with half a character in it, whatever brought it', async () => {
  const capture = makeCapture({
    page: { title: half },
    selection: [{ tag: 'p', children: [half] }],
    link: { url: 'https://a.example/', text: half },
    form: { subject: half, message: half, fields: { labels: half } },
  });
  await addCapture(capture, new Map());
  const row = await getCapture(capture.id);
  expect([row?.page.title, row?.form.subject, row?.form.fields['labels']]).toEqual([whole, whole, whole]);
  expect(wellFormed(row)).toBe(row);
  await updateCapture(capture.id, (row) => ({ ...row, form: { ...row.form, message: half } }));
  expect((await getCapture(capture.id))?.form.message).toBe(whole);
});
