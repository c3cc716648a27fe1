import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Annotations, Shape } from '../../utils/annotate/annotations.ts';
import { flatten } from '../../utils/annotate/flatten.ts';
import { redactionFill } from '../../utils/annotate/redaction-fill.ts';
import { fakeCanvas, fileOf } from './fake-canvas.ts';
import {
  apart,
  changedIn,
  decoded,
  exported,
  groundAt,
  groundCanvas,
  groundPicture,
  pixelOf,
} from './paint.ts';

const size = { width: 300, height: 200 };
const whole = { x: 0, y: 0, ...size };
const black = pixelOf(redactionFill);

const everything: Shape[] = [
  { kind: 'redaction', id: 1, x: 20, y: 20, width: 80, height: 30 },
  { kind: 'arrow', id: 2, colour: 'red', weight: 4, from: { x: 30, y: 150 }, to: { x: 120, y: 60 } },
  { kind: 'box', id: 3, colour: 'yellow', weight: 4, x: 130, y: 30, width: 60, height: 50 },
  {
    kind: 'pen',
    id: 4,
    colour: 'blue',
    weight: 4,
    points: [
      { x: 200, y: 40 },
      { x: 230, y: 90 },
      { x: 280, y: 50 },
    ],
  },
  { kind: 'highlight', id: 5, colour: 'green', weight: 4, x: 150, y: 100, width: 90, height: 30 },
  {
    kind: 'text',
    id: 6,
    colour: 'white',
    weight: 4,
    x: 150,
    y: 140,
    width: 120,
    height: 25,
    text: 'Hier',
    lines: ['Hier'],
  },
  { kind: 'number', id: 7, colour: 'black', weight: 4, x: 60, y: 100 },
  { kind: 'ellipse', id: 8, colour: 'red', weight: 2.4, x: 20, y: 30, width: 90, height: 60 },
  { kind: 'line', id: 9, colour: 'green', weight: 7, from: { x: 10, y: 190 }, to: { x: 140, y: 170 } },
];

beforeAll(fakeCanvas);

function groundFile(type: 'image/png' | 'image/jpeg' = 'image/png'): Promise<Blob> {
  return fileOf(groundCanvas(size), type);
}

