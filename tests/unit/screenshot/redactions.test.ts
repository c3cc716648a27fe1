import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Annotations } from '../../../utils/annotate/annotations.ts';
import type { SensitiveReport } from '../../../utils/page/sensitive-regions.ts';
import { hiddenIn, stoodStill } from '../../../utils/screenshot/redactions.ts';

type Region = SensitiveReport['regions'][number];

const email: Region = { x: 100, y: 40, width: 50, height: 20, kind: 'email', item: 0 };

function reportOf(regions: Region[], more: Partial<SensitiveReport> = {}): SensitiveReport {
  return {
    regions,
    unread: [],
    images: [],
    view: { x: 0, y: 0, width: 1000, height: 500 },
    scroll: { x: 0, y: 0 },
    incomplete: false,
    ...more,
  };
}

function redactionsOf(reports: SensitiveReport[], picture: { width: number; height: number }) {
  const both = reports.length === 1 ? [...reports, ...reports] : reports;
  return (hiddenIn(both, picture).annotations?.shapes ?? []).flatMap((shape) =>
    shape.kind === 'redaction' ? [shape] : [],
  );
}

/** The places of redactions in a picture, as `x y width height`. */
function places(regions: Region[], ratio = 1, more: Partial<SensitiveReport> = {}): string[] {
  const picture = { width: 1000 * ratio, height: 500 * ratio };
  return redactionsOf([reportOf(regions, more)], picture).map(({ x, y, width, height }) =>
    [x, y, width, height].join(' '),
  );
}

