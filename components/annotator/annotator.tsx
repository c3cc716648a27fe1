import './annotator.css';
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Annotations, Shape } from '../../utils/annotate/annotations.ts';
import { type EditorState, frameOf, selectedIn } from '../../utils/annotate/editor-state.ts';
import type { Point, Rect } from '../../utils/annotate/geometry.ts';
import { shownIn } from '../../utils/annotate/gestures.ts';
import { render } from '../../utils/annotate/render.ts';
import { boundsOf } from '../../utils/annotate/shapes.ts';
import { redactionLabel } from '../../utils/captures/redaction-label.ts';
import { t } from '../../utils/i18n.ts';
import { AnnotatorColours } from './annotator-colours.tsx';
import { AnnotatorHidden } from './annotator-hidden.tsx';
import { meaningOf, zoomStep } from './annotator-keys.ts';
import { paintOverlay } from './annotator-overlay.ts';
import { AnnotatorText } from './annotator-text.tsx';
import { AnnotatorToolbar, type ToolbarDeed } from './annotator-toolbar.tsx';
import { useAnnotator } from './use-annotator.ts';
import { useArea, usePainting } from './use-painting.ts';
import { type Pictures, pictureAt } from './use-picture.ts';
import { usePointers } from './use-pointers.ts';
import { useView } from './use-view.ts';

interface AnnotatorProps {
  pictures: Pictures;
  /** Image pixels per CSS pixel of the page. */
  unit: number;
  annotations: Annotations | undefined;
  kept: EditorState | undefined;
  /** The copied shape. All pictures share it, so that a shape copied from one can be pasted into another. */
  copied: { current: Shape | null };
  disabled: boolean;
  onKeep(state: EditorState): void;
  onAnnotations(annotations: Annotations): void;
}

/** The editor for one picture: tools, colours, canvas. */
export function Annotator({ pictures, unit, copied, disabled, ...rest }: AnnotatorProps) {
  const image = pictures.full;
  const { bench, state, said, send, draft } = useAnnotator({ image, unit, ...rest });
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [withCursor, setWithCursor] = useState(false);
  const area = useArea(canvas);
  const frame = frameOf(state, bench);
  const control = useView(frame, area, unit);
  const { view, reveal } = control;
  const shown = shownIn(state, bench);
  const chosen = selectedIn(state, state.history.now);

  const paint = useCallback(
    (ink: CanvasRenderingContext2D, ratio: number) => {
      const scale = view.scale * ratio;
      const isCropping = state.tool === 'crop';
      const writing = state.writing?.id;
      const shapes = shown.shapes.filter(({ id: one }) => one !== writing);
      render(
        ink,
        pictureAt(pictures, scale),
        { shapes, crop: isCropping ? null : shown.crop },
        { scale, offsetX: view.left * ratio, offsetY: view.top * ratio },
        redactionLabel,
      );
      ink.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintOverlay(ink, state, shown, view, pictures.full, withCursor);
    },
    [pictures, state, shown, view, withCursor],
  );
  usePainting(canvas, area, paint);

  const { x, y } = chosen === null ? state.cursor : middleOf(boundsOf(chosen));
  useEffect(() => {
    if (withCursor) reveal({ x, y });
  }, [withCursor, reveal, x, y]);

  usePointers({
    canvas,
    control,
    disabled,
    send,
    onPress: () => {
      // Focusing the canvas ends the text being written. The press was for that and draws nothing.
      const wasWriting = state.writing !== null;
      canvas.current?.focus();
      setWithCursor(false);
      return wasWriting;
    },
  });

  const copy = () => {
    if (chosen !== null && chosen.kind !== 'crop') copied.current = chosen;
    return chosen !== null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isCanvas = event.target === canvas.current;
    const meaning = meaningOf(event, isCanvas, unit);
    if (meaning === null) return;
    const isAboutView = meaning.type === 'zoom' || meaning.type === 'fit';
    if (disabled && !isAboutView) return;
    // If there is nothing to copy or paste, the browser's own copy and paste applies.
    if (meaning.type === 'paste-copied' && copied.current === null) return;
    if ((meaning.type === 'copy' || meaning.type === 'cut') && !copy()) return;
    event.preventDefault();
    setWithCursor(true);
    if (meaning.type === 'zoom') control.zoom(meaning.factor);
    else if (meaning.type === 'fit') control.fit();
    else if (meaning.type === 'cut') send({ type: 'remove' });
    else if (meaning.type === 'paste-copied') {
      if (copied.current !== null) send({ type: 'paste', shape: copied.current });
    } else if (meaning.type !== 'copy') send(meaning);
  };

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
    // biome-ignore lint/a11y/noStaticElementInteractions: the element is no control; it hears the keys that are pressed in the controls inside.
    <div class="annotator" onKeyDown={onKeyDown}>
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
      <AnnotatorHidden
        annotations={state.history.now}
        chosen={chosen}
        disabled={disabled}
        onNext={() => send({ type: 'next', step: 1 })}
        onReveal={() => {
          send({ type: 'reveal' });
          canvas.current?.focus();
        }}
      />
      <div class="annotator-stage">
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: `application` tells screen readers to leave the keys to the canvas. */}
        <canvas
          ref={canvas}
          class="annotator-canvas"
          data-tool={state.tool}
          role="application"
          aria-label={t('screenshotCanvas')}
          aria-describedby={`${id}-hint`}
          tabIndex={0}
          onFocus={(event) => setWithCursor(event.currentTarget.matches(':focus-visible'))}
          onBlur={() => setWithCursor(false)}
        />
        {state.writing === null ? null : (
          <AnnotatorText
            key={state.writing.id}
            shape={state.writing}
            view={view}
            area={area}
            onDraft={draft}
            onDone={(text, byKey) => {
              send({ type: 'written', text });
              if (byKey) canvas.current?.focus();
            }}
          />
        )}
      </div>
      <p class="visually-hidden" id={`${id}-hint`}>
        {t('canvasHint')}
      </p>
      <p class="visually-hidden" role="status">
        <span key={said.count}>{said.words}</span>
      </p>
    </div>
  );
}

function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
