import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Removed } from '../../../utils/captures/removed-entry.ts';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { restoreIcon } from '../../kit/icons.ts';
import type { OptionsScreenProps } from '../screen-props.ts';

interface RemovedEntriesProps extends Pick<OptionsScreenProps, 'removed' | 'onUndoRemove'> {
  part: Removed['part'];
}

/** What was just deleted from one list, each with a button that brings it back. */
export function RemovedEntries({ part, removed, onUndoRemove }: RemovedEntriesProps) {
  return (
    <>
      {removed.map((one, at) =>
        one.part === part ? <RemovedEntry key={at} removed={one} onUndo={() => onUndoRemove(one)} /> : null,
      )}
    </>
  );
}

/** Takes the focus from the deleted entry's button. Gives the focus to the section's heading when this button goes. */
function RemovedEntry({ removed, onUndo }: { removed: Removed; onUndo(): void }) {
  const id = useId();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  useLayoutEffect(() => {
    const button = undo.current;
    return () => {
      if (button === document.activeElement) button?.closest('section')?.querySelector('h2')?.focus();
    };
  }, []);
  const name = removed.part === 'templates' ? removed.entry.name : removed.entry.site;
  return (
    <div class="library-removed">
      <p id={id} role="status">
        {t('entryDeleted', name)}
      </p>
      <button ref={undo} type="button" class="button button-small" aria-describedby={id} onClick={onUndo}>
        <Icon of={restoreIcon} />
        {t('undo')}
      </button>
    </div>
  );
}
