import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type Annotations, noAnnotations } from '../../../utils/annotate/annotations.ts';
import type { Stage } from '../../../utils/captures/capture.ts';
import { CaptureChange } from '../../../utils/captures/capture-change.ts';
import { changeCapture, changeInBurst } from '../../../utils/captures/change-capture.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { makeAttachment, makeCapture, makeChange, noon } from '../make-capture.ts';
import { countRowsRead } from './count-reads.ts';

const error = { code: 'offline' } as const;
const own: Stage[] = [{ name: 'draft' }, { name: 'blocked', at: noon, error }];
const outbox: Stage[] = [
  { name: 'queued', at: noon },
  { name: 'uploading', at: noon },
  { name: 'creating', at: noon },
  { name: 'waiting', at: noon, error, retryAt: noon },
];
const redactionAt = (x: number): Annotations => ({
  shapes: [{ kind: 'redaction', id: 1, x, y: 0, width: 10, height: 10 }],
  crop: null,
});

async function stored(more: Parameters<typeof makeCapture>[0] = {}) {
  const attachment = makeAttachment({ width: 60, height: 40 });
  const capture = makeCapture({ attachments: [attachment], ...more });
  await addCapture(capture, new Map());
  const { id } = capture;
  return {
    capture,
    form: async () => (await getCapture(id))?.form,
    drawn: async () => (await getCapture(id))?.attachments[0]?.annotations,
    type: (message: string, step: number, screen = 'popup') =>
      changeCapture(makeChange(id, { form: { message }, step, screen })),
    draw: (annotations: Annotations, step: number) =>
      changeCapture(makeChange(id, { drawings: { [attachment.id]: annotations }, step })),
  };
}

test.each(own)('a capture in stage $name takes what is typed and drawn, and is worked on', async (stage) => {
  const { capture, type, draw } = await stored({ stage });
  await type('typed', 1);
  await draw(redactionAt(1), 2);
  const after = await getCapture(capture.id);
  expect(after?.form).toEqual({ ...capture.form, message: 'typed' });
  expect([after?.attachments[0]?.annotations, after?.touched]).toEqual([redactionAt(1), true]);
});

test.each(outbox)('a capture in stage $name goes out as it was queued', async (stage) => {
  const { capture, type, draw } = await stored({ stage });
  await type('too late', 1);
  await draw(redactionAt(1), 2);
  expect(await getCapture(capture.id)).toEqual(capture);
});

test('a change that is not by the person does not mark the draft as worked on', async () => {
  const { capture } = await stored();
  await changeCapture(makeChange(capture.id, { form: { requester: 'a@b.example' }, byPerson: false }));
  expect((await getCapture(capture.id))?.touched).toBe(false);
});

test('a capture that is gone stays gone', async () => {
  expect(await changeCapture(makeChange(makeCapture().id, { form: { message: 'late' } }))).toBeNull();
});

test('a change that comes twice, or after a later one of the same screen, changes nothing', async () => {
  const { form, drawn, type, draw } = await stored();
  await type('A', 1);
  await type('Al', 2);
  await type('A', 1);
  await type('again', 2);
  expect(await form()).toMatchObject({ message: 'Al' });
  await draw(redactionAt(4), 4);
  await draw(redactionAt(3), 3);
  expect(await drawn()).toEqual(redactionAt(4));
});

test('each screen counts its own changes', async () => {
  const { form, type } = await stored();
  await type('from the popup', 7, 'popup');
  await type('from the editor', 1, 'editor');
  expect(await form()).toMatchObject({ message: 'from the editor' });
  await type('from the popup', 7, 'popup');
  expect(await form()).toMatchObject({ message: 'from the editor' });
});

test('a row remembers the eight screens that changed it last', async () => {
  const { capture, type } = await stored();
  for (let screen = 1; screen <= 9; screen += 1) await type('typed', 1, `screen ${screen}`);
  await type('typed', 2, 'screen 3');
  const screens = (await getCapture(capture.id))?.changedBy?.map(({ screen }) => screen);
  expect(screens).toEqual([2, 4, 5, 6, 7, 8, 9, 3].map((number) => `screen ${number}`));
});

test('a change of one value says nothing of the others, not even what they are by default', () => {
  const change = makeChange(makeCapture().id, { form: { subject: 'Lamp' } });
  expect(CaptureChange.parse(change)).toEqual(change);
});

test('a drawing of which all is removed leaves no annotations', async () => {
  const { capture, draw } = await stored();
  await draw(redactionAt(1), 1);
  await draw(noAnnotations, 2);
  expect((await getCapture(capture.id))?.attachments).toEqual(capture.attachments);
});

test('a drawing on an image that is gone leaves the other images as they are', async () => {
  const { capture } = await stored();
  await changeCapture(makeChange(capture.id, { drawings: { [makeAttachment().id]: redactionAt(1) } }));
  expect((await getCapture(capture.id))?.attachments).toEqual(capture.attachments);
});

test('of changes in a burst the first and the last are written', async () => {
  const { capture, form } = await stored();
  const read = countRowsRead();
  const typed = ['A', 'Al', 'All', 'All of', 'All of it'];
  await Promise.all(
    typed.map((message, at) => changeInBurst(makeChange(capture.id, { form: { message }, step: at + 1 }))),
  );
  expect(read.rows).toBeLessThanOrEqual(2);
  expect(await form()).toMatchObject({ message: 'All of it' });
});

test('a burst of one screen holds back no change of another', async () => {
  const { capture, form } = await stored();
  await Promise.all([
    changeInBurst(makeChange(capture.id, { form: { subject: 'Lamp' }, screen: 'popup' })),
    changeInBurst(makeChange(capture.id, { form: { message: 'typed' }, screen: 'editor' })),
  ]);
  expect(await form()).toMatchObject({ subject: 'Lamp', message: 'typed' });
});
