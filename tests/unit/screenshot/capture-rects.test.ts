import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shown } from '../../../utils/page/full-page/shown.ts';
import {
  captureRects,
  captureRectsOf,
  type SliceCamera,
  type SliceRequest,
} from '../../../utils/screenshot/capture-rects.ts';
import type { Stop } from '../../../utils/screenshot/capture-tiles.ts';
import type { Picture } from '../../../utils/screenshot/encode.ts';
import { longestPartPx } from '../../../utils/screenshot/plan.ts';
import { type FakeScroller, showAt } from './fake-scroller.ts';

const page: FakeScroller = {
  content: { width: 1000, height: 2000 },
  window: { width: 1000, height: 500 },
  ratio: 1,
  snap: 'css',
};

/** A document that grows to these heights, one each time it is given time. `before` is asked before each picture. */
function camera(heights: number[] = [], before: (taken: number) => Stop | null = () => null) {
  const scroller = { ...page };
  const slices: SliceRequest[] = [];
  const left = [...heights];
  const shown = () => showAt(scroller, { left: 0, top: 0 });
  const fake: SliceCamera<Shown> = {
    async take(slice): Promise<Picture | Stop> {
      const stop = before(slices.length);
      if (stop !== null) return stop;
      slices.push(slice);
      const { width, height } = slice.rect;
      return { blob: new Blob(), width, height };
    },
    async grow() {
      scroller.content = { width: 1000, height: left.shift() ?? scroller.content.height };
      return shown();
    },
    lay: async () => shown(),
    progress: async () => 'all' as const,
  };
  return { fake, laid: shown(), slices };
}

const heightsOf = (pictures: Picture[]) => pictures.map(({ height }) => height);

describe('slices', () => {
  const shown = showAt(page, { left: 0, top: 0 });
  const ratios = [0.9, 1, 1.1, 1.25, 4 / 3, 1.5, 5 / 3, 2, 3];

  test('cover everything without a gap, in the document’s own coordinates, and are no larger than a part', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 200_000, noNaN: true }),
        fc.constantFrom(...ratios),
        (height, ratio) => {
          const content = { width: 1265, height };
          let top = 0;
          for (const { rect, cut } of captureRectsOf(null, {
            ...shown,
            content,
            ratio,
            origin: { x: -720, y: 0 },
          })) {
            expect(rect.x * ratio + cut.x).toBeCloseTo(-720 * ratio, 6);
            expect(rect.y * ratio + cut.y).toBeCloseTo(top, 6);
            expect(cut.height).toBeLessThanOrEqual(longestPartPx + 60 * ratio);
            top += cut.height;
          }
          // Half a pixel, or a little less because lengths are floats, counts as a whole one.
          expect(Math.abs(top - height * ratio)).toBeLessThanOrEqual(0.505);
        },
      ),
    );
  });

  test('are asked for in whole CSS pixels that begin at a whole device pixel and hold what is wanted', () => {
    const side = fc.double({ min: 0, max: 3000, noNaN: true });
    fc.assert(
      fc.property(side, side, side, side, fc.constantFrom(...ratios), (x, y, width, height, ratio) => {
        const region = { x, y, width: width + 1, height: height + 1 };
        for (const { rect, cut } of captureRectsOf(region, { ...shown, ratio })) {
          expect(Object.values(rect).every(Number.isInteger)).toBe(true);
          expect(rect.x * ratio).toBeCloseTo(Math.round(rect.x * ratio), 6);
          expect(rect.y * ratio).toBeCloseTo(Math.round(rect.y * ratio), 6);
          expect(cut.x).toBeGreaterThanOrEqual(0);
          expect(cut.y).toBeGreaterThanOrEqual(0);
          expect(cut.x + cut.width).toBeLessThanOrEqual(rect.width * ratio + 1e-3);
          expect(cut.y + cut.height).toBeLessThanOrEqual(rect.height * ratio + 1e-3);
        }
      }),
    );
  });

  test('of a plain page are exactly the picture', () => {
    expect(captureRectsOf(null, { ...shown, content: { width: 1265, height: 10_000 } })).toEqual([
      {
        rect: { x: 0, y: 0, width: 1265, height: 10_000 },
        scale: 1,
        cut: { x: 0, y: 0, width: 1265, height: 10_000 },
      },
    ]);
  });
});

