import { t } from '../utils/i18n.ts';
import type { ConnectionSummary } from '../utils/settings.ts';
import { Icon } from './icon.tsx';

interface ConnectionCardProps {
  connection: ConnectionSummary;
  onChangeKey(): void;
  onDisconnect(): void;
}

/** Who is connected to which helpdesk, and the way out, which forgets the key. */
export function ConnectionCard({ connection, onChangeKey, onDisconnect }: ConnectionCardProps) {
  return (
    <div class="connection">
      <span class="connection-mark">
        <Icon name="check" size={20} />
      </span>
      <div class="connection-words">
        <p class="connection-name" role="status">
          {t('connectedAs', connection.person.name, connection.helpdeskName)}
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
      </div>
    </div>
  );
}
