import './existing-target.css';
import { useId } from 'preact/hooks';
import type { FoundTicket } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { closeIcon } from '../kit/icons.ts';
import { statusWords } from './status-words.ts';

interface AlikeTicketsProps {
  tickets: readonly FoundTicket[];
  onTicket(ticket: FoundTicket): void;
  onHide(): void;
}

/**
 * Lists tickets that may already report the same. The list is outside the form, so that nothing in the form moves when
 * tickets arrive.
 */
export function AlikeTickets({ tickets, onTicket, onHide }: AlikeTicketsProps) {
  const id = useId();
  const said = (
    <span class="visually-hidden" role="status">
      {tickets.length > 0 ? t('alreadyReported') : ''}
    </span>
  );
  if (tickets.length === 0) return said;
  return (
    <section class="alike" aria-labelledby={id}>
      {said}
      <div class="alike-head">
        <h2 id={id}>{t('alreadyReported')}</h2>
        <button type="button" class="icon-button" aria-label={t('hideAlike')} onClick={onHide}>
          <Icon of={closeIcon} />
        </button>
      </div>
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <span class="alike-subject" id={`${id}-${ticket.id}`}>
              <bdi>{t('ticketLink', ticket.id, ticket.subject)}</bdi>
            </span>
            <span class="secondary">{statusWords(ticket)}</span>
            <button
              type="button"
              class="link-button"
              aria-describedby={`${id}-${ticket.id}`}
              onClick={() => onTicket(ticket)}
            >
              {t('addToThis')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
