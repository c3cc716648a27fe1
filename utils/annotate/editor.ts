import { type Annotations, isByItself, nextId, type Shape } from './annotations.ts';
import { arrowJustDrawn, placeOfLabel } from './arrow-label.ts';
import type { Colour } from './colours.ts';
import {
  type EditorState,
  fitting,
  frameOf,
  idle,
  put,
  selectedIn,
  type Workbench,
  without,
} from './editor-state.ts';
import { clampPoint, type Point, wholeOf } from './geometry.ts';
import { dragged, finished, nudged, pressed } from './gestures.ts';
import { historyOf, recorded, redone, undone } from './history.ts';
import { type Drawn, handlesOf, shiftedWithin } from './shapes.ts';
import { spareShapes } from './spare-shapes.ts';
import { type StrokeWidth, weightOf } from './stroke-widths.ts';
import { begin, type DrawingTool, type ToolName } from './tools.ts';

/** What a person does, with the pointer, the keyboard or a button. Places are in image pixels. */
export type EditorEvent =
  | { type: 'tool'; tool: ToolName }
  | { type: 'colour'; colour: Colour }
  | { type: 'width'; width: StrokeWidth }
  /** `slack` is the distance from a shape that still counts as a hit, in image pixels. */
  | { type: 'press'; at: Point; slack: number }
  /** `even`: Shift is held. */
  | { type: 'drag'; to: Point; even: boolean }
  | { type: 'release' }
  | { type: 'cancel' }
  /** An arrow key. */
  | { type: 'nudge'; by: Point }
  /** Begins to draw at the keyboard's cursor, or ends the drawing. */
  | { type: 'enter' }
  | { type: 'next'; step: 1 | -1 }
  | { type: 'grip' }
  | { type: 'write' }
  | { type: 'written'; text: string }
  | { type: 'remove' }
  /** Removes the redactions that a detector placed: all, or those of what is probably not private. */
  | { type: 'reveal'; only?: 'spare' | undefined }
  | { type: 'duplicate' }
  | { type: 'paste'; shape: Shape }
  | { type: 'undo' }
  | { type: 'redo' }
  /** Takes over the annotations that another tab made on the same image. */
  | { type: 'adopt'; annotations: Annotations };

export interface Editor {
  start(annotations: Annotations): EditorState;
  /** Returns the state after an event, or the same object if the event does not apply. */
  reduce(state: EditorState, event: EditorEvent): EditorState;
}

export function createEditor(bench: Workbench): Editor {
  return {
    start: (annotations) => ({
      history: historyOf(annotations),
      tool: 'arrow',
      colour: 'red',
      marker: 'yellow',
      width: 'medium',
      selected: null,
      grip: null,
      cursor: middleOf(annotations, bench),
      gesture: null,
      writing: null,
      nudging: false,
    }),
    reduce: (state, event) => {
      const after = step(state, event, bench);
      const nudging = event.type === 'nudge' && after.history !== state.history;
      return after === state || after.nudging === nudging ? after : { ...after, nudging };
    },
  };
}

function step(state: EditorState, event: EditorEvent, bench: Workbench): EditorState {
  const now = state.history.now;
  const chosen = selectedIn(state, now);
  switch (event.type) {
    case 'tool': {
      const next = { ...idle(state), tool: event.tool };
      const arrow = event.tool === 'text' ? arrowJustDrawn(state) : null;
      // A person who takes the text tool right after an arrow usually has words for the arrow.
      if (arrow !== null) return placed('text', placeOfLabel(arrow, next, bench), next, bench);
      return { ...next, cursor: clampPoint(state.cursor, frameOf(next, bench)) };
    }
    case 'colour':
      return coloured(state, chosen, event.colour, bench);
    case 'width':
      return { ...widened(state, chosen, weightOf(event.width, bench.weight), bench), width: event.width };
    case 'press':
      return pressed(state, event.at, event.slack, bench);
    case 'drag':
      return dragged(state, event.to, bench, { even: event.even });
    case 'release':
      return finished(state, bench);
    case 'cancel':
      if (state.gesture !== null || state.writing !== null) return { ...state, gesture: null, writing: null };
      if (state.selected !== null) return idle(state);
      return { ...state, tool: 'select' };
    case 'nudge': {
      if (state.gesture === null && chosen !== null && state.selected !== null) {
        return nudged(state, chosen, event.by, bench);
      }
      const { x, y } = state.cursor;
      const cursor = clampPoint({ x: x + event.by.x, y: y + event.by.y }, frameOf(state, bench));
      return state.gesture === null ? { ...state, cursor } : dragged(state, cursor, bench);
    }
    case 'enter':
      if (state.gesture !== null) return finished(state, bench);
      if (state.tool === 'select') return write(state, chosen);
      return begun(state, state.tool, bench);
    case 'next': {
      const { shapes } = now;
      const at = shapes.findIndex(({ id }) => id === state.selected);
      const place =
        at < 0 && event.step < 0 ? shapes.length - 1 : (at + event.step + shapes.length) % shapes.length;
      const next = shapes[place];
      return next === undefined ? state : { ...idle(state), tool: 'select', selected: next.id };
    }
    case 'grip': {
      if (chosen === null) return state;
      const next = state.grip === null ? 0 : state.grip + 1;
      // Two handles are enough for any size, and few enough to go through.
      const grip = next < Math.min(2, handlesOf(chosen).length) ? next : null;
      return { ...state, selected: chosen.id, grip };
    }
    case 'write':
      return write(state, chosen);
    case 'written':
      return written(state, event.text, bench);
    case 'remove':
      return chosen === null ? state : idle(without(state, chosen));
    case 'reveal': {
      const gone: Shape[] = event.only === 'spare' ? spareShapes(now.shapes) : now.shapes.filter(isByItself);
      const shapes = now.shapes.filter((shape) => !gone.includes(shape));
      if (shapes.length === now.shapes.length) return state;
      return { ...idle(state), history: recorded(state.history, { ...now, shapes }) };
    }
    case 'duplicate':
      return chosen === null || chosen.kind === 'crop' ? state : paste(state, chosen, bench);
    case 'paste':
      return paste(state, event.shape, bench);
    case 'undo':
      return stepped(state, undone(state.history));
    case 'redo':
      return stepped(state, redone(state.history));
    case 'adopt':
      return stepped(state, recorded(state.history, event.annotations));
  }
}

