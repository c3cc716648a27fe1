import { describe, expect, test } from 'vitest';
import { Annotations, numberOf } from '../../../utils/annotate/annotations.ts';
import {
  boundsOf,
  handlesOf,
  resized,
  shapeAt,
  shifted,
  shiftedWithin,
} from '../../../utils/annotate/shapes.ts';
import {
  makeArrow,
  makeBox,
  makeEllipse,
  makeHighlight,
  makeLine,
  makeNumber,
  makePen,
  makeRedaction,
  makeText,
  withShapes,
} from './make-shapes.ts';

describe('what is at a place', () => {
  test.each([
    ['an arrow', makeArrow(), { x: 100, y: 104 }, { x: 100, y: 130 }],
    ['a box, on its line', makeBox(), { x: 100, y: 150 }, { x: 200, y: 150 }],
    ['a line', makeLine(), { x: 100, y: 104 }, { x: 100, y: 112 }],
    ['an ellipse, on its line', makeEllipse(), { x: 200, y: 102 }, { x: 200, y: 150 }],
    ['an ellipse, not in its rectangle’s corner', makeEllipse(), { x: 300, y: 150 }, { x: 296, y: 104 }],
    ['a pen line', makePen(), { x: 35, y: 25 }, { x: 60, y: 10 }],
    ['a highlight', { ...makeBox(), kind: 'highlight' as const }, { x: 200, y: 150 }, { x: 310, y: 150 }],
    ['a text', makeText(), { x: 500, y: 410 }, { x: 500, y: 440 }],
    ['a number', makeNumber(), { x: 310, y: 305 }, { x: 330, y: 300 }],
    ['a redaction', makeRedaction(), { x: 200, y: 150 }, { x: 200, y: 210 }],
  ])('%s', (_name, shape, on, beside) => {
    expect(shapeAt(withShapes(shape), on, 4)).toBe(shape);
    expect(shapeAt(withShapes(shape), beside, 4)).toBeNull();
  });

  test('is the one drawn last', () => {
    const later = makeArrow({ id: 9 });
    expect(shapeAt(withShapes(makeArrow(), later), { x: 100, y: 100 }, 4)).toBe(later);
  });

  test('is never a redaction where something is painted over it', () => {
    const number = makeNumber({ x: 150, y: 150 });
    expect(shapeAt(withShapes(number, makeRedaction()), { x: 150, y: 150 }, 4)).toBe(number);
  });

  test('is a redaction before a highlight, as the highlight is painted under it', () => {
    const redaction = makeRedaction();
    const at = { x: 150, y: 150 };
    expect(shapeAt(withShapes(redaction, makeHighlight()), at, 4)).toBe(redaction);
    expect(shapeAt(withShapes(makeHighlight(), redaction), at, 4)).toBe(redaction);
  });

  test('is an ellipse all over if it is too small to have an inside', () => {
    const ellipse = makeEllipse({ width: 8, height: 8 });
    expect(shapeAt(withShapes(ellipse), { x: 104, y: 104 }, 4)).toBe(ellipse);
    expect(shapeAt(withShapes(ellipse), { x: 103, y: 104 }, 4)).toBe(ellipse);
  });

  test('is a box all over where it is too small to have an inside', () => {
    const box = makeBox({ width: 8, height: 8 });
    expect(shapeAt(withShapes(box), { x: 104, y: 104 }, 4)).toBe(box);
  });
});

