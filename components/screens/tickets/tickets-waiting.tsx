import { useId } from 'preact/hooks';
import type { Capture, CaptureId } from '../../../utils/captures/capture.ts';
import { ticketSubjectOf } from '../../../utils/captures/existing-ticket.ts';
import { siteOf } from '../../../utils/captures/words.ts';
import { formatTime } from '../../../utils/format.ts';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { type RowActionKind, type TicketState, ticketStateOf } from './tickets-state.ts';

export interface WaitingActions {
  onRetry(id: CaptureId): void;
  onEdit(id: CaptureId): void;
  onDiscard(id: CaptureId): void;
  onUndo(id: CaptureId): void;
  onSave(id: CaptureId): void;
  /** Called inside the click, so that a permission can be asked for. */
  onAction(kind: RowActionKind, capture: Capture): void;
}

interface WaitingTicketProps extends WaitingActions {
  capture: Capture;
  /** The host that tickets go to now. Null if nothing is connected. */
  connectedHost: string | null;
  /** Try again was pressed and has no outcome yet. */
  trying: boolean;
}

/** A ticket that is not sent yet: its state, and every action on it. */
export function WaitingTicket({ capture, connectedHost, trying, ...actions }: WaitingTicketProps) {
  const { id, page, createdAt } = capture;
  const subjectId = useId();
  const fixedId = useId();
  const state = ticketStateOf(capture, connectedHost);
  const { action, fixed } = state;
  const about = fixed === null ? subjectId : `${subjectId} ${fixedId}`;
  return (
    <li class="ticket" data-tone={state.tone}>
      <Mark tone={state.tone} />
      <div class="ticket-words">
        <div class="ticket-head">
          <p class="ticket-subject" id={subjectId}>
            <bdi>{ticketSubjectOf(capture).trim() || t('noSubject')}</bdi>
          </p>
          <p class="secondary ticket-facts">
            <bdi>{siteOf(page.url)}</bdi>
            <span>{formatTime(createdAt)}</span>
          </p>
        </div>
        <p class="ticket-state">{state.sentence}</p>
        {fixed === null ? null : (
          <p class="secondary" id={fixedId}>
            {fixed}
          </p>
        )}
        <div class="actions">
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
              about={about}
              disabled={!state.canRetry || trying}
              onPress={() => actions.onRetry(id)}
            />
          )}
          <RowButton
            quiet
            name={t('ticketEdit')}
            about={about}
            disabled={fixed !== null}
            onPress={() => actions.onEdit(id)}
          />
          <RowButton
            quiet
            name={t('ticketDiscard')}
            about={about}
            disabled={fixed !== null}
            onPress={() => actions.onDiscard(id)}
          />
          <RowButton quiet name={t('ticketSave')} about={subjectId} onPress={() => actions.onSave(id)} />
        </div>
      </div>
    </li>
  );
}

/** The row of a discarded ticket until the ticket is deleted. */
export function DiscardedTicket({ capture, onUndo }: { capture: Capture; onUndo(id: CaptureId): void }) {
  const id = useId();
  return (
    <li class="ticket ticket-discarded">
      <p role="status" id={id} class="ticket-words">
        {t('ticketDiscarded')} <bdi class="secondary">{ticketSubjectOf(capture)}</bdi>
      </p>
      <button
        type="button"
        class="button button-small"
        aria-describedby={id}
        onClick={() => onUndo(capture.id)}
      >
        <Icon name="restore" />
        {t('undo')}
      </button>
    </li>
  );
}

interface RowButtonProps {
  name: string;
  /** The ids for `aria-describedby`: the ticket's subject, and the reason why the button is disabled. */
  about: string;
  quiet?: boolean;
  disabled?: boolean;
  onPress(): void;
}

/**
 * A button that keeps the focus while it is disabled: a row that changes by itself does not take the focus away, and
 * the reason can be read.
 */
function RowButton({ name, about, quiet = false, disabled = false, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      class={quiet ? 'button button-small button-quiet' : 'button button-small'}
      aria-describedby={about}
      aria-disabled={disabled ? true : undefined}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      {name}
    </button>
  );
}

function Mark({ tone }: Pick<TicketState, 'tone'>) {
  return (
    <span class="ticket-mark">
      {tone === 'busy' ? (
        <span class="spinner" />
      ) : (
        <Icon name={tone === 'attention' ? 'warning' : 'clock'} size={20} />
      )}
    </span>
  );
}
