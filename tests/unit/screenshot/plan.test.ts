import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOf, longestPartPx, partHeight, scaleOf, tileOf } from '../../../utils/screenshot/plan.ts';
import { slicesOf } from '../../../utils/screenshot/slices.ts';
import { showAt } from './fake-scroller.ts';

const shown = showAt(
  {
    content: { width: 1265, height: 5000 },
    window: { width: 1280, height: 757 },
    ratio: 1,
    snap: 'css',
  },
  { left: 0, top: 0 },
);

describe('the scale of a picture', () => {
  test('is the page’s own ratio where rounding explains the difference', () => {
    expect(scaleOf({ window: { width: 1164, height: 600 }, ratio: 1.1 }, { width: 1280, height: 660 })).toBe(
      1.1,
    );
  });

  test('is measured where the page’s ratio cannot be right', () => {
    expect(scaleOf({ window: { width: 640, height: 400 }, ratio: 1 }, { width: 1280, height: 800 })).toBe(2);
  });
});

describe('a tile', () => {
  test('leaves the scrollbar out', () => {
    const view = { x: 0, y: 0, width: 1265, height: 757 };
    expect(tileOf({ ...shown, view }, { width: 1280, height: 757 }).box).toEqual({
      left: 0,
      top: 0,
      right: 1265,
      bottom: 757,
    });
  });

  test('of a pane is what the pane shows, and none of what is around it', () => {
    const view = { x: 200, y: 50, width: 600, height: 400 };
    const atEnd = { right: true, bottom: false };
    expect(tileOf({ ...shown, view, top: 300, atEnd, ratio: 2 }, { width: 2560, height: 1514 })).toEqual({
      from: { x: 400, y: 100 },
      box: { left: 0, top: 600, right: 1201, bottom: 1400 },
    });
  });
});

describe('parts', () => {
  test('are within the limits, as few as that takes, and alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 400_000 }),
        (width, height) => {
          const part = partHeight({ width, height });
          expect(part).toBeLessThanOrEqual(longestPartPx);
          expect(part * width).toBeLessThanOrEqual(Math.max(32_000_000, width));
          const highest = Math.max(1, Math.min(longestPartPx, Math.floor(32_000_000 / width)));
          expect(Math.ceil(height / part)).toBe(Math.ceil(height / highest));
        },
      ),
    );
  });

  test('a page of 100,000 px comes in seven', () => {
    expect(Math.ceil(100_000 / partHeight({ width: 1265, height: 100_000 }))).toBe(7);
  });
});

describe('slices', () => {
  test('are one for a page of 10,000 px', () => {
    expect(slicesOf(null, { ...shown, content: { width: 1265, height: 10_000 } })).toEqual([
      { rect: { x: 0, y: 0, width: 1265, height: 10_000 }, scale: 1 },
    ]);
  });

  test('cover the region without a gap, at whole device pixels, in the document’s own coordinates', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000 }),
        fc.constantFrom(0.9, 1, 1.1, 1.25, 4 / 3, 1.5, 5 / 3, 2, 3),
        (height, ratio) => {
          const page = { ...shown, content: { width: 1265, height }, ratio, origin: { x: -735, y: 0 } };
          let top = 0;
          for (const { rect } of slicesOf(null, page)) {
            expect(rect.x).toBe(-735);
            expect(rect.y).toBeCloseTo(top, 6);
            for (const side of [rect.y, rect.height]) {
              expect(Math.abs(side * ratio - Math.round(side * ratio))).toBeLessThan(1e-6);
            }
            expect(rect.height * ratio).toBeLessThanOrEqual(longestPartPx + 60 * ratio);
            top += rect.height;
          }
          expect(top * ratio).toBeCloseTo(Math.round(height * ratio));
        },
      ),
    );
  });

  test('of a region are of that region', () => {
    const region = { x: 10, y: 20, width: 30, height: 40 };
    expect(slicesOf(region, shown)).toEqual([{ rect: region, scale: 1 }]);
    expect(boxOf(region, shown, 2)).toEqual({ left: 20, top: 40, right: 80, bottom: 120 });
  });
});
