import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { checkPicture, countColour } from './check-picture.ts';
import { bandColour, barColour, foreign, nameColour, thingColour } from './paint.ts';
import { type Picture, paintPicture, pixelOf, readPicture } from './picture.ts';
import { deviceBox, type Fill, fillsOf, type Scene } from './scene.ts';

const button = { kind: 'once', name: 'the button', colour: thingColour(0), width: 48, height: 32 } as const;
const film = { left: 100, top: 80, width: 64, height: 160 };

function sceneAt(ratio: number): Scene {
  const box = { left: 0, top: 0, width: 400, height: 480 };
  return { ratio, width: 400, height: 480, layers: [{ kind: 'bands', box, from: 0 }] };
}

function paint(scene: Scene, more: Fill[] = []): Picture {
  const fills = [...scene.layers.flatMap((layer) => fillsOf(layer, scene.ratio)), ...more];
  return paintPicture(fills, Math.round(scene.width * scene.ratio), Math.round(scene.height * scene.ratio));
}

/** Returns the picture with its rows in another order: new row `y` is old row `source(y)`. */
function rearranged(picture: Picture, height: number, source: (y: number) => number): Picture {
  const pixels = new Uint32Array(picture.width * height);
  for (let y = 0; y < height; y += 1) pixels.set(picture.rows(source(y), 1), y * picture.width);
  return fromPixels(pixels, picture.width, height);
}

function fromPixels(pixels: Uint32Array, width: number, height: number): Picture {
  return { width, height, rows: (from, count) => pixels.slice(from * width, (from + count) * width) };
}

function pixelsOf(picture: Picture): Uint32Array {
  return picture.rows(0, picture.height);
}

describe('the colours', () => {
  test('are all different, and none is the foreign tab’s, white or black', () => {
    const bands = Array.from({ length: 19_000 }, (_, band) => bandColour(band));
    const bars = Array.from({ length: 200 }, (_, bar) => barColour(bar));
    const things = Array.from({ length: 100 }, (_, thing) => thingColour(thing));
    const all = [...bands, ...bars, ...things, foreign, 0xffffff, 0];
    expect(new Set(all).size).toBe(all.length);
  });

  test('tell what they are of', () => {
    for (const band of [0, 1, 77, 12_499]) expect(nameColour(bandColour(band))).toBe(`band ${band}`);
    expect(nameColour(barColour(3))).toBe('bar 3');
    expect(nameColour(thingColour(7))).toBe('thing 7');
    expect(nameColour(0)).toBe('black');
  });

  test('of neighbours are far from each other', () => {
    const reds = Array.from({ length: 13_000 }, (_, band) => bandColour(band) >>> 16);
    const closest = Math.min(...reds.slice(1).map((red, index) => Math.abs(red - (reds[index] ?? 0))));
    expect(closest).toBeGreaterThan(90);
  });
});

describe.each([1, 1.25, 1.5, 2, 3])('at ratio %d', (ratio) => {
  const scene = sceneAt(ratio);
  const good = paint(scene);
  const seam = Math.round(200 * ratio);

  test('a faithful picture is good, whole and in parts', () => {
    expect(checkPicture([good], scene)).toEqual([]);
    const [upper, lower] = [
      rearranged(good, seam, (y) => y),
      rearranged(good, good.height - seam, (y) => y + seam),
    ];
    expect(checkPicture([upper, lower], scene)).toEqual([]);
    expect(checkPicture([lower, upper], scene)).not.toEqual([]);
  });

  test.each<[string, Picture]>([
    ['a missing row', rearranged(good, good.height - 1, (y) => (y < seam ? y : y + 1))],
    ['a doubled row', rearranged(good, good.height + 1, (y) => (y <= seam ? y : y - 1))],
    [
      'a missing row made up for by a doubled one',
      rearranged(good, good.height, (y) => (y < seam ? y : Math.min(good.height - 1, y + 1))),
    ],
    ['a last row that is missing', rearranged(good, good.height - 1, (y) => y)],
    [
      'a row of another place',
      rearranged(good, good.height, (y) => (y === seam ? y - Math.round(80 * ratio) : y)),
    ],
    [
      'a blank part',
      paint(scene, [{ box: { left: 0, top: seam, right: good.width, bottom: seam + 1 }, colour: 0xffffff }]),
    ],
    [
      'one foreign pixel',
      paint(scene, [{ box: { left: 7, top: seam, right: 8, bottom: seam + 1 }, colour: foreign }]),
    ],
  ])('%s is found', (_what, picture) => {
    expect(checkPicture([picture], scene)).not.toEqual([]);
  });

  test.each<[string, (x: number) => number]>([
    ['a missing column', (x) => (x < 120 ? x : x + 1)],
    ['a doubled column', (x) => (x < 120 ? x : x - 1)],
  ])('%s is found', (_what, source) => {
    const pixels = new Uint32Array(good.width * good.height);
    const old = pixelsOf(good);
    for (let index = 0; index < pixels.length; index += 1) {
      const [x, y] = [index % good.width, Math.floor(index / good.width)];
      pixels[index] = old[y * good.width + Math.min(good.width - 1, source(x))] ?? 0;
    }
    expect(checkPicture([fromPixels(pixels, good.width, good.height)], scene)).not.toEqual([]);
  });

  test('transparent pixels are found', () => {
    const pixels = pixelsOf(good);
    pixels.fill(0, seam * good.width);
    expect(checkPicture([fromPixels(pixels, good.width, good.height)], scene).join()).toContain('nothing');
  });
});