describe('what is sent', () => {
  test.each([
    ['whole', null],
    ['cropped', { x: 15, y: 10, width: 200, height: 150 }],
  ])('is, %s, to the pixel what the screen shows at full size', async (_name, crop) => {
    const annotations: Annotations = { shapes: everything, crop };
    const flat = await flatten(await groundFile(), annotations, noLabel);
    const screen = exported(groundPicture(size), annotations);
    const sent = await decoded(flat.blob);
    expect([flat.width, flat.height]).toEqual([sent.width, sent.height]);
    expect([sent.width, sent.height]).toEqual([screen.width, screen.height]);
    expect(Buffer.from(sent.bytes).equals(Buffer.from(screen.bytes))).toBe(true);
  });

  test('is the same file each time', async () => {
    const [one, other] = await Promise.all(
      [0, 1].map(async () =>
        (await flatten(await groundFile(), { shapes: everything, crop: null }, noLabel)).blob.bytes(),
      ),
    );
    expect(one).toEqual(other);
  });

  test('is another one where the annotations are others', async () => {
    const [first, ...others] = everything;
    if (first === undefined) throw new Error('There are shapes');
    const [one, other] = await Promise.all(
      [everything, others].map(async (shapes) =>
        (await flatten(await groundFile(), { shapes, crop: null }, noLabel)).blob.bytes(),
      ),
    );
    expect(one).not.toEqual(other);
  });

  test('stays a JPEG where it was one', async () => {
    const { blob } = await flatten(
      await groundFile('image/jpeg'),
      { shapes: everything, crop: null },
      noLabel,
    );
    expect(blob.type).toBe('image/jpeg');
    expect([...(await blob.bytes()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  });
});

const noLabel = () => null;

describe('a redaction', () => {
  const redaction: Shape = { kind: 'redaction', id: 1, x: 40, y: 30, width: 50, height: 20 };

  test('covers each of its pixels with one colour, and no other pixel', async () => {
    const { blob } = await flatten(await groundFile(), { shapes: [redaction], crop: null }, noLabel);
    const sent = await decoded(blob);
    expect(changedIn(sent, whole)).toEqual({ x: 40, y: 30, width: 50, height: 20 });
    for (let y = 30; y < 50; y += 1) for (let x = 40; x < 90; x += 1) expect(sent.at(x, y)).toEqual(black);
  });

  test('leaves nothing to tell what was under it: two images that differ only there become the same file', async () => {
    const other = groundCanvas(size);
    other.getContext('2d').fillRect(41, 31, 48, 18);
    const files = [await groundFile(), await fileOf(other)];
    const flats = await Promise.all(
      files.map((file) => flatten(file, { shapes: [redaction], crop: null }, noLabel)),
    );
    const [one, two] = await Promise.all(flats.map(({ blob }) => blob.bytes()));
    expect(one).toEqual(two);
    const [before, after] = await Promise.all(files.map((file) => file.bytes()));
    expect(before).not.toEqual(after);
  });

  test('with words on it shows them, and still nothing of what was under it', async () => {
    const box = { ...redaction, x: 4, y: 4, width: size.width - 8, height: 60 };
    const other = groundCanvas(size);
    other.getContext('2d').fillRect(5, 5, size.width - 10, 58);
    const files = [await groundFile(), await fileOf(other)];
    const label = () => 'Hidden: part of pay.example';
    const flats = await Promise.all(files.map((file) => flatten(file, { shapes: [box], crop: null }, label)));
    const [one, two] = await Promise.all(flats.map(({ blob }) => blob.bytes()));
    expect(one).toEqual(two);
    const sent = await decoded((flats[0] as { blob: Blob }).blob);
    expect(changedIn(sent, whole)).toEqual({ x: 4, y: 4, width: size.width - 8, height: 60 });
    const lit = { most: 0, edge: 0 };
    for (let y = 4; y < 64; y += 1) {
      for (let x = 4; x < size.width - 4; x += 1) {
        const [red = 0] = sent.at(x, y);
        lit.most = Math.max(lit.most, red);
        if (x < 8 || x >= size.width - 8 || y < 12 || y >= 56) lit.edge = Math.max(lit.edge, red);
      }
    }
    expect(lit).toEqual({ most: 255, edge: black[0] });
  });

  test('that is too small for its words has none', async () => {
    for (const small of [redaction, { ...redaction, width: 120, height: 10 }]) {
      const { blob } = await flatten(
        await groundFile(),
        { shapes: [small], crop: null },
        () => 'Hidden: part of pay.example',
      );
      const sent = await decoded(blob);
      for (let y = small.y; y < small.y + small.height; y += 1)
        for (let x = small.x; x < small.x + small.width; x += 1) expect(sent.at(x, y)).toEqual(black);
    }
  });

  test('of parts of pixels covers them whole, in the export and at any zoom', () => {
    const askew: Shape = { ...redaction, x: 40.5, y: 30.2, width: 49.1, height: 19.1 };
    expect(changedIn(exported(groundPicture(size), { shapes: [askew], crop: null }), whole)).toEqual({
      x: 40,
      y: 30,
      width: 50,
      height: 20,
    });
  });

  test('ends with the crop, and is whole again without it', async () => {
    const crop = { x: 60, y: 0, width: 240, height: 200 };
    const cropped = await decoded(
      (await flatten(await groundFile(), { shapes: [redaction], crop }, noLabel)).blob,
    );
    expect(changedIn(cropped, crop)).toEqual({ x: 60, y: 30, width: 30, height: 20 });
    const grown = await decoded(
      (await flatten(await groundFile(), { shapes: [redaction], crop: null }, noLabel)).blob,
    );
    expect(changedIn(grown, whole)).toEqual({ x: 40, y: 30, width: 50, height: 20 });
  });

  test('hides the image and not what was drawn', () => {
    const number: Shape = { kind: 'number', id: 2, colour: 'red', weight: 4, x: 60, y: 40 };
    const pixels = exported(groundPicture(size), { shapes: [number, redaction], crop: null });
    expect(apart(pixels.at(50, 40), black)).toBeGreaterThan(20);
    expect(pixels.at(85, 45)).toEqual(black);
  });
});

describe('a crop', () => {
  const crop = { x: 33, y: 44, width: 100, height: 50 };

  test('keeps its own pixels, each where it was', async () => {
    const { blob } = await flatten(await groundFile(), { shapes: [], crop }, noLabel);
    const sent = await decoded(blob);
    expect([sent.width, sent.height]).toEqual([100, 50]);
    expect(changedIn(sent, crop)).toBeNull();
    expect(sent.at(0, 0)).toEqual(groundAt(33, 44));
  });
});

describe('an image the browser cannot hold', () => {
  test('is refused and never sent blank', async () => {
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        width = 300;
        height = 200;
        getContext() {
          const nothing = { data: new Uint8ClampedArray(4) };
          return {
            canvas: this,
            fillRect: () => undefined,
            clearRect: () => undefined,
            getImageData: () => nothing,
          };
        }
      },
    );
    await expect(flatten(await groundFile(), { shapes: everything, crop: null }, noLabel)).rejects.toThrow(
      RangeError,
    );
  });
});
