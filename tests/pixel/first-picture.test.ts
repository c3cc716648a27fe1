import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Preview } from '../../components/ticket/ticket-props.ts';
import { newAttachmentId } from '../../utils/captures/capture.ts';
import type { Picture } from '../../utils/screenshot/encode.ts';
import { createFirstPicture } from '../../utils/ticket-screen/first-picture.ts';
import { fakeCanvas, fileOf } from './fake-canvas.ts';

beforeAll(() => {
  fakeCanvas();
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => setTimeout(next));
});

const size = { width: 40, height: 30 };

async function white(hiddenWidth: number): Promise<Picture> {
  const canvas = createCanvas(size.width, size.height);
  const ink = canvas.getContext('2d');
  ink.fillStyle = '#ffffff';
  ink.fillRect(0, 0, size.width, size.height);
  return hiding({ blob: await fileOf(canvas), ...size }, hiddenWidth);
}

function hiding(picture: Picture, width: number): Picture {
  const box = { kind: 'redaction', id: 1, x: 0, y: 0, width, height: 10 } as const;
  return { ...picture, hidden: { annotations: { shapes: [box], crop: null } } };
}

function darkIn({ image, width, height }: Preview): number {
  const { data } = (image as OffscreenCanvas).getContext('2d')?.getImageData(0, 0, width, height) ?? {
    data: [],
  };
  return [...data].filter((value, at) => at % 4 === 0 && value < 128).length;
}

test('what is hidden is painted before anything is shown, and what the second look finds right after', async () => {
  const first = createFirstPicture();
  const shown: number[] = [];
  first.watch((preview) => void shown.push(darkIn(preview)));
  const picture = await white(10);
  first.show(picture);
  await first.shown();
  first.show(hiding(picture, 20));
  await vi.waitFor(() => expect(shown).toEqual([100, 200]));
});

test('a picture that is taken again before it is decoded is never shown', async () => {
  const first = createFirstPicture();
  const shown: number[] = [];
  first.watch((preview) => void shown.push(darkIn(preview)));
  const pictures = [await white(10), await white(20)];
  pictures.forEach(first.show);
  await first.shown();
  expect(shown).toEqual([200]);
});

test('what is painted on a picture once it is on the screen keeps nobody waiting', async () => {
  const first = createFirstPicture();
  const frames = vi.spyOn(globalThis, 'requestAnimationFrame');
  const picture = await white(10);
  first.show(picture);
  await first.shown();
  frames.mockReturnValue(0);
  first.show(hiding(picture, 20));
  const late = new Promise((resolve) => setTimeout(resolve, 50, 'late'));
  expect(await Promise.race([first.shown(), late])).not.toBe('late');
  frames.mockRestore();
});

test('a file that is no picture shows nothing and holds up nothing', async () => {
  const first = createFirstPicture();
  const watcher = vi.fn();
  first.watch(watcher);
  first.show({ blob: new Blob(['no picture']), ...size });
  await first.shown();
  expect(watcher).not.toHaveBeenCalled();
});

test('the stored picture is known by its id, and whoever asks later gets it at once', async () => {
  const first = createFirstPicture();
  first.show(await white(10));
  await first.shown();
  const id = newAttachmentId();
  first.storedAs(id);
  expect([first.isOf(id), first.isOf(newAttachmentId())]).toEqual([true, false]);
  expect(first.handOver(newAttachmentId())).toBeNull();
  expect(await first.handOver(id)).toMatchObject(size);
  expect(first.handOver(id)).toBeNull();
  const later = vi.fn();
  first.watch(later)();
  expect(later).toHaveBeenCalledTimes(1);
});
