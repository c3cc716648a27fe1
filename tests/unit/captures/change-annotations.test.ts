import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Annotations } from '../../../utils/annotate/annotations.ts';
import { changeAnnotations } from '../../../utils/captures/change-annotations.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

const redactionAt = (x: number): Annotations => ({
  shapes: [{ kind: 'redaction', id: 1, x, y: 0, width: 10, height: 10 }],
  crop: null,
});

async function storedCapture() {
  const attachment = makeAttachment({ width: 60, height: 40 });
  const capture = makeCapture({ attachments: [attachment] });
  await addCapture(capture, new Map());
  return { id: capture.id, attachmentId: attachment.id };
}

const drawnOn = async (id: Parameters<typeof getCapture>[0]) =>
  (await getCapture(id))?.attachments[0]?.annotations;

test('a step that is told again, or after a later one, changes nothing', async () => {
  const { id, attachmentId } = await storedCapture();
  await changeAnnotations({ id, attachmentId, annotations: redactionAt(1), step: 1 });
  await changeAnnotations({ id, attachmentId, annotations: redactionAt(2), step: 2 });
  await changeAnnotations({ id, attachmentId, annotations: redactionAt(1), step: 1 });
  expect(await drawnOn(id)).toEqual(redactionAt(2));
  await changeAnnotations({ id, attachmentId, annotations: redactionAt(9), step: 2 });
  expect(await drawnOn(id)).toEqual(redactionAt(2));
});

test('a step that was told late is written if it is the newest', async () => {
  const { id, attachmentId } = await storedCapture();
  await changeAnnotations({ id, attachmentId, annotations: redactionAt(5), step: 5 });
  expect(await drawnOn(id)).toEqual(redactionAt(5));
});

test('what was drawn on an image that is gone changes nothing', async () => {
  const { id } = await storedCapture();
  const before = await getCapture(id);
  await changeAnnotations({
    id,
    attachmentId: makeAttachment({ width: 1, height: 1 }).id,
    annotations: redactionAt(1),
    step: 1,
  });
  expect(await getCapture(id)).toEqual(before);
  expect(
    await changeAnnotations({
      id: makeCapture().id,
      attachmentId: makeAttachment({}).id,
      annotations: redactionAt(1),
      step: 1,
    }),
  ).toBeNull();
});
