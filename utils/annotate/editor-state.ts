import type { Annotations, TextShape } from './annotations.ts';
import { overlap, type Point, type Rect, type Size, wholeOf, wholePixels } from './geometry.ts';
import { amended, type History, recorded } from './history.ts';
import type { Colour } from './palette.ts';
import type { Drawn, Handle } from './shapes.ts';
import { fontSizeOf, lineHeightOf, type Measure, wrap } from './text.ts';
import type { Stroke, ToolName } from './tools.ts';

/** What stays the same while an image is edited. `weight` is the width of new lines in image pixels. */
export interface Workbench {
  image: Size;
  weight: number;
  measure: Measure;
}

/** What is under way between press and release, or between two presses of Enter. */
type Gesture =
  | { kind: 'draw'; stroke: Stroke }
  /** Moves a shape, or resizes it where there is a handle. */
  | { kind: 'pull'; shape: Drawn; handle: Handle | null; from: Point; to: Point; even: boolean };

/** One image being edited. Nothing in it is changed in place. */
export interface EditorState {
  history: History<Annotations>;
  tool: ToolName;
  colour: Colour;
  /** The selected shape's id; 0 is the crop. */
  selected: number | null;
  /** Which of the selected shape's handles the arrow keys move; null moves the whole shape. */
  grip: number | null;
  /** Where the keyboard draws. */
  cursor: Point;
  gesture: Gesture | null;
  /** The text being written; it is in the annotations only where it was there before. */
  writing: TextShape | null;
  /** The last step was an arrow key's, and the next one goes on with it. */
  nudging: boolean;
}

/** The part of the image that is kept. While it is being chosen, that is all of it. */
export function frameOf({ history, tool }: EditorState, { image }: Workbench): Rect {
  return (tool === 'crop' ? null : history.now.crop) ?? wholeOf(image);
}

/** The selected shape, or the crop while that is the tool, as it is in these annotations. */
export function selectedIn(state: EditorState, { shapes, crop }: Annotations): Drawn | null {
  if (state.tool === 'crop') return crop && { kind: 'crop', id: 0, ...crop };
  return shapes.find(({ id }) => id === state.selected) ?? null;
}

/** With nothing under way and nothing selected. */
export function idle(state: EditorState): EditorState {
  return { ...state, gesture: null, writing: null, selected: null, grip: null };
}

/** The annotations with a shape in the place of the one with its id, or on top. */
export function withShape(before: Annotations, shape: Drawn, { image }: Workbench): Annotations {
  if (shape.kind === 'crop') return { ...before, crop: onImage(shape, image) };
  const next = shape.kind === 'redaction' ? { ...shape, ...onImage(shape, image) } : shape;
  const isThere = before.shapes.some(({ id }) => id === shape.id);
  return {
    ...before,
    shapes: isThere
      ? before.shapes.map((one) => (one.id === shape.id ? next : one))
      : [...before.shapes, next],
  };
}

/** Makes a shape part of the annotations: as a new step, or with `goOn` as part of the last one. */
export function put(state: EditorState, shape: Drawn, bench: Workbench, goOn = false): EditorState {
  const now = withShape(state.history.now, shape, bench);
  return { ...state, history: goOn ? amended(state.history, now) : recorded(state.history, now) };
}

export function without(state: EditorState, { kind, id }: Drawn): EditorState {
  const { shapes, crop } = state.history.now;
  const isThere = kind === 'crop' || shapes.some((one) => one.id === id);
  if (!isThere) return state;
  const now =
    kind === 'crop' ? { shapes, crop: null } : { crop, shapes: shapes.filter((one) => one.id !== id) };
  return { ...state, history: recorded(state.history, now) };
}

/** A text broken to its width anew, and as high as its lines. Every other shape as it is. */
export function fitting<Kind extends Drawn>(shape: Kind, { measure }: Workbench): Kind {
  if (shape.kind !== 'text') return shape;
  const text: TextShape = shape;
  const font = fontSizeOf(text.weight);
  const width = Math.max(text.width, font);
  const lines = wrap(text.text, width, (line) => measure(line, font));
  return { ...shape, width, lines, height: lines.length * lineHeightOf(text.weight) };
}

/** What hides or cuts does so in whole pixels: none is half there. */
function onImage({ x, y, width, height }: Rect, image: Size): Rect {
  return overlap(wholePixels({ x, y, width, height }), wholeOf(image));
}
