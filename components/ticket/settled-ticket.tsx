import { ticketSubjectOf } from '../../utils/captures/existing-ticket.ts';
import { Receipt } from './receipt.tsx';
import type { TicketScreenProps } from './ticket-props.ts';
import { WaitingNotice } from './waiting-notice.tsx';

interface SettledTicketProps
  extends Pick<
    TicketScreenProps,
    'phase' | 'capture' | 'connection' | 'updates' | 'onAction' | 'onCopyLink' | 'copiedLink' | 'onFollowUp'
  > {
  /** Null if the screen cannot capture anything. */
  onStartOver: (() => void) | null;
}

/** Replaces the form once the ticket is sent or waits in the outbox. Shows nothing before that. */
export function SettledTicket(props: SettledTicketProps) {
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
        isLinkCopied={props.copiedLink === receipt.url}
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
