import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { Capture, CaptureId } from '../../../utils/captures/capture.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { type Attachments, useAttachments } from '../../../utils/ticket-screen/use-attachments.ts';
import { installWindow } from '../../in-process/window-globals.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeAttachment, makeCapture, makePage } from '../make-capture.ts';

installWindow();
const root = document.createElement('div');
const nowhere = {
  capture: null as Capture | null,
  tabId: null as number | null,
  fresh: false,
  toHide: [] as readonly string[],
};
const settle = vi.fn();

let latest: Attachments;
function Screen({ id, where = nowhere }: { id: CaptureId | null; where?: typeof nowhere }) {
  latest = useAttachments(id, where, settle);
  return null;
}
const show = (id: CaptureId | null) => act(() => render(<Screen id={id} />, root));
const removeAll = () => act(() => latest.remove(() => true));

async function stored(): Promise<CaptureId> {
  const attachment = makeAttachment();
  const capture = makeCapture({ attachments: [attachment] });
  await addCapture(capture, new Map([[attachment.id, new Blob(['png!'])]]));
  return capture.id;
}
const countOf = async (id: CaptureId) => (await getCapture(id))?.attachments.length;

afterEach(() => render(null, root));

test('what was removed last comes back', async () => {
  const id = await stored();
  await show(id);
  expect(latest.undo).toBeNull();
  await removeAll();
  expect(await countOf(id)).toBe(0);
  await act(async () => {
    latest.undo?.();
    await latest.settled();
  });
  expect([await countOf(id), latest.undo]).toEqual([1, null]);
});

test('what was removed from one draft is not offered to the next one', async () => {
  const [first, second] = [await stored(), await stored()];
  await show(first);
  await removeAll();
  expect(latest.undo).not.toBeNull();
  await show(null);
  expect(latest.undo).toBeNull();
  await show(second);
  expect(latest.undo).toBeNull();
});

test('a PDF file that comes by itself takes away nothing the screen has asked or said meanwhile', async () => {
  const capture = makeCapture({ page: makePage({ isPdf: true }) });
  await addCapture(capture, new Map());
  settle.mockClear();
  const sendMessage = vi.fn(async () => ({ ok: true, value: null }));
  Object.assign(fakeBrowser.runtime, { sendMessage });
  await act(() =>
    render(<Screen id={capture.id} where={{ ...nowhere, capture, tabId: 1, fresh: true }} />, root),
  );
  await act(() => latest.settled());
  expect(sendMessage).toHaveBeenCalledOnce();
  expect(settle).not.toHaveBeenCalled();
  await act(() => latest.remove(() => false));
  expect(settle).toHaveBeenCalledOnce();
});

test('files that a closed screen was still adding are named once when the capture is shown again', async () => {
  const id = await stored();
  const file = { name: 'shop.har', size: 2 };
  await fakeBrowser.storage.session.set({ addingFiles: [{ id, files: [file] }] });
  settle.mockClear();
  await show(id);
  await act(() => latest.settled());
  expect(settle.mock.calls).toEqual([
    [{ ok: false, error: { code: 'files-refused', files: [{ ...file, why: 'not-finished' }] } }],
  ]);
  await show(null);
  await show(id);
  await act(() => latest.settled());
  expect(settle).toHaveBeenCalledOnce();
});

test('a note of unread files that cannot be read shows no problem and keeps no change waiting', async () => {
  const id = await stored();
  const read = vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValue(new Error('no memory'));
  settle.mockClear();
  await show(id);
  await act(() => latest.settled());
  expect(read).toHaveBeenCalled();
  expect(settle).not.toHaveBeenCalled();
  read.mockRestore();
});
