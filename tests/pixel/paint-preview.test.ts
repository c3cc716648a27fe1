import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, expect, test } from 'vitest';
import type { Annotations } from '../../utils/annotate/annotations.ts';
import { paintPreview } from '../../utils/ticket-screen/paint-preview.ts';
import { fakeCanvas } from './fake-canvas.ts';

beforeAll(fakeCanvas);

/** A white picture of 300 × 200 pixels, shrunk to a third. */
const whole = { width: 300, height: 200 };
function small() {
  const canvas = createCanvas(100, 67);
  const ink = canvas.getContext('2d');
  ink.fillStyle = '#ffffff';
  ink.fillRect(0, 0, 100, 67);
  return { image: canvas as unknown as ImageBitmap, ...whole };
}

async function darkIn(annotations: Annotations): Promise<{ width: number; height: number; dark: number }> {
  const { image, width, height } = await paintPreview(small(), annotations);
  const { data } = (image as OffscreenCanvas).getContext('2d')?.getImageData(0, 0, width, height) ?? {
    data: [],
  };
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 255) dark += 1;
  return { width, height, dark };
}

test('a box covers every pixel of the preview that it touches', async () => {
  // In the preview from 10⅓ to 20⅓ across and from 10⅔ to 13⅔ down.
  const box = { kind: 'redaction', id: 1, x: 31, y: 32, width: 30, height: 9 } as const;
  expect((await darkIn({ shapes: [box], crop: null })).dark).toBe(11 * 4);
});

test('a picture with nothing to hide is shown as it is', async () => {
  expect(await darkIn({ shapes: [], crop: null })).toEqual({ width: 100, height: 67, dark: 0 });
});

test('what was drawn and what was cut off are shown as they will be sent', async () => {
  const crop = { x: 150, y: 0, width: 150, height: 99 };
  const box = { kind: 'redaction', id: 1, x: 30, y: 30, width: 30, height: 30 } as const;
  const drawn = {
    kind: 'box',
    id: 2,
    colour: 'red',
    weight: 6,
    x: 180,
    y: 30,
    width: 60,
    height: 30,
  } as const;
  const cut = await darkIn({ shapes: [box], crop });
  expect(cut).toEqual({ width: 50, height: 33, dark: 0 });
  expect((await darkIn({ shapes: [box, drawn], crop })).dark).toBeGreaterThan(0);
});
