import type { ComponentChildren } from 'preact';
import type { ConnectionSummary } from '../../../utils/deskpro/connection.ts';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { checkIcon } from '../../kit/icons.ts';

interface ConnectionCardProps {
  connection: ConnectionSummary;
  onChangeKey(): void;
  onAdd(): void;
  onDisconnect(): void;
  /** What new tickets to it start with. */
  children: ComponentChildren;
}

/** Shows who is connected to which helpdesk. Disconnecting forgets the key. */
export function ConnectionCard(props: ConnectionCardProps) {
  const { connection, onChangeKey, onAdd, onDisconnect, children } = props;
  return (
    <div class="connection">
      <span class="connection-mark">
        <Icon of={checkIcon} size={20} />
      </span>
      <div class="connection-words">
        <p class="connection-name" role="status">
          {connection.person.name === ''
            ? t('connectedNameless', connection.helpdeskName)
            : t('connectedAs', connection.person.name, connection.helpdeskName)}
        </p>
        <a class="secondary" href={connection.baseUrl} target="_blank" rel="noreferrer">
          {connection.baseUrl.replace(/^https:\/\//, '')}
        </a>
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={onChangeKey}>
          {t('changeKey')}
        </button>
        <button type="button" class="button button-quiet" onClick={onDisconnect}>
          {t('disconnect')}
        </button>
        <button type="button" class="button button-quiet" onClick={onAdd}>
          {t('addHelpdesk')}
        </button>
      </div>
      {children}
    </div>
  );
}
