import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Redaction, Shape } from '../../../utils/annotate/annotations.ts';
import type { Stage } from '../../../utils/captures/capture.ts';
import { hiddenHosts, showFrames } from '../../../utils/captures/hidden-items.ts';
import { redactionLabel } from '../../../utils/captures/redaction-label.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const redaction = (id: number, more: Partial<Redaction>): Redaction => ({
  kind: 'redaction',
  id,
  ...box,
  ...more,
});
const frame = redaction(1, { reason: 'frame', host: 'pay.example' });
const card = redaction(2, { reason: 'card', host: '' });
const email = redaction(3, { reason: 'email' });
const drawn = redaction(4, {});

async function stored(stage: Stage, ...pictures: Shape[][]) {
  const attachments = pictures.map((shapes) => makeAttachment({ annotations: { shapes, crop: null } }));
  const capture = makeCapture({ stage, attachments });
  await addCapture(capture, new Map());
  return capture;
}

test('a box says of which site it hides a part, if it hides a part of a site', () => {
  expect([frame, card, email, drawn].map(redactionLabel)).toEqual([
    'Hidden: part of pay.example',
    'Hidden: part of another site',
    null,
    null,
  ]);
});

test('frames are shown in all pictures, and everything else stays hidden', async () => {
  const { id, attachments } = await stored({ name: 'draft' }, [frame, email], [card], [drawn]);
  expect(hiddenHosts(attachments)).toEqual(['pay.example', '']);
  await showFrames(id);
  const row = await getCapture(id);
  expect(row?.attachments.map(({ annotations }) => annotations?.shapes)).toEqual([
    [email],
    undefined,
    [drawn],
  ]);
  expect([hiddenHosts(row?.attachments ?? []), row?.touched]).toEqual([[], true]);
});

test('a capture that is on its way stays as it is', async () => {
  const { id, attachments } = await stored({ name: 'uploading', at: 1 }, [frame]);
  await showFrames(id);
  expect((await getCapture(id))?.attachments).toEqual(attachments);
});
