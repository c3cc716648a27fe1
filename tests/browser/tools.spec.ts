import { zoomStep } from '../../components/annotator/annotator-keys.ts';
import { black, ground, received } from './drawing.ts';
import type { Point } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { Editor, isNear } from './pages/editor.ts';
import { Popup } from './pages/popup.ts';
import { untilTaken } from './screenshots.ts';
import type { Pixels, Rgb } from './wire.ts';

/** Where the marks of tests/pages/seam.html begin and end. CSS px from the page's middle. */
const marks = { left: -180, top: -116, right: 180, bottom: 116 };
const firstMark: Rgb = [0, 0, 255];
const lastMark: Rgb = [0, 255, 255];

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A drag with a tool inside a cell. CSS px from the cell's corner. */
interface Stroke {
  tool: string;
  from: Point;
  to: Point;
  /** Axes along which the shape's middle must be the drag's middle. */
  middle: ('x' | 'y')[];
}

const corner = { x: 9, y: 9 };
const opposite = { x: 35, y: 35 };
const middle = { x: 22, y: 22 };
const strokes: Stroke[] = [
  { tool: 'Arrow', from: { x: 8, y: 22 }, to: { x: 36, y: 22 }, middle: ['y'] },
  { tool: 'Box', from: corner, to: opposite, middle: ['x', 'y'] },
  { tool: 'Pen', from: { x: 10, y: 22 }, to: { x: 34, y: 22 }, middle: ['x', 'y'] },
  { tool: 'Highlight', from: corner, to: opposite, middle: ['x', 'y'] },
  { tool: 'Number', from: middle, to: middle, middle: ['x', 'y'] },
  { tool: 'Redact', from: corner, to: opposite, middle: ['x', 'y'] },
  { tool: 'Text', from: { x: 8, y: 8 }, to: { x: 8, y: 8 }, middle: [] },
];
const cellPx = 44;
/** How far ink may reach beyond a drag: half a line, an arrow's barbs; how far a letter may be inside. CSS px. */
const reach = 14;

/** A row of cells for each zoom. The middle row lies across the seam. */
const zooms = [
  { share: 0.5, top: -92 },
  { share: 1, top: -22 },
  { share: 2, top: 48 },
];

function cellAt(column: number, top: number): Point {
  return { x: -168 + column * 48, y: top };
}

/** Where the picture is on the screen. */
interface Place {
  seen: Pixels;
  /** Device pixels for each CSS pixel of the editor. */
  ratio: number;
  /** The picture's middle, in device pixels of the screen. */
  middle: Point;
  /** Device pixels of the screen for each pixel of the picture. */
  scale: number;
}

for (const ratio of [1, 1.25, 2]) {
  test.describe(`at ${ratio} pixels for each CSS pixel`, () => {
    test.use({ browserOptions: { deviceScaleFactor: ratio } });

    // A fractional ratio also finds what whole ratios find. `npm run test:all` takes the whole ratios too.
    const tag = ratio === 1.25 ? '@all-in-chromium' : '@all';
    test('each tool’s shape lands where it is drawn on a stitched picture, whatever the zoom, and is sent as it is seen', {
      tag,
    }, async ({ connected: browser, helpdesk, pages }) => {
      test.setTimeout(300_000);
      const tab = await browser.openTab(`${pages.url}/seam.html`);
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.captureMode('Full page').press('Space');
      await untilTaken(popup, 'full-page');
      const editor = await Editor.open(browser, popup);

      for (const { share, top } of zooms) {
        const place = await zoomTo(editor, share, ratio);
        for (const [column, { tool, from, to }] of strokes.entries()) {
          const cell = cellAt(column, top);
          const inEditor = (at: Point): Point => ({
            x: (place.middle.x + (cell.x + at.x) * ratio * place.scale) / place.ratio,
            y: (place.middle.y + (cell.y + at.y) * ratio * place.scale) / place.ratio,
          });
          await editor.tool(tool).click();
          await editor.surface.drag(inEditor(from), inEditor(to));
          if (tool !== 'Text') continue;
          await editor.surface.find('textbox', 'Text on the screenshot').fill('M');
          await editor.surface.press('Escape');
        }
      }
      // Choose nothing, because the frame around a chosen shape is not part of the picture.
      await editor.tool('Select').click();
      await editor.surface.press('Escape');
      const places: Place[] = [];
      for (const { share } of zooms) places.push(await zoomTo(editor, share, ratio));
      await editor.create();

      const picture = await received(helpdesk);
      const centre = { x: picture.width / 2, y: picture.height / 2 };
      const faults = zooms.flatMap(({ share, top }, row) =>
        strokes.flatMap((stroke, column) => {
          const what = `${stroke.tool} drawn at ${share * 100} %`;
          const cell = cellAt(column, top);
          const region = inPixels(cell, ratio, 1, centre);
          const [box, solid] = [inkIn(picture, region), solidIn(picture, region)];
          if (box === null || solid === null) return [`${what} is not there`];
          const drawn = inCss(box, cell, ratio, centre);
          // CSS px: one pixel of the picture for a line of whole pixels, one pixel of the screen for the pointer.
          const near = 1 / ratio + 1 / ((places[row]?.scale ?? 1) * ratio);
          return [
            ...misplaced(stroke, inCss(solid, cell, ratio, centre), near).map((fault) => `${what} ${fault}`),
            ...places.flatMap((place, at) => {
              const seen = inkIn(place.seen, inPixels(cell, ratio, place.scale, place.middle));
              const other = seen && inCss(seen, cell, ratio * place.scale, place.middle);
              const isSame = other !== null && isWithin(drawn, other, near + 1.5 / (ratio * place.scale));
              return isSame
                ? []
                : [`${what} is ${told(other)} on the screen in view ${at + 1}, sent ${told(drawn)}`];
            }),
          ];
        }),
      );
      expect(faults).toEqual([]);
      for (const [at, place] of places.entries()) {
        // The zoom has steps, so it comes within half a step of the wanted zoom.
        expect(Math.abs(Math.log(place.scale / (zooms[at]?.share ?? 0)))).toBeLessThan(
          Math.log(zoomStep) * 0.6,
        );
        expect(differing(place, picture, ratio)).toEqual([]);
      }
    });
  });
}

