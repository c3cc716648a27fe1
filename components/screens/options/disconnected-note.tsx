import { t } from '../../../utils/i18n.ts';
import type { OptionsScreenProps } from '../screen-props.ts';
import { UndoNote } from './undo-note.tsx';

type DisconnectedNoteProps = Pick<OptionsScreenProps, 'disconnected' | 'onUndoDisconnect'>;

/** Says which helpdesk was just disconnected, with Undo, or that Undo came too late. */
export function DisconnectedNote({ disconnected, onUndoDisconnect }: DisconnectedNoteProps) {
  if (disconnected === null) return null;
  const { host, isLost } = disconnected;
  if (isLost)
    return (
      <div class="problem" role="alert">
        <p>{t('undoDisconnectFailed', host)}</p>
      </div>
    );
  return <UndoNote key={host} words={t('disconnectedFrom', host)} onUndo={onUndoDisconnect} />;
}
