import type { Annotations, Shape } from '../../../utils/annotate/annotations.ts';
import { createEditor, type EditorEvent } from '../../../utils/annotate/editor.ts';
import type { EditorState, Workbench } from '../../../utils/annotate/editor-state.ts';
import type { ToolName } from '../../../utils/annotate/tools.ts';

/** A workbench in which every character is half as wide as the font is high. */
export const bench: Workbench = {
  image: { width: 800, height: 600 },
  weight: 4,
  measure: (text, fontSize) => (text.length * fontSize) / 2,
};

export const editor = createEditor(bench);

export function withShapes(...shapes: Shape[]): Annotations {
  return { shapes, crop: null };
}

type ShapeOf<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>;

export function makeBox(more: Partial<ShapeOf<'box'>> = {}): ShapeOf<'box'> {
  return { kind: 'box', id: 1, colour: 'red', weight: 4, x: 100, y: 100, width: 200, height: 100, ...more };
}

export function makeArrow(more: Partial<ShapeOf<'arrow'>> = {}): ShapeOf<'arrow'> {
  const ends = { from: { x: 50, y: 50 }, to: { x: 150, y: 150 } };
  return { kind: 'arrow', id: 2, colour: 'red', weight: 4, ...ends, ...more };
}

export function makeLine(more: Partial<ShapeOf<'line'>> = {}): ShapeOf<'line'> {
  const ends = { from: { x: 50, y: 50 }, to: { x: 150, y: 150 } };
  return { kind: 'line', id: 7, colour: 'red', weight: 4, ...ends, ...more };
}

export function makeEllipse(more: Partial<ShapeOf<'ellipse'>> = {}): ShapeOf<'ellipse'> {
  return {
    kind: 'ellipse',
    id: 8,
    colour: 'red',
    weight: 4,
    x: 100,
    y: 100,
    width: 200,
    height: 100,
    ...more,
  };
}

export function makeHighlight(more: Partial<ShapeOf<'highlight'>> = {}): ShapeOf<'highlight'> {
  const rect = { x: 100, y: 100, width: 200, height: 100 };
  return { kind: 'highlight', id: 9, colour: 'yellow', weight: 4, ...rect, ...more };
}

export function makeRedaction(more: Partial<ShapeOf<'redaction'>> = {}): ShapeOf<'redaction'> {
  return { kind: 'redaction', id: 3, x: 100, y: 100, width: 200, height: 100, ...more };
}

export function makeNumber(more: Partial<ShapeOf<'number'>> = {}): ShapeOf<'number'> {
  return { kind: 'number', id: 4, colour: 'red', weight: 4, x: 300, y: 300, ...more };
}

export function makePen(more: Partial<ShapeOf<'pen'>> = {}): ShapeOf<'pen'> {
  const points = [
    { x: 10, y: 10 },
    { x: 60, y: 40 },
    { x: 110, y: 10 },
  ];
  return { kind: 'pen', id: 5, colour: 'red', weight: 4, points, ...more };
}

export function makeText(more: Partial<ShapeOf<'text'>> = {}): ShapeOf<'text'> {
  const words = { text: 'Wrong total', lines: ['Wrong total'] };
  const rect = { x: 400, y: 400, width: 200, height: 25 };
  return { kind: 'text', id: 6, colour: 'red', weight: 4, ...rect, ...words, ...more };
}

export function doing(state: EditorState, ...events: EditorEvent[]): EditorState {
  return events.reduce(editor.reduce, state);
}

/** Returns the events of a pointer that draws from one place to another. */
export function dragging(
  tool: ToolName,
  from: [number, number],
  to: [number, number],
  even = false,
): EditorEvent[] {
  const [at, end] = [
    { x: from[0], y: from[1] },
    { x: to[0], y: to[1] },
  ];
  return [
    { type: 'tool', tool },
    { type: 'press', at, slack: 6 },
    { type: 'drag', to: end, even },
    { type: 'release' },
  ];
}
