import './existing-ticket-field.css';
import { useState } from 'preact/hooks';
import type { FoundTicket, Target } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { loadLater } from '../kit/load-later.tsx';
import { memo } from '../kit/memo.ts';
import type { TicketUpdates } from './ticket-props.ts';

const TargetValues = loadLater(() => import('./target-values.tsx').then((part) => part.TargetValues));
const TicketSearch = loadLater(() => import('./ticket-search.tsx').then((part) => part.TicketSearch));

interface ExistingTicketFieldProps {
  target: Target | null;
  disabled: boolean;
  findTickets(query: string): Promise<readonly FoundTicket[] | null>;
  onTicket(ticket: FoundTicket | null): void;
  readTicket: TicketUpdates['read'];
  onTarget(target: Target): void;
}

/**
 * Lets the person add to an existing ticket: first a button, then a search, then the chosen ticket with the choice of
 * note or reply.
 */
export const ExistingTicketField = memo(function ExistingTicketField({
  target,
  disabled,
  findTickets,
  onTicket,
  readTicket,
  onTarget,
}: ExistingTicketFieldProps) {
  const [searching, setSearching] = useState(false);
  if (target !== null) {
    return (
      <div class="target">
        <p class="target-title">
          <bdi>{t('ticketLink', target.id, target.subject)}</bdi>
        </p>
        <div role="radiogroup" aria-label={t('addAs')} class="target-ways">
          {[false, true].map((isReply) => (
            <label key={String(isReply)}>
              <input
                type="radio"
                name="addAs"
                checked={target.isReply === isReply}
                disabled={disabled}
                onChange={() => onTarget({ ...target, isReply })}
              />
              {t(isReply ? 'asReply' : 'asNote')}
            </label>
          ))}
        </div>
        <TargetValues
          key={target.id}
          target={target}
          read={readTicket}
          disabled={disabled}
          onUpdate={(update) => {
            const { update: _before, ...rest } = target;
            onTarget({ ...rest, ...(update && { update }) });
          }}
        />
        <button type="button" class="link-button" disabled={disabled} onClick={() => onTicket(null)}>
          {t('newTicketInstead')}
        </button>
      </div>
    );
  }
  if (searching) {
    return (
      <TicketSearch
        disabled={disabled}
        findTickets={findTickets}
        onLeave={() => setSearching(false)}
        onChoose={(ticket) => {
          setSearching(false);
          onTicket(ticket);
        }}
      />
    );
  }
  return (
    <button
      type="button"
      class="link-button more-fields-button"
      disabled={disabled}
      // The button keeps the focus until the search can take it.
      onClick={() => void TicketSearch.load().then(() => setSearching(true))}
    >
      <Icon name="plus" />
      {t('addToExisting')}
    </button>
  );
});
