import type { Target } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';
import type { TicketScreenProps } from './ticket-props.ts';

export interface TicketFootProps
  extends Pick<
    TicketScreenProps,
    | 'capture'
    | 'connection'
    | 'helpdesks'
    | 'onHelpdesk'
    | 'screenshot'
    | 'phase'
    | 'sendShortcut'
    | 'onCreate'
    | 'onAction'
  > {
  /** Shown while there is no capture yet. */
  waiting: string;
  target: Target | null;
}

/** The foot, which is always visible: where the ticket goes, and the button that sends it. */
export const TicketFoot = memo(function TicketFoot({
  capture,
  connection,
  helpdesks,
  onHelpdesk,
  screenshot,
  phase,
  sendShortcut,
  waiting,
  target,
  onCreate,
  onAction,
}: TicketFootProps) {
  if (connection === null) {
    return (
      <footer class="foot foot-connect">
        <p class="foot-sentence">{t('connectToCreate')}</p>
        <button type="button" class="button button-primary" onClick={() => onAction('connect')}>
          {t('connectToHelpdesk')}
        </button>
      </footer>
    );
  }
  const sending = phase.name === 'sending';
  return (
    <footer class="foot">
      <div class="foot-words" role="status">
        {sending ? (
          <>
            <span class="foot-name">{t(target ? 'addingToTicket' : 'creatingTicket')}</span>
            <span class="secondary">{t('closeIsFine')}</span>
          </>
        ) : null}
      </div>
      {sending ? null : (
        <div class="foot-words">
          {connection && helpdesks.length > 1 ? (
            <select
              class="input foot-helpdesk"
              aria-label={t('optionsHelpdesk')}
              value={connection.baseUrl}
              disabled={capture === null}
              onChange={({ currentTarget }) => onHelpdesk(currentTarget.value)}
            >
              {helpdesks.map(({ baseUrl, helpdeskName }) => (
                <option key={baseUrl} value={baseUrl}>
                  {helpdeskName}
                </option>
              ))}
            </select>
          ) : (
            <span class="foot-name">{connection?.helpdeskName}</span>
          )}
          <span class="secondary">{capture === null ? waiting : t('shortcutHint', sendShortcut)}</span>
        </div>
      )}
      <span class="foot-tools">
        <button
          type="button"
          class="icon-button"
          aria-label={t('tickets')}
          title={t('tickets')}
          onClick={() => onAction('open-tickets')}
        >
          <Icon name="tray" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t('openOptionsPage')}
          title={t('openOptionsPage')}
          onClick={() => onAction('open-options')}
        >
          <Icon name="gear" />
        </button>
      </span>
      <button
        type="button"
        class="button button-primary"
        aria-busy={sending}
        disabled={sending || screenshot !== null || capture === null || connection === undefined}
        onClick={onCreate}
      >
        {sending ? <span class="spinner" /> : null}
        {t(target ? 'addToTicket' : 'createTicket')}
      </button>
    </footer>
  );
});
