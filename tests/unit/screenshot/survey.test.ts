import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../utils/screenshot/plan.ts';
import { createSurvey } from '../../../utils/screenshot/survey.ts';
import { type FakeScroller, pictureSize, showAt } from './fake-scroller.ts';

/** Looks at everything, as filming does, and returns what was new in each view. */
function look(
  scroller: FakeScroller,
  region: { x: number; y: number; width: number; height: number } | null,
) {
  const survey = createSurvey(region);
  const seen: Box[] = [];
  for (let at = survey.next(); at !== null; at = survey.next()) {
    let shown = showAt(scroller, at);
    for (let step = 0; step < 3; step += 1) {
      const { left, top } = survey.beyond(shown);
      if (left === 0 && top === 0) break;
      shown = showAt(scroller, { left: shown.left - Math.ceil(left), top: shown.top - Math.ceil(top) });
    }
    const tile = survey.add({ shown, size: pictureSize(scroller) });
    if (tile === null) throw new Error(`nothing can be made of the view at ${at.left}, ${at.top}`);
    seen.push(tile.box);
    if (seen.length > 500) throw new Error('it does not come to an end');
  }
  return { survey, seen };
}

const side = (min: number, max: number) => fc.integer({ min, max });
const scrollers: fc.Arbitrary<FakeScroller> = fc.record({
  content: fc.record({ width: side(200, 3000), height: side(200, 9000) }),
  window: fc.record({ width: side(300, 1400), height: side(300, 1000) }),
  ratio: fc.constantFrom(1, 1.1, 1.25, 1.5, 5 / 3, 2, 3),
  snap: fc.constantFrom('device', 'css'),
});

describe('a survey', () => {
  test('sees every pixel: rows follow each other without a gap, and in a row the views do', () => {
    fc.assert(
      fc.property(scrollers, (scroller) => {
        const { survey, seen } = look(scroller, null);
        const box = survey.box();
        const rows = Map.groupBy(seen, ({ top }) => top);
        let covered = 0;
        for (const [top, tiles] of [...rows].sort(([a], [b]) => a - b)) {
          expect(top).toBe(covered);
          let right = 0;
          for (const tile of tiles) {
            expect(tile.left).toBeLessThanOrEqual(right);
            right = Math.max(right, tile.right);
          }
          expect(right).toBeGreaterThanOrEqual(Math.min(box.right, survey.rightEnd()));
          covered = Math.max(...tiles.map(({ bottom }) => bottom));
        }
        expect(covered).toBeGreaterThanOrEqual(survey.coveredTo());
        const exact = Math.max(scroller.content.height, 0) * scroller.ratio;
        expect(Math.abs(survey.coveredTo() - exact)).toBeLessThanOrEqual(scroller.ratio + 1);
        expect(Math.abs(survey.rightEnd() - scroller.content.width * scroller.ratio)).toBeLessThanOrEqual(
          scroller.ratio + 1,
        );
      }),
    );
  });

  test('has the last column of a pane up to the window’s edge, whose width the browser rounds down', () => {
    const scroller: FakeScroller = {
      content: { width: 1280, height: 3000 },
      window: { width: 1280, height: 720 },
      ratio: 2,
      snap: 'device',
    };
    const shown = showAt(scroller, { left: 0, top: 0 });
    const pane = { x: 240, y: 48, width: 1039.5, height: 672 };
    const survey = createSurvey(null);
    const atEnd = { right: true, bottom: false };
    const frame = { ...shown, view: pane, content: { width: 1039.5, height: 3000 }, atEnd };
    survey.add({ shown: frame, size: pictureSize(scroller) });
    expect(survey.box().right).toBe(2080);
  });

  test('needs ⌈height ÷ window⌉ views of a plain page, and says so beforehand', () => {
    fc.assert(
      fc.property(side(1, 20_000), side(100, 1500), fc.constantFrom(1, 2, 3), (height, window, ratio) => {
        const width = 1280;
        const scroller = {
          content: { width, height: Math.max(height, window) },
          window: { width, height: window },
        };
        const { survey, seen } = look({ ...scroller, ratio, snap: 'device' }, null);
        expect(seen).toHaveLength(Math.ceil(scroller.content.height / window));
        expect(survey.frames()).toBe(seen.length);
      }),
    );
  });

  test('takes one more view for a last row of a single pixel', () => {
    const scroller: FakeScroller = {
      content: { width: 1280, height: 2101 },
      window: { width: 1280, height: 700 },
      ratio: 1,
      snap: 'css',
    };
    const { survey, seen } = look(scroller, null);
    expect(survey.coveredTo()).toBe(2101);
    expect(seen.map(({ top }) => top)).toEqual([0, 700, 1400, 2100]);
  });

  test('of a region sees that region and no row below it more than a window needs', () => {
    fc.assert(
      fc.property(scrollers, fc.nat(), fc.nat(), (scroller, x, y) => {
        const { content } = scroller;
        const region = {
          x: x % (content.width - 100),
          y: y % (content.height - 100),
          width: 100,
          height: 100,
        };
        const { survey, seen } = look(scroller, region);
        const box = survey.box();
        expect(survey.coveredTo()).toBeGreaterThanOrEqual(box.bottom - scroller.ratio - 1);
        expect(Math.min(...seen.map(({ top }) => top))).toBe(box.top);
        expect(Math.min(...seen.map(({ left }) => left))).toBeLessThanOrEqual(box.left);
      }),
    );
  });

  test('follows a page that grows, to three times its height or thirty windows, and says that it goes on', () => {
    const window = { width: 1000, height: 500 };
    const survey = createSurvey(null);
    let height = 1000;
    for (let at = survey.next(); at !== null; at = survey.next()) {
      const scroller: FakeScroller = { content: { width: 1000, height }, window, ratio: 1, snap: 'css' };
      survey.add({ shown: showAt(scroller, at), size: pictureSize(scroller) });
      height += 500;
    }
    expect(survey.isEndless()).toBe(true);
    expect(survey.coveredTo()).toBe(1000 + 30 * 500);
  });

  test('takes a window of another size for another layout', () => {
    const scroller: FakeScroller = {
      content: { width: 1000, height: 3000 },
      window: { width: 1000, height: 500 },
      ratio: 1,
      snap: 'css',
    };
    const survey = createSurvey(null);
    survey.add({ shown: showAt(scroller, { left: 0, top: 0 }), size: pictureSize(scroller) });
    const other = { ...scroller, window: { width: 900, height: 500 } };
    expect(survey.add({ shown: showAt(other, { left: 0, top: 500 }), size: pictureSize(other) })).toBeNull();
  });
});
