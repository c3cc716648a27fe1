import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { EditorEvent } from '../../utils/annotate/editor.ts';
import type { EditorState } from '../../utils/annotate/editor-state.ts';
import type { Area, View } from '../../utils/annotate/view.ts';
import { t } from '../../utils/i18n.ts';
import { AnnotatorText } from './annotator-text.tsx';

interface AnnotatorStageProps {
  canvas: RefObject<HTMLCanvasElement | null>;
  state: EditorState;
  view: View;
  area: Area;
  send(event: EditorEvent): void;
  onDraft(text: string): void;
  /** Tells whether the keyboard's cursor is on the canvas. */
  onCursor(withCursor: boolean): void;
}

/** The canvas, with the field for the text that is being written on it. */
export function AnnotatorStage({ canvas, state, view, area, send, onDraft, onCursor }: AnnotatorStageProps) {
  const hintId = useId();
  return (
    <>
      <div class="annotator-stage">
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: `application` tells screen readers to leave the keys to the canvas. */}
        <canvas
          ref={canvas}
          class="annotator-canvas"
          data-tool={state.tool}
          role="application"
          aria-label={t('screenshotCanvas')}
          aria-describedby={hintId}
          tabIndex={0}
          onFocus={(event) => onCursor(event.currentTarget.matches(':focus-visible'))}
          onBlur={() => onCursor(false)}
        />
        {state.writing === null ? null : (
          <AnnotatorText
            key={state.writing.id}
            shape={state.writing}
            view={view}
            area={area}
            onDraft={onDraft}
            onDone={(text, { byKey }) => {
              send({ type: 'written', text });
              if (byKey) canvas.current?.focus();
            }}
          />
        )}
      </div>
      <p class="visually-hidden" id={hintId}>
        {t('canvasHint')}
      </p>
    </>
  );
}
