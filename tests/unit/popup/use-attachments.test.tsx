// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { type Attachments, useAttachments } from '../../../entrypoints/popup/use-attachments.ts';
import type { CaptureId } from '../../../utils/captures/capture.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

const root = document.createElement('div');
const nowhere = { capture: null, tabId: null, fresh: false };
const settle = (): void => undefined;

let latest: Attachments;
function Screen({ id }: { id: CaptureId | null }) {
  latest = useAttachments(id, nowhere, settle);
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
