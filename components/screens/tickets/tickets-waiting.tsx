import { useId } from 'preact/hooks';
import type { Capture, CaptureId } from '../../../utils/captures/capture.ts';
import { ticketSubjectOf } from '../../../utils/captures/existing-ticket.ts';
import { siteOf } from '../../../utils/captures/words.ts';
import { formatTime } from '../../../utils/format.ts';
import { t } from '../../../utils/i18n.ts';
import { Icon, type IconShape } from '../../kit/icon.tsx';
import {
  clockIcon,
  pageIcon,
  penIcon,
  restoreIcon,
  retryIcon,
  trashIcon,
  warningIcon,
} from '../../kit/icons.ts';
import { type ReadThumbnail, TicketThumbnail } from './ticket-thumbnail.tsx';
import { type RowActionKind, type TicketState, ticketStateOf } from './tickets-state.ts';

export interface WaitingActions {
  onRetry(id: CaptureId): void;
  onEdit(id: CaptureId): void;
  onDiscard(id: CaptureId): void;
  onUndo(id: CaptureId): void;
  onSave(id: CaptureId): void;
  onThumbnail: ReadThumbnail;
  /** Called inside the click, so that a permission can be asked for. */
  onAction(kind: RowActionKind, capture: Capture): void;
}

interface WaitingTicketProps extends WaitingActions {
  capture: Capture;
  /** The name of the group that begins with this row. Null within a group. */
  heading: string | null;
  /** The host that tickets go to now. Null if nothing is connected. */
  connectedHost: string | null;
  /** Try again was pressed and has no outcome yet. */
  trying: boolean;
}

/** A ticket that is not sent yet: its state, the action that helps it on, and every other action as an icon. */
export function WaitingTicket({ capture, heading, connectedHost, trying, ...actions }: WaitingTicketProps) {
  const { id, page, createdAt } = capture;
  const subjectId = useId();
  const fixedId = useId();
  const state = ticketStateOf(capture, connectedHost);
  const { action, fixed, main } = state;
  const about = fixed === null ? subjectId : `${subjectId} ${fixedId}`;
  return (
    <li class="ticket-item">
      <GroupHeading words={heading} />
      <div class="ticket" data-tone={state.tone}>
        <TicketThumbnail capture={capture} onRead={actions.onThumbnail} />
        <div class="ticket-words">
          <p class="ticket-subject" id={subjectId}>
            <bdi>{ticketSubjectOf(capture).trim() || t('noSubject')}</bdi>
          </p>
          <p class="secondary ticket-facts">
            <bdi>{siteOf(page.url)}</bdi>
            <span>{formatTime(createdAt)}</span>
          </p>
          <p class="ticket-state">
            <Mark tone={state.tone} />
            <span>{state.sentence}</span>
          </p>
          {fixed === null ? null : (
            <p class="secondary" id={fixedId}>
              {fixed}
            </p>
          )}
        </div>
        <div class="ticket-actions">
          {action === null ? null : (
            <button
              type="button"
              class="button button-small"
              aria-describedby={subjectId}
              onClick={() => actions.onAction(action.kind, capture)}
            >
              {action.label}
            </button>
          )}
          {state.canRetry === null ? null : (
            <RowButton
              name={t('actionTryAgain')}
              icon={main === 'retry' ? null : retryIcon}
              about={about}
              disabled={!state.canRetry || trying}
              onPress={() => actions.onRetry(id)}
            />
          )}
          <RowButton
            name={t('ticketEdit')}
            icon={main === 'edit' ? null : penIcon}
            about={about}
            disabled={fixed !== null}
            onPress={() => actions.onEdit(id)}
          />
          <RowButton
            name={t('ticketSave')}
            icon={pageIcon}
            about={subjectId}
            onPress={() => actions.onSave(id)}
          />
          <RowButton
            name={t('ticketDiscard')}
            icon={trashIcon}
            about={about}
            disabled={fixed !== null}
            onPress={() => actions.onDiscard(id)}
          />
        </div>
      </div>
    </li>
  );
}

/** The name of a group, above its first row. */
function GroupHeading({ words }: { words: string | null }) {
  return words === null ? null : <h3 class="tickets-group">{words}</h3>;
}

/** The row of a discarded ticket until the ticket is deleted. */
export function DiscardedTicket({
  capture,
  heading,
  onUndo,
}: Pick<WaitingTicketProps, 'capture' | 'heading' | 'onUndo'>) {
  const id = useId();
  return (
    <li class="ticket-item">
      <GroupHeading words={heading} />
      <div class="ticket ticket-discarded">
        <p role="status" id={id} class="ticket-words">
          {t('ticketDiscarded')} <bdi class="secondary">{ticketSubjectOf(capture)}</bdi>
        </p>
        <button
          type="button"
          class="button button-small"
          aria-describedby={id}
          onClick={() => onUndo(capture.id)}
        >
          <Icon of={restoreIcon} />
          {t('undo')}
        </button>
      </div>
    </li>
  );
}

interface RowButtonProps {
  name: string;
  /** The ids for `aria-describedby`: the ticket's subject, and the reason why the button is disabled. */
  about: string;
  /** Shown in place of the name. Null for the row's main action. */
  icon: IconShape | null;
  disabled?: boolean;
  onPress(): void;
}

/**
 * A button that keeps the focus while it is disabled: a row that changes by itself does not take the focus away, and
 * the reason can be read.
 */
function RowButton({ name, about, icon, disabled = false, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      class={icon === null ? 'button button-small' : 'icon-button'}
      title={icon === null ? undefined : name}
      aria-describedby={about}
      aria-disabled={disabled ? true : undefined}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      {icon === null ? name : <Icon of={icon} />}
      {icon === null ? null : <span class="visually-hidden">{name}</span>}
    </button>
  );
}

function Mark({ tone }: Pick<TicketState, 'tone'>) {
  return (
    <span class="ticket-mark">
      {tone === 'busy' ? (
        <span class="spinner" />
      ) : (
        <Icon of={tone === 'attention' ? warningIcon : clockIcon} />
      )}
    </span>
  );
}
