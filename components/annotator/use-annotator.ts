import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Annotations, noAnnotations } from '../../utils/annotate/annotations.ts';
import { createEditor, type EditorEvent } from '../../utils/annotate/editor.ts';
import type { EditorState, Workbench } from '../../utils/annotate/editor-state.ts';
import type { Size } from '../../utils/annotate/geometry.ts';
import { createMeasure } from '../../utils/annotate/measure.ts';
import { wordsFor } from './annotator-words.ts';

/** The width of a line in CSS pixels of the page. */
const weight = 4;

interface AnnotatorOptions {
  image: Size;
  /** Image pixels per CSS pixel of the page. */
  unit: number;
  /** The annotations as the capture's row has them. What was written here comes back at the next render. */
  annotations: Annotations | undefined;
  /** The state in which the person last left this picture, with its undo history. Undefined at the first visit. */
  kept: EditorState | undefined;
  onKeep(state: EditorState): void;
  onAnnotations(annotations: Annotations): void;
}

interface AnnotatorControl {
  bench: Workbench;
  state: EditorState;
  /** The words for the screen reader. `count` goes up, so that the same words twice are two announcements. */
  said: { words: string; count: number };
  send(event: EditorEvent): void;
  /** Stores a text while it is being typed. The text becomes a step of the history when it is finished. */
  draft(text: string): void;
}

/** The editor of one picture. Every step is stored at once, so there is nothing to save and a crash loses nothing. */
export function useAnnotator(options: AnnotatorOptions): AnnotatorControl {
  const { unit, annotations = noAnnotations, kept, onKeep, onAnnotations } = options;
  const { width, height } = options.image;
  const bench = useMemo<Workbench>(
    () => ({ image: { width, height }, weight: weight * unit, measure: createMeasure() }),
    [width, height, unit],
  );
  const editor = useMemo(() => createEditor(bench), [bench]);
  const [state, setState] = useState(() => kept ?? editor.start(annotations));
  const [said, setSaid] = useState({ words: '', count: 0 });
  const latest = useRef(state);
  /** What this editor wrote or adopted last. */
  const known = useRef(textOf(state.history.now));
  /** Whether what this editor wrote has not come back yet. */
  const isComing = useRef(false);

  const take = useCallback(
    (after: EditorState) => {
      latest.current = after;
      setState(after);
      onKeep(after);
    },
    [onKeep],
  );

  const write = useCallback(
    (next: Annotations) => {
      const text = textOf(next);
      // Annotations that are the same as before do not come back.
      isComing.current ||= text !== known.current;
      known.current = text;
      onAnnotations(next);
    },
    [onAnnotations],
  );

  const send = useCallback(
    (event: EditorEvent) => {
      const before = latest.current;
      const after = editor.reduce(before, event);
      const words = wordsFor(event, before, after, bench);
      if (words !== '') setSaid(({ count }) => ({ words, count: count + 1 }));
      if (after === before) return;
      take(after);
      // `draft` stored the text as it was typed. If the text then ends without a new step, the row needs the history's
      // state again.
      const isWritten = before.writing !== null && after.writing === null;
      if (after.history.now !== before.history.now || isWritten) write(after.history.now);
    },
    [editor, bench, take, write],
  );

  const draft = useCallback(
    (text: string) => write(editor.reduce(latest.current, { type: 'written', text }).history.now),
    [editor, write],
  );

  // `annotations` are what this editor wrote last, or what another tab wrote since. The editor adopts another tab's
  // annotations. Until its own write has come back, it ignores all others, because they may be older.
  useLayoutEffect(() => {
    const text = textOf(annotations);
    if (text === known.current) isComing.current = false;
    else if (!isComing.current) {
      known.current = text;
      take(editor.reduce(latest.current, { type: 'adopt', annotations }));
    }
  }, [annotations, editor, take]);

  return { bench, state, said, send, draft };
}

/** Returns equal texts for equal annotations, whether they come from the editor or from the row. */
function textOf(annotations: Annotations): string {
  return JSON.stringify(Annotations.parse(annotations));
}