describe('a redaction', () => {
  test('stands where the region does, at any ratio, and says why', () => {
    expect(redactionsOf([reportOf([email])], { width: 1000, height: 500 })).toEqual([
      { kind: 'redaction', id: 1, x: 100, y: 40, width: 50, height: 20, reason: 'email', item: 0 },
    ]);
    expect(places([email], 2)).toEqual(['200 80 100 40']);
    expect(places([email], 1.25)).toEqual(['125 50 63 25']);
  });

  test('covers every pixel that a region touches, in a zoomed and scrolled window too', () => {
    const side = fc.integer({ min: 1, max: 4000 }).map((tenths) => tenths / 10);
    const ratio = fc.constantFrom(0.5, 1, 1.1, 1.25, 1.5, 2, 3);
    fc.assert(
      fc.property(side, side, side, side, ratio, (x, y, width, height, scale) => {
        const picture = { width: 1000 * scale, height: 500 * scale };
        const view = { x: 10, y: 20, width: 1000, height: 500 };
        const [redaction] = redactionsOf([reportOf([{ ...email, x, y, width, height }], { view })], picture);
        if (redaction === undefined) {
          expect(x + width <= 10 || y + height <= 20).toBe(true);
          return;
        }
        const near = 1e-6;
        expect(redaction.x).toBeLessThanOrEqual(Math.max(0, (x - 10) * scale) + near);
        expect(redaction.y).toBeLessThanOrEqual(Math.max(0, (y - 20) * scale) + near);
        const right = Math.min(picture.width, (x + width - 10) * scale);
        const bottom = Math.min(picture.height, (y + height - 20) * scale);
        expect(redaction.x + redaction.width).toBeGreaterThanOrEqual(right - near);
        expect(redaction.y + redaction.height).toBeGreaterThanOrEqual(bottom - near);
        for (const value of [redaction.x, redaction.y, redaction.width, redaction.height])
          expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });

  test('ends where the picture does, and is none beyond it', () => {
    expect(places([{ ...email, x: -20, y: -10 }])).toEqual(['0 0 30 10']);
    expect(places([{ ...email, x: 980, y: 490 }])).toEqual(['980 490 20 10']);
    expect(
      places([
        { ...email, y: 500 },
        { ...email, x: -60 },
      ]),
    ).toEqual([]);
  });

  test('follows what a pinch has enlarged', () => {
    expect(places([email], 1, { view: { x: 90, y: 30, width: 500, height: 250 } })).toEqual(['20 20 100 40']);
  });

  test('is there for what only one report names, and once for what both do', () => {
    const later = { ...email, y: 90 };
    const picture = { width: 1000, height: 500 };
    const both = redactionsOf([reportOf([email]), reportOf([email, later])], picture);
    expect(both.map(({ id, y }) => [id, y])).toEqual([
      [1, 40],
      [2, 90],
    ]);
    expect(Annotations.parse({ shapes: both, crop: null }).shapes).toEqual(both);
  });
});

test('a page that was scrolled or zoomed between two reports did not stand still', () => {
  const before = reportOf([email]);
  expect(stoodStill(before, reportOf([]))).toBe(true);
  expect(stoodStill(before, reportOf([email], { scroll: { x: 0, y: 1 } }))).toBe(false);
  expect(stoodStill(before, reportOf([email], { view: { ...before.view, width: 900 } }))).toBe(false);
});

test('a frame is hidden with its host, and what is hidden in it too', () => {
  const frame = { x: 10, y: 20, width: 100, height: 50, what: 'frame', host: 'pay.example' } as const;
  const card: Region = { x: 300, y: 20, width: 100, height: 30, kind: 'card', item: 0, host: '' };
  const hidden = redactionsOf([reportOf([card, email], { unread: [frame] })], { width: 1000, height: 500 });
  expect(hidden.map(({ reason, host }) => [reason, host])).toEqual([
    ['frame', 'pay.example'],
    ['card', ''],
    ['email', undefined],
  ]);
});

test('what moves while it is pictured is hidden on its way, as one thing', () => {
  const later = { ...email, x: 130, y: 60 };
  expect(redactionsOf([reportOf([email]), reportOf([later])], { width: 1000, height: 500 })).toEqual([
    { kind: 'redaction', id: 1, x: 100, y: 40, width: 80, height: 40, reason: 'email', item: 0 },
  ]);
});

describe('a picture', () => {
  const picture = { width: 1000, height: 500 };
  const still = reportOf([email]);
  const frameOf = (width: number) =>
    reportOf([], { unread: [{ x: 10, y: 20, width, height: 500, what: 'frame' }] });

  test('of a page that told everything is checked', () => {
    expect(hiddenIn([still, still], picture).unchecked).toBeUndefined();
    expect(hiddenIn([reportOf([]), reportOf([])], picture)).toEqual({});
  });

  test.each([
    ['before it', [null, still], 'unreadable'],
    ['after it', [still, null], 'unreadable'],
    ['whole', [still, { ...still, incomplete: true }], 'too-large'],
    ['at rest', [still, { ...still, scroll: { x: 0, y: 9 } }], 'moved'],
    ['without a large frame', [frameOf(500), frameOf(500)], 'frame'],
  ] as const)(
    'of a page that could not be read %s is not, and hides what is known',
    (_when, reports, why) => {
      const { unchecked, annotations } = hiddenIn(reports, picture);
      expect(unchecked).toBe(why);
      expect(annotations?.shapes.length ?? 0).toBeGreaterThanOrEqual(why === 'frame' ? 0 : 1);
    },
  );

  const unread = (what: 'plugin' | 'canvas' | 'video', width: number, height: number) =>
    reportOf([], { unread: [{ x: 0, y: 0, width, height, what }] });

  test.each(['plugin', 'canvas', 'video'] as const)(
    'of which a %s takes a tenth is not checked, and nothing of it is hidden',
    (what) => {
      const large = unread(what, 250, 200);
      expect(hiddenIn([large, large], picture)).toEqual({ unchecked: what });
      expect(hiddenIn([reportOf([]), large], picture).unchecked).toBe(what);
      const small = unread(what, 240, 200);
      expect(hiddenIn([small, small], picture).unchecked).toBeUndefined();
      expect(hiddenIn([small, small], picture).annotations?.shapes.length ?? 0).toBe(
        what === 'plugin' ? 1 : 0,
      );
    },
  );

  test('is not checked for what several canvases show together, and for a canvas in a part of the page', () => {
    const several = reportOf([], {
      unread: [0, 300, 600].map((x) => ({ x, y: 0, width: 200, height: 100, what: 'canvas' as const })),
    });
    expect(hiddenIn([several, several], picture).unchecked).toBe('canvas');
    // Layers of one drawing, as an editor's map of its text has them.
    const layers = reportOf([], {
      unread: [0, 20, 40].map((x) => ({ x, y: 0, width: 200, height: 150, what: 'canvas' as const })),
    });
    expect(hiddenIn([layers, layers], picture).unchecked).toBeUndefined();
    const corner = unread('canvas', 100, 100);
    const cut = { width: 200, height: 200 };
    expect(hiddenIn([corner, corner], cut, () => ({ x: 0, y: 0, width: 200 })).unchecked).toBe('canvas');
    expect(hiddenIn([corner, corner], cut, () => ({ x: 500, y: 0, width: 200 })).unchecked).toBeUndefined();
  });

  test('is not clean because it is long: what fills a tenth of a window is asked about', () => {
    const sheet = unread('canvas', 600, 300);
    const long = { width: 1000, height: 20_000 };
    expect(hiddenIn([sheet, sheet], long).unchecked).toBe('canvas');
  });

  test('says that it shows large images', () => {
    const shown = (width: number) => reportOf([], { images: [{ x: 0, y: 0, width, height: 250 }] });
    expect(hiddenIn([shown(200), shown(200)], picture)).toEqual({ images: true });
    expect(hiddenIn([shown(150), shown(150)], picture)).toEqual({});
  });

  test('of a page that moved hides what both reports name, each where it says', () => {
    const moved = reportOf([email], { view: { x: 0, y: 10, width: 500, height: 250 } });
    expect(hiddenIn([still, moved], picture).annotations?.shapes.map(({ id }) => id)).toEqual([1, 2]);
    expect(hiddenIn([still, moved], picture).annotations?.shapes[1]).toMatchObject({ x: 200, y: 60 });
  });

  test('hides a small frame that nobody can look into as a whole', () => {
    expect(hiddenIn([frameOf(100), frameOf(100)], picture)).toEqual({
      annotations: {
        shapes: [
          { kind: 'redaction', id: 1, x: 10, y: 20, width: 100, height: 480, reason: 'frame', item: 0 },
        ],
        crop: null,
      },
    });
  });
});

describe('what is probably not private', () => {
  const own: Region = { ...email, spare: 'own' };
  const spares = (...reports: Region[][]) =>
    redactionsOf(
      reports.map((regions) => reportOf(regions)),
      { width: 1000, height: 500 },
    ).map(({ spare }) => spare);

  test('is marked as what it is', () => {
    expect(
      spares([own, { ...email, x: 300, item: 1, spare: 'footer' }, { ...email, x: 500, item: 2 }]),
    ).toEqual(['own', 'footer', undefined]);
  });

  test('is not marked if its box also hides something else: a field with two addresses', () => {
    expect(spares([own, { ...email, item: 1 }])).toEqual([undefined]);
    expect(spares([email, { ...own, item: 1 }])).toEqual([undefined]);
    expect(spares([own, { ...email, kind: 'card', item: 1 }])).toEqual([undefined]);
  });

  test('is not marked if only one of the looks at the page found it so', () => {
    expect(spares([own], [email])).toEqual([undefined]);
    expect(spares([email], [own])).toEqual([undefined]);
    expect(spares([own], [{ ...own, spare: 'footer' }])).toEqual([undefined]);
    expect(spares([own], [own])).toEqual(['own']);
  });

  test('is marked by itself if the page has more to hide a moment later', () => {
    const stranger = { ...email, x: 300, item: 1 };
    expect(spares([own], [own, stranger])).toEqual(['own', undefined]);
  });
});
