import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Annotations, type Shape } from '../../utils/annotate/annotations.ts';
import { overlap } from '../../utils/annotate/geometry.ts';
import { palette } from '../../utils/annotate/palette.ts';
import { redactionFill } from '../../utils/annotate/redaction-fill.ts';
import { boundsOf } from '../../utils/annotate/shapes.ts';
import { apart, changedIn, exported, groundAt, groundPicture, highlighted, pixelOf } from './paint.ts';

const size = { width: 300, height: 200 };
const whole = { x: 0, y: 0, ...size };
const picture = groundPicture(size);
const black = pixelOf(redactionFill);
const red = pixelOf(palette.red.core);
const drawn = { colour: 'red', weight: 8 } as const;

const line: Shape = { kind: 'line', id: 1, ...drawn, from: { x: 40, y: 100 }, to: { x: 260, y: 100 } };
const box: Shape = { kind: 'box', id: 1, ...drawn, x: 60, y: 40, width: 160, height: 100 };
const ellipse: Shape = { ...box, kind: 'ellipse' };
const pen: Shape = {
  kind: 'pen',
  id: 1,
  ...drawn,
  points: [
    { x: 40, y: 100 },
    { x: 150, y: 100 },
    { x: 260, y: 100 },
  ],
};
const arrow: Shape = { kind: 'arrow', id: 1, ...drawn, from: { x: 40, y: 100 }, to: { x: 260, y: 100 } };
const step: Shape = { kind: 'number', id: 1, ...drawn, x: 150, y: 100 };
const text: Shape = {
  kind: 'text',
  id: 1,
  ...drawn,
  x: 40,
  y: 60,
  width: 200,
  height: 50,
  text: 'MMMM',
  lines: ['MMMM'],
};

function paint(...shapes: Shape[]) {
  return exported(picture, { shapes, crop: null });
}

/** Returns how much lighter a pixel became; below 0 if it became darker. */
function lightened(pixels: ReturnType<typeof paint>, x: number, y: number): number {
  return pixels.at(x, y).reduce((sum, value, channel) => sum + value - (groundAt(x, y)[channel] ?? 0), 0);
}

describe('a stroke', () => {
  test.each([line, pen, box, ellipse])('of a $kind is one solid colour across its width', (shape) => {
    const pixels = paint(shape);
    const middle = shape.kind === 'line' || shape.kind === 'pen' ? 100 : 40;
    for (let y = middle - 3; y < middle + 3; y += 1) expect(pixels.at(150, y)).toEqual(red);
  });

  test('has no outline: beside it the image is only darker, the less the farther away', () => {
    const pixels = paint(line);
    const below = [105, 107, 109, 111, 113].map((y) => lightened(pixels, 150, y));
    expect(below.every((value) => value < 0)).toBe(true);
    expect(below).toEqual(below.toSorted((a, b) => a - b));
    expect(lightened(pixels, 150, 120)).toBe(0);
    expect(pixels.at(150, 88)).toEqual(groundAt(150, 88));
  });

  test('throws its shadow downwards', () => {
    const pixels = paint(line);
    expect(lightened(pixels, 150, 106)).toBeLessThan(lightened(pixels, 150, 93));
  });

  test.each([2.4, 4, 7])('of weight %d is as wide as its weight', (weight) => {
    const pixels = paint({ ...line, weight });
    const rows = Array.from({ length: 30 }, (_, at) => 85 + at);
    const solid = rows.filter((y) => apart(pixels.at(150, y), red) < 40).length;
    expect(Math.abs(solid - weight)).toBeLessThanOrEqual(1.5);
  });

  test('of an arrow ends exactly where the pointer was let go', () => {
    const changed = changedIn(paint(arrow), whole);
    const pixels = paint(arrow);
    const reddest = Array.from({ length: 60 }, (_, at) => 230 + at).findLast(
      (x) => apart(pixels.at(x, 100), red) < 120,
    );
    expect(Math.abs((reddest ?? 0) + 1 - 260)).toBeLessThanOrEqual(1);
    expect(changed).not.toBeNull();
  });

  test('of black has a light shadow, as a dark one would not lift it', () => {
    expect(lightened(paint({ ...line, colour: 'black' }), 150, 107)).toBeGreaterThan(0);
  });

  test('is over all shadows and highlights, whatever was drawn first', () => {
    const other: Shape = { ...line, id: 2, colour: 'blue', from: { x: 40, y: 104 }, to: { x: 260, y: 104 } };
    const mark: Shape = { ...box, kind: 'highlight', id: 3, colour: 'yellow' };
    const pixels = paint(line, other, mark);
    expect(pixels.at(150, 98)).toEqual(red);
    expect(pixels.at(150, 105)).toEqual(pixelOf(palette.blue.core));
  });
});

