import type { Target } from '../../utils/captures/capture.ts';
import { formatCount } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconShape } from '../kit/icon.tsx';
import { gearIcon, trayIcon } from '../kit/icons.ts';
import { memo } from '../kit/memo.ts';
import { SendMenu } from './later-parts.tsx';
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
  /** Begins the search for an existing ticket to add to. Null if there is one, or while the person searches. */
  onSearch: (() => void) | null;
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
  onSearch,
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
            <span class="foot-name" title={connection?.helpdeskName}>
              {connection?.helpdeskName}
            </span>
          )}
          {capture === null ? <span class="secondary">{waiting}</span> : null}
        </div>
      )}
      <span class="foot-tools">
        <Tool
          name={sentNews === null ? t('tickets') : t('ticketsWithNews', formatCount(sentNews.count))}
          icon={trayIcon}
          count={sentNews?.count}
          onPress={() => onAction('open-tickets')}
        />
        <Tool name={t('openOptionsPage')} icon={gearIcon} onPress={() => onAction('open-options')} />
      </span>
      <SendButtons
        {...{ sendShortcut, sending, target, onSearch, onCreate }}
        disabled={capture === null || connection === undefined}
        isTaking={screenshot !== null}
      />
    </footer>
  );
});

interface SendButtonsProps
  extends Pick<TicketFootProps, 'sendShortcut' | 'target' | 'onSearch' | 'onCreate'> {
  sending: boolean;
  disabled: boolean;
  /** A screenshot is being taken, without which the ticket cannot be sent. */
  isTaking: boolean;
}

/** The button that sends, and beside it a menu of other ways to send. */
function SendButtons(props: SendButtonsProps) {
  const { sendShortcut, sending, target, disabled, isTaking, onSearch, onCreate } = props;
  return (
    <span class="foot-send">
      <button
        type="button"
        class="button button-primary"
        title={t('shortcutHint', sendShortcut)}
        aria-busy={sending}
        // Not disabled while it sends, because the focus would be lost.
        aria-disabled={sending}
        disabled={!sending && (disabled || isTaking)}
        onClick={() => (sending ? undefined : onCreate())}
      >
        {sending ? <span class="spinner" /> : null}
        {t(target ? 'addToTicket' : 'createTicket')}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the element takes no focus, and the button's title says the same */}
        <kbd aria-hidden="true">{sendShortcut.replace(/.Enter$/, ' ⏎')}</kbd>
      </button>
      {onSearch === null || sending ? null : <SendMenu disabled={disabled} onSearch={onSearch} />}
    </span>
  );
}

interface HelpdeskChoiceProps extends Pick<TicketFootProps, 'helpdesks' | 'onHelpdesk'> {
  /** The base URL of the ticket's helpdesk. */
  chosen: string;
  disabled: boolean;
}

function HelpdeskChoice({ helpdesks, chosen, disabled, onHelpdesk }: HelpdeskChoiceProps) {
  return (
    <select
      class="input foot-helpdesk"
      aria-label={t('helpdeskOfTicket')}
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
  icon: IconShape;
  /** Shown at the icon; the name has it too. */
  count?: number | undefined;
  onPress(): void;
}

function Tool({ name, icon, count, onPress }: ToolProps) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} onClick={onPress}>
      <Icon of={icon} />
      {count === undefined ? null : (
        <span class="foot-count" aria-hidden="true">
          {count > 99 ? '99' : count}
        </span>
      )}
    </button>
  );
}