describe('a document that is pictured at once', () => {
  test.each([
    [2000, 1],
    [10_000, 1],
    [16_000, 1],
    [16_001, 2],
    [100_000, 7],
  ])('of %d px takes %d captures', async (height, captures) => {
    const { fake, laid, slices } = camera();
    const content = { width: 1000, height };
    const { pictures, stopped } = await captureRects(
      null,
      { ...laid, content },
      { ...fake, grow: async () => ({ ...laid, content }) },
    );
    expect(stopped).toBeNull();
    expect(slices).toHaveLength(captures);
    expect(heightsOf(pictures).reduce((sum, part) => sum + part)).toBe(height);
  });

  test('is followed while it grows, and pictured anew', async () => {
    const { fake, laid } = camera([2400, 2800, 2800]);
    const { pictures, stopped } = await captureRects(null, laid, fake);
    expect(heightsOf(pictures)).toEqual([2800]);
    expect(stopped).toBeNull();
  });

  test('that goes on and on is followed up to the limit, and that is said', async () => {
    const { fake, laid } = camera(Array.from({ length: 100 }, (_, at) => 2000 + 900 * (at + 1)));
    const { pictures, stopped } = await captureRects(null, laid, fake);
    expect(heightsOf(pictures).reduce((sum, part) => sum + part)).toBe(2000 + 30 * 500);
    expect(stopped).toBe('endless');
  });

  test('is not waited for where only a region is wanted', async () => {
    const { fake, laid, slices } = camera([2400]);
    await captureRects({ x: 0, y: 0, width: 100, height: 2000 }, laid, fake);
    expect(slices).toHaveLength(1);
  });

  test('that cannot be pictured anew is shown as it was, and why is said', async () => {
    const { fake, laid } = camera([2400], (taken) => (taken === 1 ? 'tab-changed' : null));
    const { pictures, stopped } = await captureRects(null, laid, fake);
    expect(heightsOf(pictures)).toEqual([2000]);
    expect(stopped).toBe('tab-changed');
  });

  test.each(['grow', 'lay'] as const)('keeps what it has where the page is gone (%s)', async (method) => {
    const { fake, laid } = camera([2400]);
    const { pictures, stopped } = await captureRects(null, laid, { ...fake, [method]: async () => null });
    expect(heightsOf(pictures)).toEqual([2000]);
    expect(stopped).toBe('page-left');
  });

  test.each([0, 1, 2])(
    'that is taken in slices ends after slice %d if the person has enough',
    async (enough) => {
      const { fake, laid } = camera();
      const long = { ...laid, content: { width: 1000, height: 50_000 } };
      const { length } = captureRectsOf(null, long);
      const progress = async (done: number) => (done < enough ? 'all' : 'enough');
      const { pictures, stopped } = await captureRects(null, long, { ...fake, progress });
      expect([pictures.length, stopped]).toEqual([Math.max(1, enough), 'ended']);
      expect(length).toBeGreaterThan(2);
      const cancelled = { ...fake, progress: async () => 'nothing' as const };
      expect(await captureRects(null, long, cancelled)).toEqual({ pictures: [], stopped: 'cancelled' });
    },
  );

  test('that is cancelled while it grows gives nothing', async () => {
    const { fake, laid } = camera([2400]);
    const progress = async (done: number) => (done > 0 ? 'all' : 'nothing');
    expect(await captureRects(null, laid, { ...fake, progress })).toEqual({
      pictures: [],
      stopped: 'cancelled',
    });
  });
});
