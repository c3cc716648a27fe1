import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Capture,
  type CaptureId,
  newAttachmentId,
  newCaptureId,
} from '../../../utils/captures/capture.ts';
import { onCaptureChange } from '../../../utils/captures/changes.ts';
import {
  addCapture,
  deleteCapture,
  getCapture,
  getImage,
  listCaptures,
  updateCapture,
  updateRow,
} from '../../../utils/captures/store.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

/**
 * Deletes the database, as a browser does when the person clears site data. The store has to let go and start afresh.
 */
function clearDatabase(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = indexedDB.deleteDatabase('ticket-capture');
  request.addEventListener('success', () => resolve());
  request.addEventListener('error', () => reject(request.error));
  return promise;
}

beforeEach(clearDatabase);

const picture = new Blob(['png!'], { type: 'image/png' });
const bytesOf = async (image: Blob | null) => (image === null ? null : image.text());

async function stored(more: Parameters<typeof makeCapture>[0] = {}): Promise<Capture> {
  const capture = makeCapture(more);
  await addCapture(capture, new Map(capture.attachments.map(({ id }) => [id, picture])));
  return capture;
}

/** Writes a row into the store that our own code would never write. */
async function putRaw(row: object): Promise<void> {
  const database = await openDB('ticket-capture');
  await database.put('captures', row);
  database.close();
}

describe('a capture', () => {
  test('is read as it was stored, with its images', async () => {
    const attachment = makeAttachment();
    const capture = await stored({
      attachments: [attachment],
      selection: [{ tag: 'p', children: ['Hello'] }],
    });
    expect(await getCapture(capture.id)).toEqual(capture);
    expect(await bytesOf(await getImage(attachment))).toBe('png!');
    expect((await getImage(attachment))?.type).toBe('image/png');
  });

  test('that does not exist is none', async () => {
    expect(await getCapture(newCaptureId())).toBeNull();
    expect(await getImage({ id: newAttachmentId() })).toBeNull();
    expect(await updateCapture(newCaptureId(), (row) => row)).toBeNull();
  });

  test('that other screens cannot be told of is stored all the same', async () => {
    const { id } = await stored();
    const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {
      throw new DOMException('Message could not be posted.');
    });
    onTestFinished(() => post.mockRestore());
    await updateCapture(id, (row) => ({ ...row, touched: true }));
    expect((await getCapture(id))?.touched).toBe(true);
    expect(post).toHaveBeenCalledOnce();
  });

  test('of a shape we do not know counts as none, and hides no other', async () => {
    const capture = await stored();
    const strange = { ...makeCapture(), version: 99 };
    await putRaw(strange);
    expect(await getCapture(strange.id)).toBeNull();
    expect(await listCaptures('draft')).toEqual([capture]);
  });

  test('is stored with its images or not at all', async () => {
    const capture = await stored();
    const attachment = makeAttachment();
    const again = { ...capture, attachments: [attachment] };
    await expect(addCapture(again, new Map([[attachment.id, picture]]))).rejects.toThrow();
    expect(await getImage(attachment)).toBeNull();
    expect(await getCapture(capture.id)).toEqual(capture);
  });

  test('outlives the loss of the database connection', async () => {
    await stored();
    await clearDatabase();
    const capture = await stored();
    expect(await listCaptures('draft')).toEqual([capture]);
  });
});

describe('captures of a stage', () => {
  test('are listed last changed first', async () => {
    const old = await stored({ updatedAt: 1000 });
    const recent = await stored({ updatedAt: 3000 });
    const between = await stored({ updatedAt: 2000 });
    await stored({ stage: { name: 'queued', at: 1 } });
    expect((await listCaptures('draft')).map(({ id }) => id)).toEqual([recent.id, between.id, old.id]);
    expect(await listCaptures('sent')).toEqual([]);
  });

  test('are those in it now', async () => {
    const { id } = await stored();
    await updateCapture(id, (row) => ({ ...row, stage: { name: 'queued', at: 1 } }));
    expect(await listCaptures('draft')).toEqual([]);
    expect((await listCaptures('queued')).map((row) => row.id)).toEqual([id]);
  });
});

