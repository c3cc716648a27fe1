import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Receipt as TicketReceipt } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';

const copiedMs = 2000;

interface ReceiptProps {
  receipt: TicketReceipt;
  subject: string;
  onCopyLink(url: string): Promise<boolean>;
  /** Null if nothing can be captured from this screen. */
  onStartOver: (() => void) | null;
}

/** Says that the ticket was created or added to, with a link to it and a button that copies the link. */
export function Receipt({ receipt, subject, onCopyLink, onStartOver }: ReceiptProps) {
  const [copied, setCopied] = useState(false);
  const id = useId();
  const link = useRef<HTMLAnchorElement>(null);

  useEffect(() => link.current?.focus(), []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedMs);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <div class="receipt">
      <span class="receipt-mark">
        <Icon name="check" size={20} />
      </span>
      <p class="receipt-title" role="status" id={id}>
        {t(receipt.added ? 'ticketAdded' : 'ticketCreated', receipt.ticketId)}
      </p>
      <p class="receipt-subject">{subject}</p>
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
          <Icon name="external" />
        </a>
        <button
          type="button"
          class="button"
          onClick={() => {
            void onCopyLink(receipt.url).then(setCopied);
          }}
        >
          <Icon name={copied ? 'check' : 'copy'} />
          <span aria-live="polite">{t(copied ? 'copied' : 'copyLink')}</span>
        </button>
        {onStartOver === null ? null : (
          <button type="button" class="button button-quiet" onClick={onStartOver}>
            {t('newCapture')}
          </button>
        )}
      </div>
    </div>
  );
}
