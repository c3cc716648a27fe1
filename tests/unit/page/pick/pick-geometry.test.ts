import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrowOf,
  between,
  edgePush,
  edgePx,
  nudge,
  onDevicePixels,
  stepOf,
} from '../../../../utils/page/pick/pick-geometry.ts';

const coordinate = fc.integer({ min: -5000, max: 5000 });
const size = { min: 0, max: 4000, noNaN: true };
const point = fc.record({ x: coordinate, y: coordinate });

describe('a rectangle between two corners', () => {
  test('is the same whichever comes first, and never inside out', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const rect = between(a, b);
        expect(rect).toEqual(between(b, a));
        expect(rect.width).toBe(Math.abs(a.x - b.x));
        expect(rect.height).toBe(Math.abs(a.y - b.y));
      }),
    );
  });
});

test('a rectangle’s sides come to lie on whole device pixels, none further than half of one away', () => {
  const rect = fc.record({
    x: fc.double(size),
    y: fc.double(size),
    width: fc.double(size),
    height: fc.double(size),
  });
  fc.assert(
    fc.property(rect, fc.constantFrom(1, 1.25, 1.5, 2, 3), (given, ratio) => {
      const { x, y, width, height } = onDevicePixels(given, ratio);
      const sides = [x, y, x + width, y + height];
      const before = [given.x, given.y, given.x + given.width, given.y + given.height];
      for (const [index, side] of sides.entries()) {
        expect(Math.abs(side * ratio - Math.round(side * ratio))).toBeLessThan(1e-6);
        expect(Math.abs(side - (before[index] ?? 0)) * ratio).toBeLessThanOrEqual(0.5 + 1e-6);
      }
    }),
  );
});

describe('a drag at the edge', () => {
  test('scrolls the faster the further it is beyond it', () => {
    const pushes = [560, 580, 600, 640, 5000].map((at) => edgePush(at, 100, 600));
    expect(pushes[0]).toBe(0);
    expect([...pushes].sort((a, b) => a - b)).toEqual(pushes);
    expect(pushes[1]).toBeGreaterThan(0);
    expect(pushes[4]).toBeLessThan(100);
    expect(edgePush(-40, 100, 600)).toBeLessThan(0);
  });

  test('that began there does not scroll until it goes further out', () => {
    expect(edgePush(8, 4, 600)).toBe(0);
    expect(edgePush(595, 598, 600)).toBe(0);
    expect(edgePush(2, 4, 600)).toBeLessThan(0);
  });
});

describe('a crosshair moved by keys', () => {
  test('loses nothing: what it does not move is left to scroll', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: -80, max: 80 }).filter((by) => by !== 0),
        (from, by) => {
          const { at, over } = nudge(from, by, 600);
          expect(at + over).toBe(from + by);
          expect(at).toBeGreaterThanOrEqual(Math.min(from, edgePx));
          expect(at).toBeLessThanOrEqual(Math.max(from, 600 - edgePx));
        },
      ),
    );
  });

  test('that stands in an edge’s strip comes out of it without scrolling', () => {
    expect(nudge(5, 10, 600)).toEqual({ at: 15, over: 0 });
    expect(nudge(598, -50, 600)).toEqual({ at: 548, over: 0 });
  });

  test('goes a pixel for a tap, further while the key is held, and by large steps with Shift', () => {
    expect(stepOf(0, false)).toBe(1);
    expect(stepOf(10, false)).toBe(11);
    expect(stepOf(500, false)).toBe(24);
    expect(stepOf(0, true)).toBe(50);
  });

  test('is moved by arrow keys only', () => {
    expect(arrowOf('ArrowUp')).toEqual({ x: 0, y: -1 });
    expect(arrowOf('ArrowRight')).toEqual({ x: 1, y: 0 });
    expect(arrowOf('a')).toBeNull();
  });
});