describe('a change', () => {
  test('is written, and its time with it', async () => {
    const before = await stored();
    const started = Date.now();
    const after = await updateCapture(before.id, (row) => ({ ...row, touched: true }));
    expect(after).toEqual({ ...before, touched: true, updatedAt: after?.updatedAt });
    expect(after?.updatedAt).toBeGreaterThanOrEqual(started);
    expect(await getCapture(before.id)).toEqual(after);
  });

  test('that turns out to be none leaves the row alone', async () => {
    const before = await stored();
    expect(await updateCapture(before.id, () => null)).toEqual(before);
    expect(await getCapture(before.id)).toEqual(before);
  });

  test('that throws leaves the row alone and is told', async () => {
    const before = await stored();
    const change = () => {
      throw new Error('no');
    };
    await expect(updateCapture(before.id, change)).rejects.toThrow('no');
    expect(await getCapture(before.id)).toEqual(before);
  });

  test('never loses another made at the same time', async () => {
    const { id } = await stored({ form: { message: '' } });
    const append = (letter: string) =>
      updateCapture(id, (row) => ({ ...row, form: { ...row.form, message: row.form.message + letter } }));
    await Promise.all([...'abcdefgh'].map(append));
    expect((await getCapture(id))?.form.message).toBe('abcdefgh');
  });

  test('that drops an attachment drops its image, and keeps the others', async () => {
    const [first, second] = [makeAttachment(), makeAttachment()];
    const { id } = await stored({ attachments: [first, second] });
    await updateCapture(id, (row) => ({ ...row, attachments: [second] }));
    expect(await getImage(first)).toBeNull();
    expect(await bytesOf(await getImage(second))).toBe('png!');
  });

  test('that replaces a screenshot stores the new image, and none that it does not use', async () => {
    const [old, taken, unused] = [makeAttachment(), makeAttachment(), makeAttachment()];
    const { id } = await stored({ attachments: [old] });
    const images = new Map([
      [taken.id, new Blob(['new!'])],
      [unused.id, picture],
    ]);
    await updateCapture(id, (row) => ({ ...row, attachments: [taken] }), images);
    expect(await getImage(old)).toBeNull();
    expect(await bytesOf(await getImage(taken))).toBe('new!');
    expect(await getImage(unused)).toBeNull();
  });
});

test('deleting a capture deletes its images, and nothing of another', async () => {
  const [mine, other] = [makeAttachment(), makeAttachment()];
  const capture = await stored({ attachments: [mine] });
  const kept = await stored({ attachments: [other] });
  await deleteCapture(capture.id);
  expect(await getCapture(capture.id)).toBeNull();
  expect(await getImage(mine)).toBeNull();
  expect(await getCapture(kept.id)).toEqual(kept);
  expect(await getImage(other)).not.toBeNull();
});

test('a row of a newer version is neither changed nor deleted, and its images stay', async () => {
  const attachment = makeAttachment();
  const capture = await stored({ attachments: [attachment] });
  const newer = { ...capture, version: 99 };
  await putRaw(newer);
  expect(await updateCapture(capture.id, (row) => ({ ...row, attachments: [] }))).toBeNull();
  expect(await updateRow(capture.id, (row) => ({ ...row, touched: true }))).toBeNull();
  expect(await deleteCapture(capture.id)).toBe(false);
  const database = await openDB('ticket-capture');
  expect(await database.get('captures', capture.id)).toEqual(newer);
  database.close();
  expect(await getImage(attachment)).not.toBeNull();
});

test('every change is announced to the other contexts, by id, and only a change is', async () => {
  const heard: CaptureId[] = [];
  onTestFinished(onCaptureChange((id) => heard.push(id)));
  const { id } = await stored();
  await updateCapture(id, () => null);
  await updateCapture(id, (row) => ({ ...row, touched: true }));
  await deleteCapture(id);
  const next = await stored();
  // The channel also carries the changes of test files in other threads of this process.
  const own = () => heard.filter((one) => one === id || one === next.id);
  await expect.poll(own).toEqual([id, id, id, next.id]);
});
