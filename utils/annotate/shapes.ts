import type { Annotations, Shape } from './annotations.ts';
import {
  contains,
  distance,
  distanceToLine,
  grown,
  type Point,
  type Rect,
  rectAround,
  rectBetween,
  squared,
  straightened,
} from './geometry.ts';

/** The crop as a shape, so that it can be drawn, moved and resized like other shapes. */
type CropShape = { kind: 'crop'; id: 0 } & Rect;
export type Drawn = Shape | CropShape;

/** A point where a shape can be taken hold of. `h` and `v` are its position in the shape: 0 start, 1 end, ½ middle. */
export interface Handle extends Point {
  h: number;
  v: number;
}

/** Returns the radius of a numbered step's disc, in image pixels. */
export function radiusOf({ weight }: { weight: number }): number {
  return weight * 3.5;
}

/** Returns the bounding box of a shape, without the width of its line. */
export function boundsOf(shape: Drawn): Rect {
  switch (shape.kind) {
    case 'arrow':
    case 'line':
      return rectBetween(shape.from, shape.to);
    case 'pen':
      return rectAround(shape.points);
    case 'number':
      return grown({ ...shape, width: 0, height: 0 }, radiusOf(shape));
    default:
      return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
  }
}

/**
 * Whether a point hits a shape; `slack` is the distance that still counts. A box and an ellipse are hit on their line,
 * not inside.
 */
function isAt(shape: Shape, at: Point, slack: number): boolean {
  const reach = slack + ('weight' in shape ? shape.weight / 2 : 0);
  switch (shape.kind) {
    case 'arrow':
      return distanceToLine(at, shape.from, shape.to) <= reach + shape.weight;
    case 'line':
      return distanceToLine(at, shape.from, shape.to) <= reach;
    case 'ellipse':
      return isOnEllipse(at, shape, reach);
    case 'pen':
      return shape.points.some((point, index) => {
        return distanceToLine(at, shape.points[index - 1] ?? point, point) <= reach;
      });
    case 'number':
      return distance(at, shape) <= radiusOf(shape) + slack;
    case 'box': {
      const isDeepInside =
        reach * 2 < Math.min(shape.width, shape.height) && contains(grown(shape, -reach), at);
      return contains(grown(shape, reach), at) && !isDeepInside;
    }
    default:
      return contains(grown(shape, slack), at);
  }
}

/** Whether a point is within `reach` of an ellipse's line, measured along the ray from its middle. */
function isOnEllipse(at: Point, { x, y, width, height }: Rect, reach: number): boolean {
  const from = { x: at.x - x - width / 2, y: at.y - y - height / 2 };
  const share = Math.hypot(from.x / Math.max(width / 2, 1), from.y / Math.max(height / 2, 1));
  const hasNoInside = Math.min(width, height) <= 2 * reach;
  if (share < 1 && hasNoInside) return true;
  return share > 0 && Math.hypot(from.x, from.y) * Math.abs(1 - 1 / share) <= reach;
}

/** Shapes that are under others, the lowest first: `render` paints highlights, then redactions, then all that is drawn. */
const lowKinds: readonly Shape['kind'][] = ['highlight', 'redaction'];

/** Returns the topmost shape at a point; null if there is none. */
export function shapeAt({ shapes }: Annotations, at: Point, slack: number): Shape | null {
  const hit = shapes.filter((shape) => isAt(shape, at, slack));
  const drawn = hit.findLast(({ kind }) => !lowKinds.includes(kind));
  return drawn ?? hit.findLast(({ kind }) => kind === 'redaction') ?? hit.at(-1) ?? null;
}

const middle = 0.5;
const ends = [
  { h: 0, v: 0 },
  { h: 1, v: 1 },
];
/** Begins with the end and the start, because the keyboard reaches only the first two handles. */
const sides: readonly { h: number; v: number }[] = [
  { h: 1, v: 1 },
  { h: 0, v: 0 },
  { h: 1, v: 0 },
  { h: 0, v: 1 },
  { h: middle, v: 0 },
  { h: 1, v: middle },
  { h: middle, v: 1 },
  { h: 0, v: middle },
];

