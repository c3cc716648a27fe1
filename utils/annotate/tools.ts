import type { Colour } from './colours.ts';
import { distance, type Point, rectBetween, squared, straightened } from './geometry.ts';
import { type Drawn, isMeant } from './shapes.ts';
import { fontSizeOf } from './text.ts';

/** The tools, in the order in which they are offered. */
export const toolNames = [
  'select',
  'arrow',
  'box',
  'ellipse',
  'line',
  'pen',
  'highlight',
  'text',
  'number',
  'redact',
  'crop',
] as const;
export type ToolName = (typeof toolNames)[number];
export type DrawingTool = Exclude<ToolName, 'select'>;

/** What new shapes are drawn with; `weight` in image pixels. */
export interface Style {
  colour: Colour;
  weight: number;
}

/** A shape being drawn: its start and, as the last point, the pointer. A pen keeps the points between them. */
export interface Stroke {
  tool: DrawingTool;
  start: Point;
  points: readonly Point[];
}

/** The width of a text that was placed with a click, in font sizes. */
const textWidthInFonts = 12;

/** Returns the width of a text that was placed with a click, in image pixels. */
export function placedTextWidth(weight: number): number {
  return fontSizeOf(weight) * textWidthInFonts;
}

interface Tool {
  /** Returns the point that replaces the pointer's position while Shift is held. */
  even: (start: Point, to: Point) => Point;
  shape: (stroke: Stroke, to: Point, style: Style, id: number) => Drawn;
}

const tools: Record<DrawingTool, Tool> = {
  arrow: {
    even: straightened,
    shape: ({ start }, to, style, id) => ({ kind: 'arrow', id, ...style, from: start, to }),
  },
  line: {
    even: straightened,
    shape: ({ start }, to, style, id) => ({ kind: 'line', id, ...style, from: start, to }),
  },
  pen: {
    even: straightened,
    shape: ({ start, points }, _to, style, id) => ({ kind: 'pen', id, ...style, points: [start, ...points] }),
  },
  box: {
    even: squared,
    shape: ({ start }, to, style, id) => ({ kind: 'box', id, ...style, ...rectBetween(start, to) }),
  },
  ellipse: {
    even: squared,
    shape: ({ start }, to, style, id) => ({ kind: 'ellipse', id, ...style, ...rectBetween(start, to) }),
  },
  highlight: {
    even: squared,
    shape: ({ start }, to, style, id) => ({ kind: 'highlight', id, ...style, ...rectBetween(start, to) }),
  },
  redact: {
    even: squared,
    shape: ({ start }, to, _style, id) => ({ kind: 'redaction', id, ...rectBetween(start, to) }),
  },
  crop: {
    even: squared,
    shape: ({ start }, to) => ({ kind: 'crop', id: 0, ...rectBetween(start, to) }),
  },
  number: {
    even: (_start, to) => to,
    shape: (_stroke, to, style, id) => ({ kind: 'number', id, ...style, ...to }),
  },
  text: {
    even: (_start, to) => to,
    shape: ({ start }, to, style, id) => {
      const font = fontSizeOf(style.weight);
      const { x, width } = rectBetween(start, to);
      const isPlaced = width < font;
      return {
        kind: 'text',
        id,
        ...style,
        x: isPlaced ? start.x : x,
        y: start.y,
        width: isPlaced ? placedTextWidth(style.weight) : width,
        height: 0,
        text: '',
        lines: [],
      };
    },
  },
};

export function begin(tool: DrawingTool, at: Point): Stroke {
  return { tool, start: at, points: [] };
}

/**
 * Returns the stroke with the pointer at another point. `least` is the distance between a pen's points, in image
 * pixels. Only the last point, at the pointer, may be closer.
 */
export function move(stroke: Stroke, to: Point, even: boolean, least = 0): Stroke {
  const { tool, start, points } = stroke;
  const at = even ? tools[tool].even(start, to) : to;
  if (tool !== 'pen' || even) return { ...stroke, points: [at] };
  const isClose = distance(points.at(-2) ?? start, headOf(stroke)) < least;
  return { ...stroke, points: [...(isClose ? points.slice(0, -1) : points), at] };
}

/** Returns the stroke's shape at this moment, however small it is. */
export function sketch(stroke: Stroke, style: Style, id: number): Drawn {
  return tools[stroke.tool].shape(stroke, headOf(stroke), style, id);
}

/**
 * Returns the stroke's final shape; null if it is too small to have been meant. `medium` is the width of a medium line:
 * a thick line asks for no larger shape.
 */
export function end(stroke: Stroke, style: Style, id: number, medium: number): Drawn | null {
  const shape = sketch(stroke, style, id);
  return isMeant(shape, medium) ? shape : null;
}

function headOf({ start, points }: Stroke): Point {
  return points.at(-1) ?? start;
}
