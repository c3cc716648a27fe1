import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../utils/i18n.ts';
import type { ConnectionSummary } from '../utils/settings.ts';
import { Icon } from './icon.tsx';

interface ConnectionCardProps {
  connection: ConnectionSummary;
  onChangeKey(): void;
  onDisconnect(): void;
}

/** Who is connected to which helpdesk, and the way out: it forgets the key, so it asks first. */
export function ConnectionCard({ connection, onChangeKey, onDisconnect }: ConnectionCardProps) {
  const [asking, setAsking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const leave = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (asking) confirm.current?.focus();
    else if (asked.current) leave.current?.focus();
    asked.current = asking;
  }, [asking]);

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
      {asking ? (
        <div class="connection-question">
          <p>{t('disconnectQuestion', connection.helpdeskName)}</p>
          <div class="actions">
            <button ref={confirm} type="button" class="button button-danger" onClick={onDisconnect}>
              {t('disconnectConfirm')}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
          </div>
        </div>
      ) : (
        <div class="actions">
          <button type="button" class="button" onClick={onChangeKey}>
            {t('changeKey')}
          </button>
          <button ref={leave} type="button" class="button button-quiet" onClick={() => setAsking(true)}>
            {t('disconnect')}
          </button>
        </div>
      )}
    </div>
  );
}
