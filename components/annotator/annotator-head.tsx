import type { EditorEvent } from '../../utils/annotate/editor.ts';
import {
  type EditorState,
  selectedIn,
  shownStyleOf,
  type Workbench,
} from '../../utils/annotate/editor-state.ts';
import { AnnotatorColours } from './annotator-colours.tsx';
import { type ToolbarDeed, zoomStep } from './annotator-keys.ts';
import { AnnotatorToolbar } from './annotator-toolbar.tsx';
import { AnnotatorWidths } from './annotator-widths.tsx';
import type { ViewControl } from './use-view.ts';

interface AnnotatorHeadProps {
  state: EditorState;
  bench: Workbench;
  disabled: boolean;
  control: ViewControl;
  send(event: EditorEvent): void;
}

/** The tools, the colours and the line widths above the canvas. */
export function AnnotatorHead({ state, bench, disabled, control, send }: AnnotatorHeadProps) {
  const chosen = selectedIn(state, state.history.now);
  const deeds: Record<ToolbarDeed, () => void> = {
    undo: () => send({ type: 'undo' }),
    redo: () => send({ type: 'redo' }),
    duplicate: () => send({ type: 'duplicate' }),
    remove: () => send({ type: 'remove' }),
    'zoom-in': () => control.zoom(zoomStep),
    'zoom-out': () => control.zoom(1 / zoomStep),
    fit: control.fit,
  };
  const idle = new Set<ToolbarDeed>();
  if (disabled || state.history.past.length === 0) idle.add('undo');
  if (disabled || state.history.future.length === 0) idle.add('redo');
  if (disabled || chosen === null) idle.add('remove');
  if (disabled || chosen === null || chosen.kind === 'crop') idle.add('duplicate');
  const { colour, width } = shownStyleOf(state, bench);
  return (
    <div class="annotator-head">
      <AnnotatorToolbar
        tool={state.tool}
        idle={idle}
        disabled={disabled}
        onTool={(tool) => send({ type: 'tool', tool })}
        onDo={(deed) => deeds[deed]()}
      />
      <AnnotatorColours
        colour={colour}
        disabled={disabled}
        onColour={(to) => send({ type: 'colour', colour: to })}
      />
      <AnnotatorWidths
        width={width}
        disabled={disabled}
        onWidth={(to) => send({ type: 'width', width: to })}
      />
    </div>
  );
}
