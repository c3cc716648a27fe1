import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import { openDB } from 'idb';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Annotations, noAnnotations } from '../../utils/annotate/annotations.ts';
import { redactionFill } from '../../utils/annotate/redaction-fill.ts';
import type { Attachment, Capture } from '../../utils/captures/capture.ts';
import { changeCapture } from '../../utils/captures/change-capture.ts';
import { addCapture, getCapture, getImage } from '../../utils/captures/store.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { requeue } from '../../utils/outbox/pump.ts';
import { err } from '../../utils/result.ts';
import { makeAttachment, makeCapture, makeChange } from '../unit/make-capture.ts';
import { fakeCanvas, fileOf } from './fake-canvas.ts';
import { decoded, groundAt, groundCanvas, pixelOf } from './paint.ts';

const helpdesk = 'https://desk.example.com';
const size = { width: 60, height: 40 };
const black = pixelOf(redactionFill);
const hidden: Annotations = {
  shapes: [{ kind: 'redaction', id: 1, x: 10, y: 10, width: 20, height: 10 }],
  crop: null,
};

beforeAll(fakeCanvas);
beforeEach(() => void vi.restoreAllMocks());

async function stored(more: Partial<Capture> = {}, attachments = [makeAttachment(size)]): Promise<Capture> {
  const capture = makeCapture({ ...more, attachments });
  const picture = await fileOf(groundCanvas(size));
  await addCapture(capture, new Map(attachments.map(({ id }) => [id, picture])));
  return capture;
}

function first(capture: Capture | null): Attachment {
  const [attachment] = capture?.attachments ?? [];
  if (attachment === undefined) throw new Error('The capture has an attachment');
  return attachment;
}

/** Stores what a screen has drawn on a capture's first image. */
function draw(capture: Capture, annotations: Annotations, step: number) {
  return changeCapture(makeChange(capture.id, { drawings: { [first(capture).id]: annotations }, step }));
}

async function queue(capture: Capture): Promise<Capture> {
  const queued = await enqueue(capture.id, helpdesk);
  if (!queued.ok) throw new Error(queued.error.code);
  return queued.value;
}

async function pixelsOf(attachment: Attachment) {
  const image = await getImage(attachment);
  if (image === null) throw new Error('The image is in the store');
  return decoded(image);
}

describe('what is drawn on an image', () => {
  test('is in the row, and marks it as worked on', async () => {
    const capture = await stored();
    await draw(capture, hidden, 1);
    const row = await getCapture(capture.id);
    expect(first(row).annotations).toEqual(hidden);
    expect(row?.touched).toBe(true);
  });

  test('leaves no trace once all of it is removed', async () => {
    const capture = await stored();
    await draw(capture, hidden, 1);
    await draw(capture, noAnnotations, 2);
    expect(first(await getCapture(capture.id))).toEqual(first(capture));
  });

  test('stays as it is once the outbox has the capture', async () => {
    const capture = await stored({ stage: { name: 'queued', at: 1 } });
    await draw(capture, hidden, 1);
    expect(first(await getCapture(capture.id)).annotations).toBeUndefined();
  });
});

describe('an annotated capture that is queued', () => {
  test('has the image with its annotations in the place of the one without, which is gone', async () => {
    const capture = await stored({}, [
      makeAttachment(size),
      makeAttachment({ ...size, filename: 'second.png' }),
    ]);
    const [annotated, plain] = capture.attachments;
    await draw(capture, hidden, 1);
    const queued = await queue(capture);
    expect(queued.stage.name).toBe('queued');
    const made = first(queued);
    expect(made).toMatchObject({
      ...size,
      filename: annotated?.filename,
      kind: 'screenshot',
      mode: 'visible',
    });
    expect(made.annotations).toBeUndefined();
    expect(await getImage(first(capture))).toBeNull();
    const pixels = await pixelsOf(made);
    expect(pixels.at(15, 15)).toEqual(black);
    expect(pixels.at(5, 5)).toEqual(groundAt(5, 5));
    expect(made.size).toBe((await getImage(made))?.size);
    expect(queued.attachments[1]).toEqual(plain);
  });

  test('has never been both: there is no moment at which a queued row has annotations or the old image', async () => {
    const capture = await stored();
    await draw(capture, hidden, 1);
    const database = await openDB('ticket-capture');
    const seen: unknown[] = [];
    const queueing = queue(capture);
    do {
      const transaction = database.transaction(['captures', 'images']);
      const row: Capture = await transaction.objectStore('captures').get(capture.id);
      const isStored = async (key: string) => (await transaction.objectStore('images').count(key)) === 1;
      const [own, old] = [await isStored(first(row).id), await isStored(first(capture).id)];
      seen.push({ stage: row.stage.name, isAnnotated: 'annotations' in first(row), own, old });
    } while (!seen.some((one) => JSON.stringify(one).includes('queued')));
    await queueing;
    database.close();
    const before = { stage: 'draft', isAnnotated: true, own: true, old: true };
    const after = { stage: 'queued', isAnnotated: false, own: true, old: false };
    expect(seen.filter((one) => !isDeepStrictEqual(one, before) && !isDeepStrictEqual(one, after))).toEqual(
      [],
    );
    expect(seen.at(-1)).toEqual(after);
  });

  test('has what was drawn last, also while the rest was being burnt in', async () => {
    const capture = await stored();
    await draw(capture, hidden, 1);
    const decode = globalThis.createImageBitmap;
    const later: Annotations = { ...hidden, crop: { x: 0, y: 0, width: 30, height: 40 } };
    vi.stubGlobal('createImageBitmap', async (source: Blob) => {
      vi.stubGlobal('createImageBitmap', decode);
      await draw(capture, later, 2);
      return decode(source);
    });
    const queued = await queue(capture);
    expect(first(queued)).toMatchObject({ width: 30, height: 40 });
  });

  test('is a JPEG no more where it was none of the types that are kept, by name as well', async () => {
    const capture = await stored({}, [
      makeAttachment({ ...size, contentType: 'image/gif', filename: 'lamp.v2.gif' }),
    ]);
    await draw(capture, hidden, 1);
    const queued = await queue(capture);
    expect(first(queued)).toMatchObject({ contentType: 'image/png', filename: 'lamp.v2.png' });
  });

  test('loses the upload of the image as it was', async () => {
    const capture = await stored({}, [makeAttachment({ ...size, blobAuth: 'OLD', blobAuthId: '1' })]);
    await draw(capture, hidden, 1);
    expect(first(await queue(capture))).toMatchObject({
      blobAuth: null,
      blobAuthId: null,
    });
  });

  test('stays a draft with all that was drawn where an image cannot be painted', async () => {
    const capture = await stored();
    await draw(capture, hidden, 1);
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no image')));
    expect(await enqueue(capture.id, helpdesk)).toEqual(err({ code: 'not-burnt-in' }));
    fakeCanvas();
    const row = await getCapture(capture.id);
    expect(row?.stage.name).toBe('draft');
    expect(first(row).annotations).toEqual(hidden);
    expect(await getImage(first(capture))).not.toBeNull();
  });
});

test('a blocked capture that was annotated goes on burnt in when its helpdesk is back', async () => {
  const capture = await stored({ stage: { name: 'blocked', at: 1, error: { code: 'not-connected' } } });
  await draw(capture, hidden, 1);
  await requeue(helpdesk, new Set(['not-connected']));
  const row = await getCapture(capture.id);
  expect(row?.stage.name).toBe('queued');
  expect(first(row).annotations).toBeUndefined();
  expect((await pixelsOf(first(row))).at(15, 15)).toEqual(black);
});
