import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestPartPx, partHeight, scaleOf, tileOf } from '../../../utils/screenshot/plan.ts';
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

  test('of a pane that ends within a device row has no row of what is below the pane', () => {
    const view = { x: 332, y: 19, width: 585, height: 675.6 };
    const atEnd = { right: true, bottom: true };
    const dialog = { ...shown, view, top: 1524.4, atEnd, ratio: 1.25 };
    // The dialog is drawn from row 24 up to row 868.25.
    expect(tileOf(dialog, { width: 1600, height: 892 }).box.bottom).toBe(1906 + 868 - 24);
  });

  test('begins at the device pixel at which the browser draws half a pixel, although the half comes as a float', () => {
    const view = { x: Math.fround(332.4), y: 19, width: 584.8, height: 675.6 };
    expect(Math.fround(332.4) * 1.25).toBeLessThan(415.5);
    expect(tileOf({ ...shown, view, ratio: 1.25 }, { width: 1600, height: 892 }).from.x).toBe(416);
  });

  test('has no row that Firefox’s picture has beyond the window', () => {
    const page = {
      ...shown,
      view: { x: 201, y: 57, width: 644, height: 419 },
      window: { width: 853.33, height: 476.27 },
      ratio: 1.875,
    };
    expect(tileOf(page, { width: 1600, height: 894 }).box.bottom).toBe(893 - 107);
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