/** Colours the selected shape, and what is drawn next with the same tool or, if nothing is selected, with this tool. */
function coloured(state: EditorState, chosen: Drawn | null, colour: Colour, bench: Workbench): EditorState {
  const isColoured = chosen !== null && 'colour' in chosen && chosen.colour !== colour;
  const after = isColoured ? put(state, { ...chosen, colour }, bench) : state;
  const isMarker = chosen === null ? state.tool === 'highlight' : chosen.kind === 'highlight';
  return isMarker ? { ...after, marker: colour } : { ...after, colour };
}

/** Gives the selected shape another line width. A text grows with its letters, so that its lines break as before. */
function widened(state: EditorState, chosen: Drawn | null, weight: number, bench: Workbench): EditorState {
  if (chosen === null || !('weight' in chosen) || chosen.weight === weight) return state;
  // A highlight has no line.
  if (chosen.kind === 'highlight') return state;
  const next = { ...chosen, weight };
  const width = chosen.kind === 'text' ? (chosen.width * weight) / chosen.weight : 0;
  return put(state, next.kind === 'text' ? fitting({ ...next, width }, bench) : next, bench);
}

/** Begins to draw at the cursor. A number or a text is placed at once, since it needs no size. */
function begun(state: EditorState, tool: DrawingTool, bench: Workbench): EditorState {
  if (tool === 'number' || tool === 'text') return placed(tool, state.cursor, state, bench);
  return { ...state, gesture: { kind: 'draw', stroke: begin(tool, state.cursor) } };
}

function placed(tool: 'number' | 'text', at: Point, state: EditorState, bench: Workbench): EditorState {
  return finished({ ...state, gesture: { kind: 'draw', stroke: begin(tool, at) } }, bench);
}

function stepped(state: EditorState, history: EditorState['history']): EditorState {
  if (history === state.history) return state;
  const { selected, grip } = state;
  const isThere = history.now.shapes.some(({ id }) => id === selected);
  return { ...idle(state), history, ...(isThere && { selected, grip }) };
}

function write(state: EditorState, chosen: Drawn | null): EditorState {
  return chosen?.kind === 'text' ? { ...state, writing: chosen } : state;
}

/** Stores the written text. Removes the text shape if the text is empty. */
function written(state: EditorState, text: string, bench: Workbench): EditorState {
  const { writing } = state;
  if (writing === null) return state;
  const done = { ...state, writing: null };
  const words = text.trimEnd();
  if (words === writing.text) return done;
  return words === ''
    ? idle(without(done, writing))
    : put(done, fitting({ ...writing, text: words }, bench), bench);
}

/** Adds a copy of a shape, a little beside it and within the kept part of the image. */
function paste(state: EditorState, shape: Shape, bench: Workbench): EditorState {
  const by = bench.weight * 4;
  const frame = state.history.now.crop ?? wholeOf(bench.image);
  const copy = { ...shiftedWithin(shape, { x: by, y: by }, frame, by), id: nextId(state.history.now) };
  return { ...put(idle(state), copy, bench), tool: 'select', selected: copy.id };
}

function middleOf({ crop }: Annotations, { image }: Workbench): Point {
  const { x, y, width, height } = crop ?? wholeOf(image);
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
