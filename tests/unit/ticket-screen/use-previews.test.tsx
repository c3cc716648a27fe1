import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Preview } from '../../../components/ticket/ticket-props.ts';
import type { Attachment, AttachmentId, Capture } from '../../../utils/captures/capture.ts';
import { getImage } from '../../../utils/captures/store.ts';
import { createFirstPicture, type FirstPicture } from '../../../utils/ticket-screen/first-picture.ts';
import { paintPreview, shrink } from '../../../utils/ticket-screen/paint-preview.ts';
import { usePreviews } from '../../../utils/ticket-screen/use-previews.ts';
import { installWindow } from '../../in-process/window-globals.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/captures/store.ts');
vi.mock('../../../utils/ticket-screen/paint-preview.ts');

installWindow();

/** The small copies that are open. */
const open = new Set<object>();
const pixels = { blob: new Blob(['png!']), width: 40, height: 30 };
const screenshot = makeAttachment({ kind: 'screenshot', width: 40, height: 30 });
const hidden = { kind: 'redaction', id: 1, x: 0, y: 0, width: 9, height: 9 } as const;
const cropped = { shapes: [], crop: { x: 0, y: 0, width: 10, height: 10 } };

beforeEach(() => {
  vi.resetAllMocks();
  open.clear();
  vi.mocked(getImage).mockResolvedValue(pixels.blob);
  vi.mocked(shrink).mockImplementation(async () => {
    const image = { close: () => open.delete(image) };
    open.add(image);
    return { image: image as never, width: 40, height: 30 };
  });
  vi.mocked(paintPreview).mockImplementation(async ({ image, width, height }) => {
    if (!open.has(image)) throw new DOMException('The image source is detached', 'InvalidStateError');
    return { image, width, height };
  });
});

async function openPreviews(first: FirstPicture | null) {
  const root = document.createElement('div');
  let shown: ReadonlyMap<AttachmentId, Preview> = new Map();
  function Shown({ capture }: { capture: Capture }) {
    shown = usePreviews(capture, first);
    return null;
  }
  const draw = async (...attachments: Attachment[]) => {
    await act(() => render(<Shown capture={makeCapture({ attachments })} />, root));
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    return [...shown.keys()];
  };
  return { draw, close: () => act(() => render(null, root)) };
}

/** The picture that the popup has just taken and stored. */
function taken(): FirstPicture {
  const first = createFirstPicture();
  first.show(pixels);
  first.storedAs(screenshot.id);
  return first;
}

test('the picture that was just taken is neither read nor decoded again', async () => {
  const { draw } = await openPreviews(taken());
  expect(await draw(screenshot)).toEqual([screenshot.id]);
  expect(getImage).not.toHaveBeenCalled();
  expect(shrink).toHaveBeenCalledTimes(1);
});

test('a picture that was removed and brought back is shown again', async () => {
  const { draw } = await openPreviews(taken());
  await draw(screenshot);
  expect(await draw()).toEqual([]);
  expect(await draw(screenshot)).toEqual([screenshot.id]);
});

test('what is drawn on a picture is painted anew, and the picture is not decoded again', async () => {
  const { draw } = await openPreviews(null);
  await draw(screenshot);
  const annotations = { shapes: [hidden], crop: null };
  expect(await draw({ ...screenshot, annotations })).toEqual([screenshot.id]);
  expect(vi.mocked(paintPreview).mock.lastCall?.[1]).toEqual(annotations);
  expect(shrink).toHaveBeenCalledTimes(1);
});

test('a picture that is cropped is decoded for its crop, and changes after that are shown too', async () => {
  const { draw } = await openPreviews(taken());
  await draw(screenshot);
  await draw({ ...screenshot, annotations: cropped });
  expect(vi.mocked(shrink).mock.lastCall?.[1]).toEqual(cropped.crop);
  const annotations = { ...cropped, shapes: [hidden] };
  expect(await draw({ ...screenshot, annotations })).toEqual([screenshot.id]);
  expect(vi.mocked(paintPreview).mock.lastCall?.[1]).toEqual(annotations);
});

test('a picture that cannot be read is missing, and the others are shown', async () => {
  const other = makeAttachment({ kind: 'image' });
  vi.mocked(getImage).mockImplementation(async ({ id }) => (id === other.id ? pixels.blob : null));
  const { draw } = await openPreviews(null);
  expect(await draw(screenshot, other)).toEqual([other.id]);
});

test('a screen that closes keeps no copy of a picture', async () => {
  const { draw, close } = await openPreviews(taken());
  await draw(screenshot, makeAttachment({ kind: 'image' }));
  expect(open.size).toBe(2);
  await close();
  await vi.waitFor(() => expect(open.size).toBe(0));
});