/** Zooms until a pixel of the picture takes about `share` pixels of the screen, as near as the zoom's steps come. */
async function zoomTo(editor: Editor, share: number, ratio: number): Promise<Place> {
  await editor.tool('Fit to window').click();
  const fitted = await findMarks(editor, ratio);
  const steps = Math.max(0, Math.round(Math.log(share / fitted.scale) / Math.log(zoomStep)));
  for (let step = 0; step < steps; step += 1) await editor.tool('Zoom in').click();
  return findMarks(editor, ratio);
}

/** Resolves to the picture's place once two looks in a row find the same zoom. */
async function findMarks(editor: Editor, ratio: number): Promise<Place> {
  const own = await editor.surface.evaluate<number>('devicePixelRatio');
  let before = Number.NaN;
  return until('the marks to be seen', async () => {
    const seen = await editor.look();
    const [first, last] = [boxOf(seen, firstMark), boxOf(seen, lastMark)];
    if (first === null || last === null) return undefined;
    const scale = (last.right - first.left) / ((marks.right - marks.left) * ratio);
    const stands = scale === before;
    before = scale;
    const half = { x: (first.left + last.right) / 2, y: (first.top + last.bottom) / 2 };
    return stands ? { seen, ratio: own, middle: half, scale } : undefined;
  });
}

/** A mark is searched for in every third pixel, and then measured exactly. */
const markStep = 3;

function boxOf(pixels: Pixels, colour: Rgb): Box | null {
  const isMark = (x: number, y: number) => isNear(pixels.at(x, y), colour);
  const whole = { left: 0, top: 0, right: pixels.width, bottom: pixels.height };
  const rough = boundsOf(whole, isMark, markStep);
  if (rough === null) return null;
  const { left, top, right, bottom } = rough;
  return boundsOf(
    { left: left - markStep, top: top - markStep, right: right + markStep, bottom: bottom + markStep },
    isMark,
  );
}

function inkIn(pixels: Pixels, region: Box): Box | null {
  return boundsOf(region, (x, y) => !isNear(pixels.at(x, y), ground));
}

/** How far apart the channels of a coloured pixel are at least. A shadow has no colour. */
const leastColour = 60;

/** Returns the box around what is drawn without its shadow: what is coloured, or as black as a redaction. */
function solidIn(pixels: Pixels, region: Box): Box | null {
  return boundsOf(region, (x, y) => {
    const pixel = pixels.at(x, y);
    return Math.max(...pixel) - Math.min(...pixel) > leastColour || isNear(pixel, black);
  });
}

/** Returns the smallest box around a region's wanted pixels; null if none. `right` and `bottom` are exclusive. */
function boundsOf(
  { left, top, right, bottom }: Box,
  isWanted: (x: number, y: number) => boolean,
  step = 1,
): Box | null {
  const found = { left: right, top: bottom, right: left, bottom: top };
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      if (!isWanted(x, y)) continue;
      found.left = Math.min(found.left, x);
      found.top = Math.min(found.top, y);
      found.right = Math.max(found.right, x + 1);
      found.bottom = Math.max(found.bottom, y + 1);
    }
  }
  return found.left < found.right ? found : null;
}

