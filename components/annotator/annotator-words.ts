import { type Annotations, isByItself, numberOf } from '../../utils/annotate/annotations.ts';
import type { EditorEvent } from '../../utils/annotate/editor.ts';
import { type EditorState, selectedIn, type Workbench } from '../../utils/annotate/editor-state.ts';
import { shownIn } from '../../utils/annotate/gestures.ts';
import { boundsOf, type Drawn } from '../../utils/annotate/shapes.ts';
import type { StrokeWidth } from '../../utils/annotate/stroke-widths.ts';
import type { ToolName } from '../../utils/annotate/tools.ts';
import { reasonWords } from '../../utils/captures/reason-words.ts';
import { type MessageKey, t } from '../../utils/i18n.ts';

export const toolLabels: Record<ToolName, MessageKey> = {
  select: 'toolSelect',
  arrow: 'toolArrow',
  box: 'toolBox',
  ellipse: 'toolEllipse',
  line: 'toolLine',
  pen: 'toolPen',
  highlight: 'toolHighlight',
  text: 'toolText',
  number: 'toolNumber',
  redact: 'toolRedact',
  crop: 'toolCrop',
};

export const widthLabels: Record<StrokeWidth, MessageKey> = {
  thin: 'widthThin',
  medium: 'widthMedium',
  thick: 'widthThick',
};

/** Returns what an event did, in words for a screen reader. Empty if there is nothing to say. */
export function wordsFor(
  event: EditorEvent,
  before: EditorState,
  after: EditorState,
  bench: Workbench,
): string {
  const [past, now] = [before.history.now, after.history.now];
  switch (event.type) {
    case 'undo':
      return t(before === after ? 'nothingToUndo' : 'saidUndone');
    case 'redo':
      return t(before === after ? 'nothingToRedo' : 'saidRedone');
    case 'reveal':
      return t(event.only === 'spare' ? 'saidSpared' : 'saidRevealed');
    case 'tool':
      return t(toolLabels[after.tool]);
    case 'width':
      return t(widthLabels[event.width]);
    case 'cancel':
      return before.gesture === null && before.writing === null ? '' : t('saidLeft');
    case 'nudge':
      return whereabouts(after, bench);
    case 'enter':
      if (after.gesture !== null) return t('saidBegun', ...placeOf(after.cursor));
      return now === past && before.gesture !== null && after.writing === null
        ? t('saidTooSmall')
        : change(past, now);
    case 'next': {
      const shape = selectedIn(after, now);
      const place = now.shapes.findIndex(({ id }) => id === shape?.id) + 1;
      return shape === null ? '' : t('saidSelected', nameOf(shape, now), place, now.shapes.length);
    }
    case 'grip':
      if (after.grip === null) return t('saidGripAll');
      return t(after.grip === 0 ? 'saidGripEnd' : 'saidGripStart');
    default:
      return change(past, now);
  }
}

/**
 * Returns the size of the shape being drawn or resized, else the place of the selected shape, else the cursor's place.
 */
function whereabouts(state: EditorState, bench: Workbench): string {
  const shown = shownIn(state, bench);
  const drawn = state.gesture?.kind === 'draw';
  const shape = drawn
    ? state.tool === 'crop'
      ? selectedIn(state, shown)
      : shown.shapes.at(-1)
    : state.selected !== null && selectedIn(state, shown);
  if (!shape) return t('saidPlace', ...placeOf(state.cursor));
  const { width, height, ...place } = boundsOf(shape);
  if (drawn || state.grip !== null) return t('pixels', Math.round(width), Math.round(height));
  return t('saidPlace', ...placeOf(place));
}

function change(past: Annotations, now: Annotations): string {
  if (past === now) return '';
  if (past.crop !== now.crop) return t(now.crop === null ? 'saidRemoved' : 'saidChanged', t('toolCrop'));
  const [gone] = past.shapes.filter((shape) => !now.shapes.some(({ id }) => id === shape.id));
  if (gone !== undefined) return t('saidRemoved', nameOf(gone, past));
  const [made] = now.shapes.filter((shape) => !past.shapes.some(({ id }) => id === shape.id));
  if (made !== undefined) return t('saidAdded', nameOf(made, now));
  const [changed] = now.shapes.filter((shape) => !past.shapes.includes(shape));
  return changed === undefined ? '' : t('saidChanged', nameOf(changed, now));
}

function nameOf(shape: Drawn, annotations: Annotations): string {
  if (shape.kind === 'redaction')
    return isByItself(shape) ? t('redactionOf', reasonWords(shape.reason)) : t('redaction');
  const name = t(toolLabels[shape.kind]);
  return shape.kind === 'number' ? `${name} ${numberOf(annotations, shape)}` : name;
}

function placeOf({ x, y }: { x: number; y: number }): [number, number] {
  return [Math.round(x), Math.round(y)];
}