describe('a number', () => {
  test('is a disc of one colour without a ring', () => {
    const pixels = paint(step);
    for (const x of [124, 126, 173, 175]) expect(pixels.at(x, 100)).toEqual(red);
    expect(lightened(pixels, 150, 130)).toBeLessThan(0);
  });
});

describe('a highlight', () => {
  const mark: Shape = { ...box, kind: 'highlight', colour: 'yellow' };

  test('multiplies with the image and has no border', () => {
    const pixels = paint(mark);
    expect(changedIn(pixels, whole)).toEqual({ x: 60, y: 40, width: 160, height: 100 });
    for (const [x, y] of [
      [60, 90],
      [62, 90],
      [140, 90],
      [219, 90],
      [140, 40],
      [140, 139],
    ] as const) {
      expect(apart(pixels.at(x, y), highlighted(groundAt(x, y), 'yellow'))).toBeLessThan(3);
    }
  });

  test('over another one is darker than each alone', () => {
    const twice = paint(mark, { ...mark, id: 2, colour: 'blue' });
    expect(lightened(twice, 150, 90)).toBeLessThan(lightened(paint(mark), 150, 90));
  });
});

describe('a redaction', () => {
  const hidden = { kind: 'redaction', id: 9, x: 100, y: 90, width: 80, height: 60 } as const;

  test.each([
    line,
    arrow,
    box,
    ellipse,
    pen,
    step,
    text,
    { ...box, kind: 'highlight' as const, colour: 'yellow' as const },
    { ...box, kind: 'highlight' as const, colour: 'white' as const },
    { ...line, colour: 'black' as const },
  ])(
    'has its own colour or the colour of what is drawn on it: no shadow, no glow, no highlight ($kind)',
    (shape) => {
      for (const shapes of [
        [hidden, shape],
        [shape, hidden],
      ]) {
        const pixels = paint(...shapes);
        const inks = paint({ kind: 'redaction', id: 9, x: 0, y: 0, ...size }, shape);
        const stained: [number, number][] = [];
        for (let y = hidden.y; y < hidden.y + hidden.height; y += 1) {
          for (let x = hidden.x; x < hidden.x + hidden.width; x += 1) {
            const isInk = apart(inks.at(x, y), black) > 0;
            if (!isInk && apart(pixels.at(x, y), black) > 0) stained.push([x, y]);
          }
        }
        expect(stained).toEqual([]);
      }
    },
  );

  test('under a highlight is not seen through it', () => {
    const mark: Shape = { ...box, kind: 'highlight', colour: 'white' };
    const pixels = paint(hidden, mark);
    expect(changedIn(paint(hidden), hidden)).not.toBeNull();
    for (const [x, y] of [
      [100, 90],
      [140, 120],
      [179, 149],
    ] as const) {
      expect(pixels.at(x, y)).toEqual(black);
    }
  });
});

describe('what an earlier build stored', () => {
  const Fixture = z.object({
    row: z.object({ attachments: z.array(z.object({ annotations: z.optional(Annotations) })) }),
  });
  const stored = Fixture.parse(
    JSON.parse(readFileSync(fixture('draft-with-drawings.json'), 'utf8')),
  ).row.attachments.flatMap(({ annotations }) => annotations?.shapes ?? []);

  test('has every kind of shape of that time', () => {
    expect([...new Set(stored.map(({ kind }) => kind))].toSorted()).toEqual(
      ['arrow', 'box', 'highlight', 'number', 'pen', 'redaction', 'text'].toSorted(),
    );
  });

  // The stored pen has a single point, which no build ever painted.
  test.each(stored.filter(({ kind }) => kind !== 'pen'))('is painted at its place: $kind', (shape) => {
    const room = { width: 120, height: 90 };
    const pixels = exported(groundPicture(room), { shapes: [shape], crop: null });
    const changed = changedIn(pixels, { x: 0, y: 0, ...room });
    if (changed === null) throw new Error('Nothing is painted');
    const shared = overlap(changed, boundsOf(shape));
    expect(shared.width * shared.height).toBeGreaterThan(0);
  });
});

function fixture(name: string): URL {
  return new URL(`../unit/storage/fixtures/rows/${name}`, import.meta.url);
}
