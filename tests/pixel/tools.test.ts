import { describe, expect, test } from 'vitest';
import { type Annotations, noAnnotations } from '../../utils/annotate/annotations.ts';
import { createEditor } from '../../utils/annotate/editor.ts';
import { palette } from '../../utils/annotate/palette.ts';
import { redactionFill } from '../../utils/annotate/redaction-fill.ts';
import type { ToolName } from '../../utils/annotate/tools.ts';
import { type ScreenPoint, toImage, type View } from '../../utils/annotate/view.ts';
import { apart, exported, groundAt, groundPicture, highlighted, painted, pixelOf } from './paint.ts';

/** Returns a page's image of 240 by 160 CSS pixels, captured at that pixel ratio. */
function benchOf(ratio: number) {
  const image = { width: 240 * ratio, height: 160 * ratio };
  return { image, weight: 4 * ratio, measure: (text: string, size: number) => (text.length * size) / 2 };
}

/**
 * Returns what a person sees: the image at a zoom, a little away from the canvas's corner, on a screen of the same
 * ratio.
 */
function viewOf(zoom: number, ratio: number): View {
  return { scale: zoom / ratio, left: 7, top: 5 };
}

/** Draws with the pointer from one place on the screen to another. */
function draw(tool: ToolName, view: View, ratio: number, from: ScreenPoint, to: ScreenPoint): Annotations {
  const editor = createEditor(benchOf(ratio));
  const state = [
    { type: 'tool', tool } as const,
    { type: 'press', at: toImage(view, from), slack: 6 / view.scale } as const,
    { type: 'drag', to: toImage(view, to), even: false } as const,
    { type: 'release' } as const,
    { type: 'written', text: 'MMMM' } as const,
  ].reduce(editor.reduce, editor.start(noAnnotations));
  return state.history.now;
}

const red = pixelOf(palette.red.core);
const black = pixelOf(redactionFill);

/**
 * Places in CSS pixels of the page, after drawing from 60, 40 to 180, 120. `on` has the tool's colour, `off` is
 * unchanged.
 */
const cases = [
  { tool: 'arrow', colour: red, on: { x: 171, y: 114 }, off: { x: 60, y: 120 } },
  { tool: 'box', colour: red, on: { x: 60, y: 80 }, off: { x: 120, y: 80 } },
  { tool: 'ellipse', colour: red, on: { x: 60, y: 80 }, off: { x: 120, y: 80 } },
  { tool: 'line', colour: red, on: { x: 120, y: 80 }, off: { x: 120, y: 100 } },
  { tool: 'pen', colour: red, on: { x: 120, y: 80 }, off: { x: 120, y: 100 } },
  { tool: 'number', colour: red, on: { x: 170, y: 120 }, off: { x: 60, y: 40 } },
  { tool: 'redact', colour: black, on: { x: 120, y: 80 }, off: { x: 56, y: 36 } },
  { tool: 'redact', colour: black, on: { x: 63, y: 43 }, off: { x: 184, y: 124 } },
] as const;

const ratios = [1, 1.25, 2];
const zooms = [0.5, 1, 2];
const settings = ratios.flatMap((ratio) => zooms.map((zoom) => ({ ratio, zoom })));

describe.each(settings)('at ratio $ratio, zoomed to $zoom', ({ ratio, zoom }) => {
  const view = viewOf(zoom, ratio);
  const picture = groundPicture(benchOf(ratio).image);
  const onScreen = (x: number, y: number): ScreenPoint => ({
    left: view.left + x * zoom,
    top: view.top + y * zoom,
  });
  const transform = { scale: view.scale * ratio, offsetX: view.left * ratio, offsetY: view.top * ratio };
  const canvas = { width: Math.ceil(260 * zoom * ratio) + 40, height: Math.ceil(180 * zoom * ratio) + 40 };

  test.each(cases)('what is drawn with $tool is where the pointer was: $on', ({ tool, colour, on, off }) => {
    const annotations = draw(tool, view, ratio, onScreen(60, 40), onScreen(180, 120));
    const screen = painted(picture, annotations, transform, canvas);
    const blank = painted(picture, noAnnotations, transform, canvas);
    const pixel = ({ x, y }: { x: number; y: number }) => {
      const at = onScreen(x, y);
      return [Math.floor(at.left * ratio), Math.floor(at.top * ratio)] as const;
    };
    expect(apart(screen.at(...pixel(on)), colour)).toBeLessThan(3);
    expect(apart(blank.at(...pixel(on)), colour)).toBeGreaterThan(20);
    expect(screen.at(...pixel(off))).toEqual(blank.at(...pixel(off)));
  });

  test.each(cases)('and with $tool it is exported there: $on', ({ tool, colour, on, off }) => {
    const annotations = draw(tool, view, ratio, onScreen(60, 40), onScreen(180, 120));
    const image = exported(picture, annotations);
    const pixel = ({ x, y }: { x: number; y: number }) =>
      [Math.floor(x * ratio), Math.floor(y * ratio)] as const;
    expect(image.at(...pixel(on))).toEqual(colour);
    expect(image.at(...pixel(off))).toEqual(groundAt(...pixel(off)));
  });

  test('a highlight is yellow and multiplies with what is under it', () => {
    const annotations = draw('highlight', view, ratio, onScreen(60, 40), onScreen(180, 120));
    const image = exported(picture, annotations);
    const [x, y] = [Math.floor(120 * ratio), Math.floor(80 * ratio)];
    const beside = Math.floor(50 * ratio);
    expect(apart(image.at(x, y), highlighted(groundAt(x, y), 'yellow'))).toBeLessThan(3);
    expect(image.at(beside, y)).toEqual(groundAt(beside, y));
  });

  test('a text begins where it was placed', () => {
    const annotations = draw('text', view, ratio, onScreen(60, 40), onScreen(60, 40));
    const image = exported(picture, annotations);
    const inked = (fromX: number, fromY: number, toX: number, toY: number) => {
      let count = 0;
      for (let y = Math.ceil(fromY * ratio); y < toY * ratio; y += 1) {
        for (let x = Math.ceil(fromX * ratio); x < toX * ratio; x += 1) {
          if (apart(image.at(x, y), red) < 3) count += 1;
        }
      }
      return count;
    };
    expect(inked(60, 40, 110, 65)).toBeGreaterThan(40 * ratio);
    expect(inked(0, 0, 57, 160) + inked(0, 0, 240, 40) + inked(0, 70, 240, 160)).toBe(0);
  });
});

test('two steps are told apart by their numbers', () => {
  const at = (x: number) => ({ kind: 'number', id: x, colour: 'red', weight: 4, x, y: 80 }) as const;
  const picture = groundPicture({ width: 240, height: 160 });
  const both = exported(picture, { shapes: [at(60), at(180)], crop: null });
  const digit = (centre: number) => {
    const bits: boolean[] = [];
    for (let y = 70; y < 90; y += 1) {
      for (let x = centre - 8; x < centre + 8; x += 1) bits.push(apart(both.at(x, y), red) > 100);
    }
    return bits;
  };
  expect(digit(60).filter(Boolean).length).toBeGreaterThan(10);
  expect(digit(180)).not.toEqual(digit(60));
});
