import type { Shape } from './annotations.ts';
import { type EditorState, frameOf, type Workbench } from './editor-state.ts';
import { clampPoint, type Point } from './geometry.ts';
import { fontSizeOf, lineHeightOf } from './text.ts';
import { placedTextWidth } from './tools.ts';

type Arrow = Extract<Shape, { kind: 'arrow' }>;

/** Returns the arrow that the last step drew, while the arrow is still the tool; else null. */
export function arrowJustDrawn({ tool, gesture, history }: EditorState): Arrow | null {
  const last = history.now.shapes.at(-1);
  if (tool !== 'arrow' || gesture !== null || last?.kind !== 'arrow') return null;
  const before = history.past.at(-1);
  const isNew = before?.shapes.every(({ id }) => id !== last.id);
  return isNew ? last : null;
}

/**
 * Returns where a line of text that is placed with a click begins, so that it stands at the arrow's tail, off its shaft:
 * below the tail of an arrow that points up, else above.
 */
export function placeOfLabel({ from, to, weight }: Arrow, state: EditorState, bench: Workbench): Point {
  const { x, y, width, height } = frameOf(state, bench);
  const [line, gap] = [lineHeightOf(weight), weight * 2];
  const [above, below] = [from.y - gap - line, from.y + gap];
  const isBelow = to.y < from.y ? below + line <= y + height : above < y;
  const room = {
    x,
    y,
    width: Math.max(0, width - placedTextWidth(weight)),
    height: Math.max(0, height - line),
  };
  return clampPoint({ x: from.x - fontSizeOf(weight) / 2, y: isBelow ? below : above }, room);
}
