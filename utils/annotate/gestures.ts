import { type Annotations, nextId } from './annotations.ts';
import {
  type EditorState,
  fitting,
  frameOf,
  idle,
  put,
  selectedIn,
  styleOf,
  type Workbench,
  withShape,
} from './editor-state.ts';
import { clampPoint, distance, type Point } from './geometry.ts';
import { type Drawn, handlesOf, isMeant, resized, shapeAt, shiftedWithin } from './shapes.ts';
import { begin, end, move, sketch } from './tools.ts';

/**
 * Handles a press of the pointer. It takes hold of a handle of the selected shape; else a drawing tool begins to draw,
 * and the select tool takes hold of a shape. `slack` is in image pixels.
 */
export function pressed(state: EditorState, at: Point, slack: number, bench: Workbench): EditorState {
  const now = state.history.now;
  const chosen = selectedIn(state, now);
  const handle = chosen && handlesOf(chosen).find((one) => distance(one, at) <= slack * 1.5);
  if (chosen !== null && handle) {
    return { ...state, gesture: { kind: 'pull', shape: chosen, handle, from: at, to: at, even: false } };
  }
  const shape = shapeAt(now, at, slack);
  if (state.tool === 'text' && shape?.kind === 'text') return { ...state, writing: shape };
  if (state.tool !== 'select') {
    const start = clampPoint(at, frameOf(state, bench));
    return { ...state, cursor: start, gesture: { kind: 'draw', stroke: begin(state.tool, start) } };
  }
  if (shape === null) return { ...state, selected: null, grip: null };
  return {
    ...state,
    selected: shape.id,
    grip: null,
    gesture: { kind: 'pull', shape, handle: null, from: at, to: at, even: false },
  };
}

export function dragged(state: EditorState, to: Point, bench: Workbench, { even = false } = {}): EditorState {
  const { gesture } = state;
  if (gesture === null) return state;
  const at = clampPoint(to, frameOf(state, bench));
  if (gesture.kind === 'pull')
    return { ...state, gesture: { ...gesture, to: gesture.handle ? at : to, even } };
  const stroke = move(gesture.stroke, at, even, bench.weight / 2);
  return { ...state, cursor: at, gesture: { kind: 'draw', stroke } };
}

/** Ends the gesture as a step of the history, unless it is too small to have been meant. */
export function finished(state: EditorState, bench: Workbench): EditorState {
  const { gesture } = state;
  if (gesture === null) return state;
  const done = { ...state, gesture: null };
  if (gesture.kind === 'draw') {
    const shape = end(gesture.stroke, styleOf(state, bench), nextId(state.history.now), bench.weight);
    if (shape === null) return done;
    if (shape.kind === 'text') return { ...done, writing: shape };
    return shape.kind === 'crop'
      ? { ...idle(put(done, shape, bench)), tool: 'select' }
      : put(done, shape, bench);
  }
  const { from, to, shape } = gesture;
  const after = pulled(state, bench);
  const hasMoved = from.x !== to.x || from.y !== to.y;
  return after !== null && hasMoved && isMeant(after, smallest(shape, bench))
    ? put(done, after, bench)
    : done;
}

/** Returns the annotations as they look at this moment, with the shape that is being drawn or pulled. */
export function shownIn(state: EditorState, bench: Workbench): Annotations {
  const { gesture, history } = state;
  if (gesture === null) return history.now;
  const shape =
    gesture.kind === 'draw'
      ? sketch(gesture.stroke, styleOf(state, bench), nextId(history.now))
      : pulled(state, bench);
  // A text shape shows nothing before it has words.
  return shape === null || (shape.kind === 'text' && shape.text === '')
    ? history.now
    : withShape(history.now, shape, bench);
}

/** Moves the selected shape, or its selected handle, by an arrow key. */
export function nudged(state: EditorState, chosen: Drawn, by: Point, bench: Workbench): EditorState {
  const handle = state.grip === null ? undefined : handlesOf(chosen)[state.grip];
  const after =
    handle === undefined
      ? shiftedWithin(chosen, by, frameOf(state, bench), bench.weight)
      : fitting(resized(chosen, handle, { x: handle.x + by.x, y: handle.y + by.y }), bench);
  return isMeant(after, smallest(chosen, bench)) ? put(state, after, bench, state.nudging) : state;
}

function pulled(state: EditorState, bench: Workbench): Drawn | null {
  const { gesture } = state;
  if (gesture?.kind !== 'pull') return null;
  const { shape, handle, from, to, even } = gesture;
  if (handle !== null) return fitting(resized(shape, handle, to, { even }), bench);
  const by = { x: to.x - from.x, y: to.y - from.y };
  const straight = Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
  return shiftedWithin(shape, even ? straight : by, frameOf(state, bench), bench.weight);
}

/** Returns the line width for `isMeant`, or 0 if the shape was too small before: then it may stay so. */
function smallest(shape: Drawn, { weight }: Workbench): number {
  return isMeant(shape, weight) ? weight : 0;
}
