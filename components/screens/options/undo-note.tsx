import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { restoreIcon } from '../../kit/icons.ts';

interface UndoNoteProps {
  /** What was done. */
  words: string;
  onUndo(): void;
}

/**
 * Says what was done, with a button that undoes it. Takes the focus from the button that did it. Gives the focus to the
 * section's heading when this button goes.
 */
export function UndoNote({ words, onUndo }: UndoNoteProps) {
  const id = useId();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  useLayoutEffect(() => {
    const button = undo.current;
    return () => {
      if (button === document.activeElement) button?.closest('section')?.querySelector('h2')?.focus();
    };
  }, []);
  return (
    <div class="undo-note">
      <p id={id} role="status">
        {words}
      </p>
      <button ref={undo} type="button" class="button button-small" aria-describedby={id} onClick={onUndo}>
        <Icon of={restoreIcon} />
        {t('undo')}
      </button>
    </div>
  );
}
