import type { EditorEvent } from '../../utils/annotate/editor.ts';
import type { EditorState } from '../../utils/annotate/editor-state.ts';
import type { Drawn } from '../../utils/annotate/shapes.ts';
import { AnnotatorColours } from './annotator-colours.tsx';
import { zoomStep } from './annotator-keys.ts';
import { AnnotatorToolbar, type ToolbarDeed } from './annotator-toolbar.tsx';
import type { ViewControl } from './use-view.ts';

interface AnnotatorHeadProps {
  state: EditorState;
  chosen: Drawn | null;
  disabled: boolean;
  control: ViewControl;
  send(event: EditorEvent): void;
}

/** The tools and the colours above the canvas. */
export function AnnotatorHead({ state, chosen, disabled, control, send }: AnnotatorHeadProps) {
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
        colour={chosen !== null && 'colour' in chosen ? chosen.colour : state.colour}
        disabled={disabled}
        onColour={(colour) => send({ type: 'colour', colour })}
      />
    </div>
  );
}