/** Whether a shape is given by its two ends, and not by a rectangle around it. */
export function hasEnds(shape: Drawn): shape is Extract<Shape, { kind: 'arrow' | 'line' }> {
  return shape.kind === 'arrow' || shape.kind === 'line';
}

export function handlesOf(shape: Drawn): Handle[] {
  if (shape.kind === 'number') return [];
  if (hasEnds(shape)) {
    return ends.toReversed().map((end) => ({ ...end, ...(end.h === 0 ? shape.from : shape.to) }));
  }
  const { x, y, width, height } = boundsOf(shape);
  return sides
    .filter(({ h, v }) => shape.kind !== 'text' || (h === 1 && v === middle))
    .map(({ h, v }) => ({ h, v, x: x + h * width, y: y + v * height }));
}

/** Returns the shape with a handle pulled to a point. `even` keeps lines straight and makes rectangles square. */
export function resized<Kind extends Drawn>(
  shape: Kind,
  { h, v }: Handle,
  to: Point,
  { even = false } = {},
): Kind {
  if (shape.kind === 'number') return shape;
  if (hasEnds(shape)) {
    const fixed = h === 0 ? shape.to : shape.from;
    return { ...shape, [h === 0 ? 'from' : 'to']: even ? straightened(fixed, to) : to };
  }
  const before = boundsOf(shape);
  const anchor = { x: before.x + (1 - h) * before.width, y: before.y + (1 - v) * before.height };
  const isCorner = h !== middle && v !== middle;
  const pulled = even && isCorner ? squared(anchor, to) : to;
  const after = rectBetween(
    { x: h === middle ? before.x : anchor.x, y: v === middle ? before.y : anchor.y },
    {
      x: h === middle ? before.x + before.width : pulled.x,
      y: v === middle ? before.y + before.height : pulled.y,
    },
  );
  if (shape.kind !== 'pen') return { ...shape, ...after };
  const stretch = (value: number, [from, size]: [number, number], [start, length]: [number, number]) =>
    size === 0 ? start : start + ((value - from) / size) * length;
  const points = shape.points.map(({ x, y }) => ({
    x: stretch(x, [before.x, before.width], [after.x, after.width]),
    y: stretch(y, [before.y, before.height], [after.y, after.height]),
  }));
  return { ...shape, points };
}

export function shifted<Kind extends Drawn>(shape: Kind, by: Point): Kind {
  const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  switch (shape.kind) {
    case 'arrow':
    case 'line':
      return { ...shape, from: move(shape.from), to: move(shape.to) };
    case 'pen':
      return { ...shape, points: shape.points.map(move) };
    default:
      return { ...shape, ...move(shape) };
  }
}

/** Like `shifted`, but keeps enough of the shape in the frame to take hold of it. */
export function shiftedWithin<Kind extends Drawn>(shape: Kind, by: Point, frame: Rect, margin: number): Kind {
  const { x, y, width, height } = boundsOf(shape);
  const limit = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return shifted(shape, {
    x: limit(by.x, frame.x + margin - x - width, frame.x + frame.width - margin - x),
    y: limit(by.y, frame.y + margin - y - height, frame.y + frame.height - margin - y),
  });
}

/** Whether a shape is large enough to have been meant, and is not a slip of the hand. */
export function isMeant(shape: Drawn, weight: number): boolean {
  const { width, height } = boundsOf(shape);
  switch (shape.kind) {
    case 'number':
    case 'text':
      return true;
    case 'arrow':
    case 'line':
      return distance(shape.from, shape.to) >= 2 * weight;
    case 'pen':
      return shape.points.length > 1 && Math.max(width, height) >= weight / 2;
    case 'crop':
      return Math.min(width, height) >= 4 * weight;
    default:
      return Math.min(width, height) >= weight;
  }
}
