import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitted,
  fittedAcross,
  panned,
  settled,
  toImage,
  toScreen,
  withInSight,
  zoomed,
} from '../../../utils/annotate/view.ts';

const frame = { x: 0, y: 0, width: 1000, height: 500 };
const area = { across: 532, down: 432 };

describe('a frame is fitted so that it', () => {
  test('shows whole in the middle', () => {
    const view = fitted(frame, area, 1);
    expect(view).toEqual({ scale: 0.5, left: 16, top: 91 });
  });

  test('is not enlarged beyond what is asked', () => {
    expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, area, 1).scale).toBe(1);
  });

  test('comes into the middle, wherever in the image it is', () => {
    const view = fitted({ x: 400, y: 100, width: 100, height: 100 }, area, 1);
    expect(toScreen(view, { x: 450, y: 150 })).toEqual({ left: 266, top: 216 });
  });

  test('has a size also on a canvas without room', () => {
    expect(fitted(frame, { across: 0, down: 0 }, 1).scale).toBeGreaterThan(0);
  });
});

describe('a frame is fitted to the width so that it', () => {
  const tall = { x: 0, y: 0, width: 1000, height: 9000 };

  test('is as wide as the canvas and begins at its top', () => {
    expect(fittedAcross(tall, area, 1)).toEqual({ scale: 0.5, left: 16, top: 16 });
  });

  test('begins at its own top after a crop', () => {
    const view = fittedAcross({ ...tall, x: 300, y: 4000, height: 3000 }, area, 1);
    expect(toScreen(view, { x: 300, y: 4000 })).toEqual({ left: 16, top: 16 });
  });

  test('is in the middle if it is not as high as the canvas', () => {
    expect(fittedAcross(frame, area, 1)).toEqual(fitted(frame, area, 1));
  });

  test('is not enlarged beyond what is asked', () => {
    expect(fittedAcross({ x: 0, y: 0, width: 10, height: 9000 }, area, 1).scale).toBe(1);
  });

  test('has a size also on a canvas without room', () => {
    expect(fittedAcross(tall, { across: 0, down: 0 }, 1).scale).toBeGreaterThan(0);
  });
});

test('image and screen places turn into each other and back', () => {
  const number = fc.double({ min: -5000, max: 5000, noNaN: true });
  const scale = fc.double({ min: 0.05, max: 8, noNaN: true });
  fc.assert(
    fc.property(number, number, scale, number, number, (left, top, by, x, y) => {
      const back = toImage({ scale: by, left, top }, toScreen({ scale: by, left, top }, { x, y }));
      expect(back.x).toBeCloseTo(x, 4);
      expect(back.y).toBeCloseTo(y, 4);
    }),
  );
});

describe('zoom', () => {
  test('keeps what is under the pointer under it', () => {
    const view = { scale: 0.5, left: 16, top: 91 };
    const at = { left: 200, top: 150 };
    const closer = zoomed(view, 2, at, 0.1);
    expect(closer.scale).toBe(1);
    expect(toImage(closer, at)).toEqual(toImage(view, at));
  });

  test('ends at eightfold and at the least that is asked for', () => {
    const view = { scale: 1, left: 0, top: 0 };
    expect(zoomed(view, 100, { left: 0, top: 0 }, 0.5).scale).toBe(8);
    expect(zoomed(view, 0.001, { left: 0, top: 0 }, 0.5).scale).toBe(0.5);
  });
});

describe('a view settles', () => {
  test('in the middle where there is room', () => {
    expect(settled({ scale: 0.1, left: -900, top: 900 }, frame, area)).toEqual({
      scale: 0.1,
      left: 216,
      top: 191,
    });
  });

  test('at the edge where it was pulled beyond it', () => {
    const view = panned({ scale: 1, left: 0, top: -10 }, { left: 500, top: 0 });
    expect(settled(view, frame, area)).toEqual({ scale: 1, left: 16, top: -10 });
    expect(settled({ scale: 1, left: -5000, top: -10 }, frame, area).left).toBe(532 - 16 - 1000);
  });
});

test('what the keyboard points at comes into sight, and what is in sight stays', () => {
  const view = { scale: 1, left: 0, top: 0 };
  expect(withInSight(view, { x: 100, y: 100 }, area)).toEqual(view);
  const moved = withInSight(view, { x: 900, y: 100 }, area);
  expect(toScreen(moved, { x: 900, y: 100 })).toEqual({ left: 516, top: 100 });
});
