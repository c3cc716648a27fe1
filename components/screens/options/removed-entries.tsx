import type { Removed } from '../../../utils/captures/removed-entry.ts';
import { t } from '../../../utils/i18n.ts';
import type { OptionsScreenProps } from '../screen-props.ts';
import { UndoNote } from './undo-note.tsx';

interface RemovedEntriesProps extends Pick<OptionsScreenProps, 'removed' | 'onUndoRemove'> {
  part: Removed['part'];
}

/** What was just deleted from one list, each with a button that brings it back. */
export function RemovedEntries({ part, removed, onUndoRemove }: RemovedEntriesProps) {
  return (
    <>
      {removed.map((one, at) =>
        one.part === part ? (
          <UndoNote key={at} words={t('entryDeleted', nameOf(one))} onUndo={() => onUndoRemove(one)} />
        ) : null,
      )}
    </>
  );
}

function nameOf(removed: Removed): string {
  return removed.part === 'templates' ? removed.entry.name : removed.entry.site;
}