/** Converts a cell to pixels of a picture or of the screen. `centre`: the picture's middle in those pixels. */
function inPixels({ x, y }: Point, ratio: number, scale: number, centre: Point): Box {
  const across = (css: number) => Math.round(centre.x + css * ratio * scale);
  const down = (css: number) => Math.round(centre.y + css * ratio * scale);
  return { left: across(x), top: down(y), right: across(x + cellPx), bottom: down(y + cellPx) };
}

/** Converts a box in pixels to CSS px from the cell's corner. */
function inCss(box: Box, cell: Point, scale: number, centre: Point): Box {
  const across = (pixel: number) => (pixel - centre.x) / scale - cell.x;
  const down = (pixel: number) => (pixel - centre.y) / scale - cell.y;
  return { left: across(box.left), top: down(box.top), right: across(box.right), bottom: down(box.bottom) };
}

function isWithin(one: Box, other: Box, near: number): boolean {
  return (['left', 'top', 'right', 'bottom'] as const).every(
    (side) => Math.abs(one[side] - other[side]) <= near,
  );
}

/** Returns how a shape without its shadow differs from its drag. `near`: tolerance in CSS px. */
function misplaced({ tool, from, to, middle: along }: Stroke, box: Box, near: number): string[] {
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const faults = along
    .filter((axis) => Math.abs(centre[axis] - (from[axis] + to[axis]) / 2) > near)
    .map((axis) => `has its middle at ${centre[axis].toFixed(2)} along ${axis}`);
  const drawn = {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x),
    bottom: Math.max(from.y, to.y),
  };
  if (tool === 'Redact' && !isWithin(box, drawn, near)) faults.push(`covers ${told(box)}`);
  const isInside =
    box.left <= drawn.left + (tool === 'Text' ? reach : near) &&
    box.top <= drawn.top + reach &&
    box.right >= drawn.right - near &&
    box.bottom >= drawn.bottom - near;
  if (!isInside) faults.push(`reaches over ${told(box)} alone`);
  const isNearby =
    tool === 'Text' ||
    tool === 'Number' ||
    (box.left >= drawn.left - reach &&
      box.top >= drawn.top - reach &&
      box.right <= drawn.right + reach &&
      box.bottom <= drawn.bottom + reach);
  if (!isNearby) faults.push(`reaches as far as ${told(box)}`);
  return faults;
}

function told(box: Box | null): string {
  if (box === null) return 'nowhere';
  return [box.left, box.top, box.right, box.bottom].map((side) => side.toFixed(2)).join(' ');
}

const mostFaults = 5;
/** Side of the squares whose mean colours are compared, in the larger pixels. Each smooths lines on its own pixels. */
const squarePx = 16;
/** Largest difference of a channel between equal squares: half a pixel at an edge, and a little for scaling. */
const tolerance = 24;

/** Returns the squares between the marks in which the screen and the picture differ. */
function differing({ seen, middle: half, scale }: Place, picture: Pixels, ratio: number): string[] {
  const faults: string[] = [];
  const edge = (css: number, centre: number) => Math.round(centre + css * ratio * scale);
  const across = (x: number) => Math.round(picture.width / 2 + (x - half.x) / scale);
  const down = (y: number) => Math.round(picture.height / 2 + (y - half.y) / scale);
  const side = Math.round(squarePx * Math.max(1, scale));
  for (let top = edge(marks.top, half.y); top < edge(marks.bottom, half.y); top += side) {
    for (let left = edge(marks.left, half.x); left < edge(marks.right, half.x); left += side) {
      const [right, bottom] = [left + side, top + side];
      const here = meanIn(seen, { left, top, right, bottom });
      const sent = { left: across(left), top: down(top), right: across(right), bottom: down(bottom) };
      const there = meanIn(picture, sent);
      const isSame = here.every((value, channel) => Math.abs(value - (there[channel] ?? 0)) <= tolerance);
      if (!isSame && faults.length < mostFaults)
        faults.push(
          `at ${scale.toFixed(2)}, ${told(sent)}: ${here.map(Math.round)} on the screen, ${there.map(Math.round)} sent`,
        );
    }
  }
  return faults;
}

function meanIn(pixels: Pixels, { left, top, right, bottom }: Box): number[] {
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      for (const [channel, value] of pixels.at(x, y).entries()) sum[channel] = (sum[channel] ?? 0) + value;
    }
  }
  return sum.map((value) => value / ((right - left) * (bottom - top)));
}
