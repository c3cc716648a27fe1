import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Annotations } from '../../../utils/annotate/annotations.ts';
import type { CaptureId } from '../../../utils/captures/capture.ts';
import { isOnItsWay } from '../../../utils/captures/stages.ts';
import { deleteCapture, getCapture, updateRow } from '../../../utils/captures/store.ts';
import { readOutbox } from '../../../utils/outbox/pump.ts';
import { err, ok } from '../../../utils/result.ts';
import { screenshotJobSetting } from '../../../utils/screenshot/screenshot-job.ts';
import { countRowsRead } from '../captures/count-reads.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeAttachment, makeJob } from '../make-capture.ts';
import { makeConnection } from '../make-connection.ts';
import {
  alarm,
  closeScreens,
  formOf,
  holdMessages,
  openScreen,
  refuseWrites,
  settled,
  stageOf,
  stored,
} from './open-screen.tsx';

const burning = vi.hoisted(() => ({ burnt: [] as unknown[], meanwhile: async (): Promise<unknown> => null }));
const delivery = vi.hoisted(() => ({ deliver: vi.fn() }));
vi.mock('../../../utils/background/outbox.ts', () => ({
  ...Object.fromEntries(
    ['resumeBlocked', 'settleOutbox', 'stopOutbox', 'tidyStore'].map((name) => [name, async () => undefined]),
  ),
  openLineByPerson: async () => null,
  deliverNow: delivery.deliver,
}));
vi.mock('../../../utils/annotate/flatten.ts', () => ({
  flatten: async (source: Blob, annotations: unknown) => {
    burning.burnt.push(annotations);
    await burning.meanwhile();
    return { blob: source, width: 2, height: 2 };
  },
}));

const { runtime, storage } = fakeBrowser;
const receipt = { ticketId: 7, ref: 'A-7', url: '', sentAt: 1 };
const redaction: Annotations = {
  shapes: [{ kind: 'redaction', id: 1, x: 0, y: 0, width: 1, height: 1 }],
  crop: null,
};

beforeEach(async () => {
  delivery.deliver.mockReset().mockImplementation(async (id: CaptureId) => {
    const row = await getCapture(id);
    return row !== null && isOnItsWay(row) ? ok(receipt) : err({ code: 'capture-missing' });
  });
  burning.burnt = [];
  burning.meanwhile = async () => null;
  await storage.local.clear();
  await storage.local.set({
    connection: makeConnection('one'),
    directory: { readAt: Date.now(), agents: [], departments: [], fields: [], layouts: {} },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeScreens();
  await screenshotJobSetting.remove();
});

test('a popup that closes in the middle of its write: what was typed last is stored', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const messages = holdMessages();
  const refused = refuseWrites();
  for (const message of ['A', 'Al', 'All']) popup.shown.onForm({ message });
  await popup.close();
  // The writer writes the first change alone. Both changes made meanwhile are in its second write.
  await vi.waitFor(() => expect(refused.count()).toBe(2));
  refused.goOn();
  const read = countRowsRead();
  await messages.release();
  expect(read.rows).toBeLessThanOrEqual(2);
  expect((await formOf(id))?.message).toBe('All');
});

test('a worker that is killed with its messages: what was typed and drawn is stored', async () => {
  const image = makeAttachment();
  const id = await stored({ attachments: [image] });
  const editor = await openScreen(id, true);
  holdMessages();
  editor.shown.onForm({ message: 'typed' });
  editor.shown.onAnnotate(image.id, redaction);
  await settled();
  const row = await getCapture(id);
  expect([row?.form.message, row?.attachments[0]?.annotations]).toEqual(['typed', redaction]);
});

test('a worker that is killed between queueing and delivering: the capture is due at the next start', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  delivery.deliver.mockReturnValue(new Promise(() => undefined));
  popup.shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('queued');
  expect(alarm).toHaveBeenCalledWith('outbox', expect.anything());
  expect((await readOutbox()).wakeAt).toBeLessThanOrEqual(Date.now());
  await deleteCapture(id);
});

test('a worker that is killed before it hears of Create: the ticket is queued all the same', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  vi.spyOn(runtime, 'sendMessage').mockRejectedValueOnce(new Error('The channel closed before the answer.'));
  popup.shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('queued');
  await deleteCapture(id);
});

test('two screens change different fields: both are stored, also if the background hears of one late', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const editor = await openScreen(id, true);
  const messages = holdMessages();
  popup.shown.onForm({ subject: 'from the popup' });
  await settled();
  editor.shown.onForm({ message: 'from the editor' });
  await settled();
  await messages.release();
  expect(await formOf(id)).toMatchObject({ subject: 'from the popup', message: 'from the editor' });
});

test('a change that arrives late does not undo what another screen changed since', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const editor = await openScreen(id, true);
  const messages = holdMessages();
  popup.shown.onForm({ subject: 'one' });
  await settled();
  messages.pass();
  editor.shown.onForm({ subject: 'two' });
  await settled();
  await messages.release();
  expect((await formOf(id))?.subject).toBe('two');
});

test('Create in one screen sends what was typed in the other', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const editor = await openScreen(id, true);
  editor.shown.onForm({ message: 'from the editor' });
  await settled();
  expect(popup.shown.capture?.form.message).toBe('from the editor');
  popup.shown.onForm({ subject: 'from the popup' });
  popup.shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('queued');
  expect(await formOf(id)).toMatchObject({ subject: 'from the popup', message: 'from the editor' });
  await deleteCapture(id);
});