describe('a handle', () => {
  test('of a rectangle pulls the two sides it is on', () => {
    const box = makeBox();
    const corner = handlesOf(box).find(({ h, v }) => h === 0 && v === 0);
    const side = handlesOf(box).find(({ h, v }) => h === 1 && v === 0.5);
    if (!corner || !side) throw new Error('A box has eight handles');
    expect(resized(box, corner, { x: 80, y: 90 })).toEqual({
      ...box,
      x: 80,
      y: 90,
      width: 220,
      height: 110,
    });
    expect(resized(box, side, { x: 350, y: 777 })).toEqual({ ...box, width: 250 });
  });

  test('pulled across turns the rectangle over', () => {
    const box = makeBox();
    const side = handlesOf(box).find(({ h, v }) => h === 1 && v === 0.5);
    if (!side) throw new Error('A box has eight handles');
    expect(boundsOf(resized(box, side, { x: 40, y: 0 }))).toEqual({
      x: 40,
      y: 100,
      width: 60,
      height: 100,
    });
  });

  test('with Shift makes a square of a rectangle and keeps an arrow straight', () => {
    const [end] = handlesOf(makeBox());
    if (!end) throw new Error('A box has eight handles');
    expect(boundsOf(resized(makeBox(), end, { x: 150, y: 190 }, { even: true }))).toMatchObject({
      width: 90,
      height: 90,
    });
    const arrow = makeArrow();
    const [tip] = handlesOf(arrow);
    if (!tip) throw new Error('An arrow has two handles');
    const { to } = resized(arrow, tip, { x: 150, y: 60 }, { even: true });
    expect(to.y).toBeCloseTo(50);
    expect(to.x).toBeCloseTo(50 + Math.hypot(100, 10));
  });

  test('of a pen line stretches it', () => {
    const pen = makePen();
    const [end] = handlesOf(pen);
    if (!end) throw new Error('A pen line has eight handles');
    const { points } = resized(pen, end, { x: 210, y: 70 });
    expect(points).toEqual([
      { x: 10, y: 10 },
      { x: 110, y: 70 },
      { x: 210, y: 10 },
    ]);
  });

  test('of a line without height leaves its height alone', () => {
    const flat = makePen({
      points: [
        { x: 10, y: 10 },
        { x: 60, y: 10 },
      ],
    });
    const [end] = handlesOf(flat);
    if (!end) throw new Error('A pen line has eight handles');
    expect(resized(flat, end, { x: 110, y: 10 }).points).toEqual([
      { x: 10, y: 10 },
      { x: 110, y: 10 },
    ]);
  });

  test('is there for a text at its end alone, and not for a number', () => {
    expect(handlesOf(makeText()).map(({ h, v }) => [h, v])).toEqual([[1, 0.5]]);
    expect(handlesOf(makeNumber())).toEqual([]);
  });
});

describe('moving', () => {
  test.each([
    makeArrow(),
    makeLine(),
    makeBox(),
    makeEllipse(),
    makeHighlight(),
    makePen(),
    makeText(),
    makeNumber(),
    makeRedaction(),
  ])('takes all of a $kind along', (shape) => {
    const { x, y, width, height } = boundsOf(shape);
    expect(boundsOf(shifted(shape, { x: 7, y: -3 }))).toEqual({ x: x + 7, y: y - 3, width, height });
  });

  test('leaves something to take hold of in the frame', () => {
    const frame = { x: 0, y: 0, width: 400, height: 400 };
    const away = boundsOf(shiftedWithin(makeBox(), { x: 5000, y: -5000 }, frame, 4));
    expect(away).toEqual({ x: 396, y: -96, width: 200, height: 100 });
  });
});

test('steps are numbered in their order, without gaps', () => {
  const [one, two, three] = [makeNumber({ id: 1 }), makeNumber({ id: 7 }), makeNumber({ id: 5 })];
  const all = withShapes(one, makeBox({ id: 2 }), two, three);
  expect([one, two, three].map((step) => numberOf(all, step))).toEqual([1, 2, 3]);
  expect([two, three].map((step) => numberOf(withShapes(two, three), step))).toEqual([1, 2]);
});

describe('annotations in a row', () => {
  test('are read back as they were', () => {
    const shapes = [
      makeArrow(),
      makeLine(),
      makeBox(),
      makeEllipse(),
      makePen(),
      makeText(),
      makeNumber(),
      makeRedaction({ reason: 'iban' }),
    ];
    const annotations = { shapes, crop: { x: 1, y: 2, width: 3, height: 4 } };
    expect(Annotations.parse(JSON.parse(JSON.stringify(annotations)))).toEqual(annotations);
  });

  test('are refused where a shape is none of ours', () => {
    expect(Annotations.safeParse({ shapes: [{ ...makeBox(), kind: 'blur' }], crop: null }).success).toBe(
      false,
    );
    expect(Annotations.safeParse({ shapes: [{ ...makeBox(), colour: 'url(x)' }], crop: null }).success).toBe(
      false,
    );
  });
});
