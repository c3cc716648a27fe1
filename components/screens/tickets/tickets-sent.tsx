import { useEffect, useId, useState } from 'preact/hooks';
import type { Capture, Receipt } from '../../../utils/captures/capture.ts';
import { ticketSubjectOf } from '../../../utils/captures/existing-ticket.ts';
import { statusKey } from '../../../utils/captures/ticket-status.ts';
import { siteOf } from '../../../utils/captures/words.ts';
import { formatTime } from '../../../utils/format.ts';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { checkIcon, copyIcon } from '../../kit/icons.ts';
import { ChangeTicket } from '../../ticket/change-ticket.tsx';
import type { TicketUpdates } from '../../ticket/ticket-props.ts';
import { TicketOutcome } from './ticket-outcome.tsx';
import { type ReadThumbnail, TicketThumbnail } from './ticket-thumbnail.tsx';
import type { TicketStatuses } from './tickets-statuses.ts';

const copiedMs = 2000;

interface SentTicketProps {
  capture: Capture;
  receipt: Receipt;
  updates: TicketUpdates;
  statuses: TicketStatuses;
  /** Resolves to whether the address is on the clipboard now. */
  onCopyLink(url: string): Promise<boolean>;
  onFollowUp(sent: Capture): void;
  onThumbnail: ReadThumbnail;
}

/** A sent ticket, with a link to it and a button that copies the link. */
export function SentTicket(props: SentTicketProps) {
  const { capture, receipt, updates, statuses, onCopyLink, onFollowUp } = props;
  const { form, page, delivery } = capture;
  const { ticketId, ref } = receipt;
  const [copied, setCopied] = useState(false);
  const id = useId();
  const key = statusKey(delivery.helpdesk ?? '', ticketId);
  const status = statuses.known.get(key);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), copiedMs);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <li class="ticket ticket-sent">
      <TicketThumbnail capture={capture} onRead={props.onThumbnail} />
      <div class="ticket-words">
        <a class="ticket-subject" id={id} href={receipt.url} target="_blank" rel="noreferrer">
          <bdi>{t('ticketLink', receipt.ticketId, ticketSubjectOf(capture))}</bdi>
        </a>
        <p class="secondary ticket-facts">
          <bdi>{siteOf(page.url)}</bdi>
          <bdi>{receipt.added ? t('ticketAdded', receipt.ticketId) : form.requester}</bdi>
          <span>{formatTime(receipt.sentAt)}</span>
        </p>
        {status === undefined || status.outcome === 'refused' ? null : (
          <TicketOutcome
            status={status}
            news={statuses.news.get(key) ?? null}
            about={id}
            onReadReply={statuses.onReadReply}
          />
        )}
        {delivery.helpdesk === null ? null : (
          <ChangeTicket
            ticket={{ helpdesk: delivery.helpdesk, id: ticketId, ref, subject: ticketSubjectOf(capture) }}
            updates={updates}
            about={id}
            onFollowUp={() => onFollowUp(capture)}
          />
        )}
      </div>
      <button
        type="button"
        class="button button-small button-quiet"
        aria-describedby={id}
        onClick={() => {
          void onCopyLink(receipt.url).then(setCopied);
        }}
      >
        <Icon of={copied ? checkIcon : copyIcon} />
        <span aria-live="polite">{t(copied ? 'copied' : 'copyLink')}</span>
      </button>
    </li>
  );
}