describe('what must be there once', () => {
  const scene = sceneAt(1);
  const wanted: Scene = { ...scene, layers: [...scene.layers, { ...button, at: { right: 16, top: 8 } }] };
  const at = (left: number, top: number, height = 32): Fill => ({
    box: { left, top, right: left + 48, bottom: top + height },
    colour: button.colour,
  });

  test('is good at its place', () => {
    expect(checkPicture([paint(scene, [at(336, 8)])], wanted)).toEqual([]);
  });

  test.each<[string, Fill[], RegExp]>([
    ['missing', [], /the button is missing/],
    ['there twice', [at(336, 8), at(336, 200)], /not there once and whole/],
    ['cut', [at(336, 8, 20)], /not there once and whole/],
    ['elsewhere', [at(336, 9)], /at the wrong place/],
  ])('is a fault when it is %s', (_how, fills, sentence) => {
    expect(checkPicture([paint(scene, fills)], wanted).join('\n')).toMatch(sentence);
  });

  test('may be anywhere when no place is given', () => {
    const anywhere: Scene = { ...scene, layers: [...scene.layers, { ...button, at: {} }] };
    expect(checkPicture([paint(scene, [at(100, 300)])], anywhere)).toEqual([]);
  });
});

describe('a film', () => {
  const scene = sceneAt(1.25);
  const wanted: Scene = {
    ...scene,
    layers: [...scene.layers, { kind: 'still', name: 'the film', box: film }],
  };
  const box = deviceBox(film, 1.25);

  test('in one colour throughout stands still', () => {
    expect(checkPicture([paint(scene, [{ box, colour: 0x336699 }])], wanted)).toEqual([]);
  });

  test('in two colours did not', () => {
    const fills = [
      { box, colour: 0x336699 },
      { box: { ...box, top: box.top + 60 }, colour: 0x996633 },
    ];
    expect(checkPicture([paint(scene, fills)], wanted).join()).toMatch(/the film did not stand still/);
  });
});

describe('sizes', () => {
  test('between two whole numbers may be rounded either way, not further', () => {
    const scene: Scene = { ...sceneAt(1), height: 480.4 };
    const { width } = paint(scene);
    const tall = (height: number) =>
      paintPicture(
        scene.layers.flatMap((layer) => fillsOf(layer, 1)),
        width,
        height,
      );
    expect(checkPicture([tall(480)], scene)).toEqual([]);
    expect(checkPicture([tall(481)], scene)).toEqual([]);
    expect(checkPicture([tall(479)], scene)).not.toEqual([]);
    expect(checkPicture([tall(482)], scene)).not.toEqual([]);
  });

  test('of parts must agree', () => {
    const scene = sceneAt(1);
    expect(checkPicture([paint(scene), paintPicture([], 399, 10)], scene).join()).toMatch(
      /part 2 is 399 wide/,
    );
    expect(checkPicture([], scene)).toEqual(['there is no picture']);
  });
});

describe('reading a picture', () => {
  test.each(['image/png', 'image/webp', 'image/jpeg'] as const)('from %s gives its pixels', async (type) => {
    const canvas = createCanvas(40, 3000);
    const context = canvas.getContext('2d');
    context.fillStyle = '#204060';
    context.fillRect(0, 0, 40, 3000);
    const bytes = type === 'image/png' ? canvas.toBuffer(type) : canvas.toBuffer(type, 100);
    const picture = await readPicture(bytes);
    expect([picture.width, picture.height]).toEqual([40, 3000]);
    const [pixel = 0] = picture.rows(2999, 1);
    if (type === 'image/png') expect(pixel).toBe(pixelOf(0x204060));
    else expect(Math.abs((pixel & 255) - 0x20)).toBeLessThan(6);
  });

  test('of something else is refused', async () => {
    await expect(readPicture(Buffer.from('no picture'))).rejects.toThrow();
  });
});

test('a colour is counted pixel by pixel', () => {
  const scene = sceneAt(1);
  const spots = [
    { box: { left: 3, top: 5, right: 4, bottom: 6 }, colour: foreign },
    { box: { left: 390, top: 470, right: 400, bottom: 472 }, colour: foreign },
  ];
  expect(countColour(paint(scene), foreign)).toBe(0);
  expect(countColour(paint(scene, spots), foreign)).toBe(21);
});
