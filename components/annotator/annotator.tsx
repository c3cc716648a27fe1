import './annotator.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Annotations, Shape } from '../../utils/annotate/annotations.ts';
import { type EditorState, frameOf, selectedIn } from '../../utils/annotate/editor-state.ts';
import type { Point, Rect } from '../../utils/annotate/geometry.ts';
import { shownIn } from '../../utils/annotate/gestures.ts';
import { boundsOf } from '../../utils/annotate/shapes.ts';
import { AnnotatorHead } from './annotator-head.tsx';
import { AnnotatorHidden } from './annotator-hidden.tsx';
import { paintScene } from './annotator-scene.ts';
import { pressKey } from './annotator-shortcuts.ts';
import { AnnotatorStage } from './annotator-stage.tsx';
import { useAnnotator } from './use-annotator.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { useArea, usePainting } from './use-painting.ts';
import type { Pictures } from './use-picture.ts';
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

/** The editor for one picture: tools, colours, line widths, canvas. The canvas takes the focus if nothing has it. */
export function Annotator({ pictures, unit, copied, disabled, ...rest }: AnnotatorProps) {
  const image = pictures.full;
  const { bench, state, said, send, draft } = useAnnotator({ image, unit, ...rest });
  const canvas = useRef<HTMLCanvasElement>(null);
  const [withCursor, setWithCursor] = useState(false);
  const area = useArea(canvas);
  const control = useView(frameOf(state, bench), area, unit);
  const { view, reveal } = control;
  const shown = shownIn(state, bench);
  const chosen = selectedIn(state, state.history.now);

  const paint = useCallback(
    (ink: CanvasRenderingContext2D, ratio: number) =>
      paintScene(ink, ratio, { pictures, state, shown, view, withCursor }),
    [pictures, state, shown, view, withCursor],
  );
  usePainting(canvas, area, paint);

  const { x, y } = chosen === null ? state.cursor : middleOf(boundsOf(chosen));
  useEffect(() => {
    if (withCursor) reveal({ x, y });
  }, [withCursor, reveal, x, y]);

  useFirstFocus(canvas, disabled, setWithCursor);

  usePointers({
    canvas,
    control,
    disabled,
    send,
    onPress: () => {
      // Focusing the canvas ends the text being written. The press was for that and draws nothing, unless nothing was
      // written: then the press says where to write.
      const wasWriting = state.writing !== null && !isEmptyText(document.activeElement);
      canvas.current?.focus();
      setWithCursor(false);
      return wasWriting;
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const isCanvas = event.target === canvas.current;
    if (!pressKey(event, isCanvas, { unit, disabled, chosen, copied, control, send })) return;
    event.preventDefault();
    setWithCursor(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element is no control; it hears the keys that are pressed in the controls inside.
    <div class="annotator" onKeyDown={onKeyDown}>
      <AnnotatorHead state={state} bench={bench} disabled={disabled} control={control} send={send} />
      <AnnotatorHidden
        annotations={state.history.now}
        chosen={chosen}
        disabled={disabled}
        onNext={() => {
          send({ type: 'next', step: 1 });
          // The shape may be out of sight.
          setWithCursor(true);
        }}
        onReveal={(only) => {
          send({ type: 'reveal', only });
          canvas.current?.focus();
        }}
      />
      <AnnotatorStage
        canvas={canvas}
        state={state}
        view={view}
        area={area}
        send={send}
        onDraft={draft}
        onCursor={setWithCursor}
      />
      <p class="visually-hidden" role="status">
        <span key={said.count}>{said.words}</span>
      </p>
    </div>
  );
}

function isEmptyText(focused: Element | null): boolean {
  return focused instanceof HTMLTextAreaElement && focused.value.trim() === '';
}

function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
