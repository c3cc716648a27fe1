import { ticketSubjectOf } from '../../utils/captures/existing-ticket.ts';
import { loadLater } from '../kit/load-later.tsx';
import type { TicketScreenProps } from './ticket-props.ts';

const Receipt = loadLater(() => import('./receipt.tsx').then((part) => part.Receipt));
const WaitingNotice = loadLater(() => import('./waiting-notice.tsx').then((part) => part.WaitingNotice));

/** Loads the code of what replaces the form. A screen calls this while the ticket is sent. */
export async function loadSettledTicket(): Promise<void> {
  await Promise.all([Receipt.load(), WaitingNotice.load()]);
}

interface Settled
  extends Pick<
    TicketScreenProps,
    'phase' | 'capture' | 'connection' | 'updates' | 'onAction' | 'onCopyLink' | 'onFollowUp'
  > {
  /** Null if the screen cannot capture anything. */
  onStartOver: (() => void) | null;
}

/** Returns what replaces the form once the ticket is sent or waits in the outbox; null before that. */
export function settledTicket(props: Settled) {
  const { phase, capture, connection, updates, onAction, onCopyLink, onStartOver } = props;
  const subject = capture === null ? '' : ticketSubjectOf(capture);
  if (phase.name === 'sent') {
    const { receipt } = phase;
    return (
      <Receipt
        receipt={receipt}
        subject={subject}
        helpdesk={capture?.delivery.helpdesk ?? connection?.baseUrl ?? ''}
        updates={updates}
        onCopyLink={onCopyLink}
        // The row is read again a moment after the answer.
        onFollowUp={capture?.stage.name === 'sent' ? () => props.onFollowUp(capture) : null}
        onStartOver={onStartOver}
      />
    );
  }
  if (phase.name !== 'parked') return null;
  const { error, retryAt } = phase;
  return (
    <WaitingNotice
      error={error}
      retryAt={retryAt}
      subject={subject}
      onAction={onAction}
      onStartOver={onStartOver}
    />
  );
}
