import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { restoreIcon } from '../kit/icons.ts';

interface UndoRemoveProps {
  look: string;
  /** The number of attachments. */
  count: number;
  disabled: boolean;
  onUndo(): void;
}

/** The button that brings back the attachments removed last. It takes the focus of the button that removed them. */
export function UndoRemove({ look, count, disabled, onUndo }: UndoRemoveProps) {
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the number changes, because the removal took the pressed button away
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, [count]);
  return (
    <button ref={button} type="button" class={look} disabled={disabled} onClick={onUndo}>
      <Icon of={restoreIcon} />
      {t('undoRemove')}
    </button>
  );
}
