import type { Target } from '../../utils/captures/capture.ts';
import { formatCount } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';
import type { TicketScreenProps } from './ticket-props.ts';

export interface TicketFootProps
  extends Pick<
    TicketScreenProps,
    | 'capture'
    | 'connection'
    | 'helpdesks'
    | 'sentNews'
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
  sentNews,
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
      {sentNews === null || sending ? null : (
        <p class="foot-news">
          <bdi>{sentNews.words}</bdi>
        </p>
      )}
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
            <HelpdeskChoice
              helpdesks={helpdesks}
              chosen={connection.baseUrl}
              disabled={capture === null}
              onHelpdesk={onHelpdesk}
            />
          ) : (
            <span class="foot-name">{connection?.helpdeskName}</span>
          )}
          <span class="secondary">{capture === null ? waiting : t('shortcutHint', sendShortcut)}</span>
        </div>
      )}
      <span class="foot-tools">
        <Tool
          name={sentNews === null ? t('tickets') : t('ticketsWithNews', formatCount(sentNews.count))}
          icon="tray"
          count={sentNews?.count}
          onPress={() => onAction('open-tickets')}
        />
        <Tool name={t('openOptionsPage')} icon="gear" onPress={() => onAction('open-options')} />
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

interface HelpdeskChoiceProps extends Pick<TicketFootProps, 'helpdesks' | 'onHelpdesk'> {
  /** The base URL of the ticket's helpdesk. */
  chosen: string;
  disabled: boolean;
}

function HelpdeskChoice({ helpdesks, chosen, disabled, onHelpdesk }: HelpdeskChoiceProps) {
  return (
    <select
      class="input foot-helpdesk"
      aria-label={t('optionsHelpdesk')}
      value={chosen}
      disabled={disabled}
      onChange={({ currentTarget }) => onHelpdesk(currentTarget.value)}
    >
      {helpdesks.map(({ baseUrl, helpdeskName }) => (
        <option key={baseUrl} value={baseUrl}>
          {helpdeskName}
        </option>
      ))}
    </select>
  );
}

interface ToolProps {
  name: string;
  icon: IconName;
  /** Shown at the icon; the name has it too. */
  count?: number | undefined;
  onPress(): void;
}

function Tool({ name, icon, count, onPress }: ToolProps) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} onClick={onPress}>
      <Icon name={icon} />
      {count === undefined ? null : (
        <span class="foot-count" aria-hidden="true">
          {count > 99 ? '99' : count}
        </span>
      )}
    </button>
  );
}