test('Create while a screenshot begun elsewhere is being taken waits for the picture', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  await screenshotJobSetting.write(makeJob({ captureId: id }));
  const taking = navigator.locks.request('screenshot', () => taken.then(() => screenshotJobSetting.remove()));
  popup.shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('draft');
  resolve();
  await taking;
  await settled();
  expect(await stageOf(id)).toBe('queued');
  await deleteCapture(id);
});

test('Create in the task of the last change, or of the last stroke, sends both', async () => {
  const image = makeAttachment();
  const id = await stored({ attachments: [image] });
  const editor = await openScreen(id, true);
  editor.shown.onForm({ message: 'the last word' });
  editor.shown.onAnnotate(image.id, redaction);
  editor.shown.onCreate();
  await settled();
  const row = await getCapture(id);
  expect([row?.stage.name, row?.form.message]).toEqual(['uploading', 'the last word']);
  expect(burning.burnt).toEqual([redaction]);
  await deleteCapture(id);
});

test('a stroke between burning in and queueing is burnt in as well', async () => {
  const image = makeAttachment();
  const id = await stored({ attachments: [{ ...image, annotations: redaction }] });
  const popup = await openScreen(id);
  const editor = await openScreen(id, true);
  const cropped = (width: number) => ({ ...redaction, crop: { x: 0, y: 0, width, height: 1 } });
  const more = cropped(1);
  await vi.waitFor(() => expect(burning.burnt).toEqual([redaction]));
  burning.meanwhile = async () => {
    burning.meanwhile = async () => null;
    editor.shown.onAnnotate(image.id, more);
    await new Promise((go) => setTimeout(go, 30));
  };
  editor.shown.onAnnotate(image.id, cropped(2));
  await vi.waitFor(async () =>
    expect((await getCapture(id))?.attachments[0]?.annotations?.crop).not.toBeNull(),
  );
  popup.shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('uploading');
  expect(burning.burnt.at(-1)).toEqual(more);
  await deleteCapture(id);
});

test('a draft that rests is burnt in before Create, and its pictures are not read again while it leaves', async () => {
  const image = makeAttachment({ annotations: redaction });
  const id = await stored({ attachments: [image] });
  const popup = await openScreen(id);
  await vi.waitFor(() => expect(burning.burnt).toEqual([redaction]));
  delivery.deliver.mockReturnValue(new Promise(() => undefined));
  const read = countRowsRead('images');
  popup.shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('uploading');
  expect((await getCapture(id))?.attachments[0]?.annotations).toBeUndefined();
  expect(popup.shown.phase.name).toBe('sending');
  expect(burning.burnt).toEqual([redaction]);
  expect(read.rows).toBe(0);
  await deleteCapture(id);
});

test('Create in popup and editor at once queues one ticket, and both show it', async () => {
  const id = await stored();
  const screens = [await openScreen(id), await openScreen(id, true)];
  for (const { shown } of screens) shown.onCreate();
  await settled();
  expect(await stageOf(id)).toBe('queued');
  expect(screens.map(({ shown }) => shown.phase)).toEqual([
    { name: 'sent', receipt },
    { name: 'sent', receipt },
  ]);
  await deleteCapture(id);
});

test('what is typed after another screen’s Create does not change the ticket, and is there again if it is blocked', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const editor = await openScreen(id, true);
  delivery.deliver.mockReturnValue(new Promise(() => undefined));
  popup.shown.onCreate();
  await settled();
  expect(editor.shown.phase.name).toBe('sending');
  editor.shown.onForm({ message: 'too late' });
  await settled();
  expect(await formOf(id)).toMatchObject({ message: '' });
  await updateRow(id, (row) => ({ ...row, stage: { name: 'blocked', at: 1, error: { code: 'offline' } } }));
  await settled();
  expect(editor.shown.capture?.form.message).toBe('too late');
  await deleteCapture(id);
});

test('a draft discarded in another screen stays gone, and Create says so', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  await deleteCapture(id);
  popup.shown.onForm({ message: 'late' });
  popup.shown.onCreate();
  await settled();
  expect(await getCapture(id)).toBeNull();
  expect(popup.shown.problem?.code).toBe('capture-missing');
  expect(popup.shown.capture?.form.message).toBe('late');
});

test('a change that the full store refuses is said, and is stored with the next change', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const messages = holdMessages();
  const refused = refuseWrites();
  popup.shown.onForm({ message: 'refused' });
  await settled();
  expect(popup.shown.problem?.code).toBe('storage-failed');
  refused.goOn();
  popup.shown.onForm({ subject: 'taken' });
  await settled();
  expect(await formOf(id)).toMatchObject({ message: 'refused', subject: 'taken' });
  expect(popup.shown.problem).toBeNull();
  await messages.release();
});

test('Create that the full store refuses leaves the draft, and pressing it again queues what was typed', async () => {
  const id = await stored();
  const popup = await openScreen(id);
  const refused = refuseWrites();
  popup.shown.onForm({ message: 'kept' });
  popup.shown.onCreate();
  await settled();
  expect([await stageOf(id), popup.shown.problem?.code]).toEqual(['draft', 'storage-failed']);
  refused.goOn();
  popup.shown.onCreate();
  await settled();
  expect([await stageOf(id), (await formOf(id))?.message]).toEqual(['queued', 'kept']);
  await deleteCapture(id);
});
