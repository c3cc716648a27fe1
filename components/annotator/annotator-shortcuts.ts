import type { Shape } from '../../utils/annotate/annotations.ts';
import type { EditorEvent } from '../../utils/annotate/editor.ts';
import type { Drawn } from '../../utils/annotate/shapes.ts';
import { meaningOf } from './annotator-keys.ts';
import type { ViewControl } from './use-view.ts';

interface Shortcuts {
  /** Image pixels per CSS pixel of the page. */
  unit: number;
  disabled: boolean;
  chosen: Drawn | null;
  copied: { current: Shape | null };
  control: ViewControl;
  send(event: EditorEvent): void;
}

/** Does what a key press means. Returns false if it means nothing here, so that the browser acts on it. */
export function pressKey(event: KeyboardEvent, isCanvas: boolean, shortcuts: Shortcuts): boolean {
  const { unit, disabled, chosen, copied, control, send } = shortcuts;
  const meaning = meaningOf(event, isCanvas, unit);
  if (meaning === null) return false;
  const isAboutView = meaning.type === 'zoom' || meaning.type === 'fit';
  if (disabled && !isAboutView) return false;
  switch (meaning.type) {
    case 'zoom':
      control.zoom(meaning.factor);
      return true;
    case 'fit':
      control.fit();
      return true;
    // If there is nothing to copy or paste, the browser's own copy and paste applies.
    case 'copy':
    case 'cut':
      if (chosen === null) return false;
      if (chosen.kind !== 'crop') copied.current = chosen;
      if (meaning.type === 'cut') send({ type: 'remove' });
      return true;
    case 'paste-copied':
      if (copied.current === null) return false;
      send({ type: 'paste', shape: copied.current });
      return true;
    default:
      send(meaning);
      return true;
  }
}
