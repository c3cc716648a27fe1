import type { Annotations, TextShape } from './annotations.ts';
import type { Colour } from './colours.ts';
import { overlap, type Point, type Rect, type Size, wholeOf, wholePixels } from './geometry.ts';
import { amended, type History, recorded } from './history.ts';
import type { Drawn, Handle } from './shapes.ts';
import { type StrokeWidth, strokeWidthOf, weightOf } from './stroke-widths.ts';
import { fontSizeOf, lineHeightOf, type Measure, wrap } from './text.ts';
import type { Stroke, Style, ToolName } from './tools.ts';

/** What stays the same while an image is edited. `weight` is the width of a medium line in image pixels. */
export interface Workbench {
  image: Size;
  weight: number;
  measure: Measure;
}

/** The drawing or pulling under way between press and release, or between two presses of Enter. */
type Gesture =
  | { kind: 'draw'; stroke: Stroke }
  /** Moves a shape, or resizes it if `handle` is set. */
  | { kind: 'pull'; shape: Drawn; handle: Handle | null; from: Point; to: Point; even: boolean };

/** The editor's state for one image. It is never changed in place. */
export interface EditorState {
  history: History<Annotations>;
  tool: ToolName;
  /** What new shapes are drawn with, except highlights. */
  colour: Colour;
  /** The highlighter's colour. */
  marker: Colour;
  width: StrokeWidth;
  /** The selected shape's id; 0 is the crop. */
  selected: number | null;
  /** Which of the selected shape's handles the arrow keys move; null moves the whole shape. */
  grip: number | null;
  /** The point where the keyboard draws. */
  cursor: Point;
  gesture: Gesture | null;
  /** The text being written. A new text is not in the annotations yet. */
  writing: TextShape | null;
  /** Whether the last step came from an arrow key, so that the next arrow key extends the same step. */
  nudging: boolean;
}

/** Returns the part of the image that is kept. While the crop is being chosen, this is the whole image. */
export function frameOf({ history, tool }: EditorState, { image }: Workbench): Rect {
  return (tool === 'crop' ? null : history.now.crop) ?? wholeOf(image);
}

/** Returns the selected shape in these annotations, or the crop if that is the tool; null if there is none. */
export function selectedIn(state: EditorState, { shapes, crop }: Annotations): Drawn | null {
  if (state.tool === 'crop') return crop && { kind: 'crop', id: 0, ...crop };
  return shapes.find(({ id }) => id === state.selected) ?? null;
}

/** Returns what the next shape is drawn with. */
export function styleOf({ tool, colour, marker, width }: EditorState, { weight }: Workbench): Style {
  return { colour: tool === 'highlight' ? marker : colour, weight: weightOf(width, weight) };
}

/** Returns the colour and width of the selected shape, else of the next shape. */
export function shownStyleOf(state: EditorState, bench: Workbench): { colour: Colour; width: StrokeWidth } {
  const chosen = selectedIn(state, state.history.now);
  const { colour, weight } = chosen !== null && 'colour' in chosen ? chosen : styleOf(state, bench);
  return { colour, width: strokeWidthOf(weight, bench.weight) };
}

/** Returns the state without a gesture, without a text being written and without a selection. */
export function idle(state: EditorState): EditorState {
  return { ...state, gesture: null, writing: null, selected: null, grip: null };
}

/** Returns the annotations with a shape in place of the shape with the same id, or on top if there is none. */
export function withShape(before: Annotations, shape: Drawn, { image }: Workbench): Annotations {
  if (shape.kind === 'crop') return { ...before, crop: onImage(shape, image) };
  // A box that the person has changed hides what the person wants.
  const next = shape.kind === 'redaction' ? { ...shape, ...onImage(shape, image), spare: undefined } : shape;
  const isThere = before.shapes.some(({ id }) => id === shape.id);
  return {
    ...before,
    shapes: isThere
      ? before.shapes.map((one) => (one.id === shape.id ? next : one))
      : [...before.shapes, next],
  };
}

/** Adds or replaces a shape in the annotations, as a new step or, with `goOn`, as part of the last step. */
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

/** Wraps a text shape to its width anew and sets its height to its lines. Other shapes are returned unchanged. */
export function fitting<Kind extends Drawn>(shape: Kind, { measure }: Workbench): Kind {
  if (shape.kind !== 'text') return shape;
  const text: TextShape = shape;
  const font = fontSizeOf(text.weight);
  const width = Math.max(text.width, font);
  const lines = wrap(text.text, width, (line) => measure(line, font));
  return { ...shape, width, lines, height: lines.length * lineHeightOf(text.weight) };
}

/** Extends a rectangle to whole pixels within the image, so that redactions and crops cover no pixel partly. */
function onImage({ x, y, width, height }: Rect, image: Size): Rect {
  return overlap(wholePixels({ x, y, width, height }), wholeOf(image));
}
