import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Receipt as TicketReceipt } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { checkIcon, copyIcon, externalIcon } from '../kit/icons.ts';
import { ChangeTicket } from './change-ticket.tsx';
import type { TicketUpdates } from './ticket-props.ts';
import { UpdateNotice } from './update-notice.tsx';

const copiedMs = 2000;

interface ReceiptProps {
  receipt: TicketReceipt;
  subject: string;
  /** The base URL of the helpdesk that has the ticket. */
  helpdesk: string;
  updates: TicketUpdates;
  onCopyLink(url: string): Promise<boolean>;
  /** Whether the link was copied without a press. */
  isLinkCopied: boolean;
  onFollowUp: (() => void) | null;
  /** Null if nothing can be captured from this screen. */
  onStartOver: (() => void) | null;
}

/** Says that the ticket was created or added to, with a link to it and a button that copies the link. */
export function Receipt(props: ReceiptProps) {
  const { receipt, subject, helpdesk, updates, onCopyLink, onStartOver } = props;
  const [pressed, setPressed] = useState(false);
  const copied = pressed || props.isLinkCopied;
  const id = useId();
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => link.current?.focus(), []);
  useEffect(() => {
    if (!pressed) return;
    const timer = setTimeout(() => setPressed(false), copiedMs);
    return () => clearTimeout(timer);
  }, [pressed]);

  return (
    <div class="receipt">
      <span class="receipt-mark">
        <Icon of={checkIcon} size={20} />
      </span>
      <p class="receipt-title" role="status" id={id}>
        {t(receipt.added ? 'ticketAdded' : 'ticketCreated', receipt.ticketId)}
      </p>
      <p class="receipt-subject" id={`${id}-subject`}>
        {subject}
      </p>
      {updates.list
        .filter(({ update }) => update.helpdesk === helpdesk && update.ticket.id === receipt.ticketId)
        .map((known) => (
          <UpdateNotice
            key={known.update.id}
            known={known}
            onRetry={updates.onRetry}
            onDrop={updates.onDrop}
          />
        ))}
      <div class="receipt-actions">
        <a
          ref={link}
          class="button button-primary"
          href={receipt.url}
          target="_blank"
          rel="noreferrer"
          aria-describedby={id}
        >
          {t('openTicket')}
          <Icon of={externalIcon} />
        </a>
        <button
          type="button"
          class="button"
          onClick={() => {
            void onCopyLink(receipt.url).then(setPressed);
          }}
        >
          <Icon of={copied ? checkIcon : copyIcon} />
          <span aria-live="polite">{t(pressed ? 'copied' : copied ? 'linkCopied' : 'copyLink')}</span>
        </button>
        {onStartOver === null ? null : (
          <button type="button" class="button button-quiet" onClick={onStartOver}>
            {t('newCapture')}
          </button>
        )}
      </div>
      <ChangeTicket
        ticket={{ helpdesk, id: receipt.ticketId, ref: receipt.ref, subject }}
        updates={updates}
        about={`${id}-subject`}
        onFollowUp={props.onFollowUp}
      />
    </div>
  );
}
