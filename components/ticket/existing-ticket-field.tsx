import './existing-ticket-field.css';
import { useState } from 'preact/hooks';
import type { FoundTicket, Target } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { loadLater } from '../kit/load-later.tsx';
import { memo } from '../kit/memo.ts';
import { TargetChoice } from './later-parts.tsx';
import type { TicketUpdates } from './ticket-props.ts';

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
  if (target !== null)
    return (
      <TargetChoice
        target={target}
        disabled={disabled}
        onTicket={onTicket}
        readTicket={readTicket}
        onTarget={onTarget}
      />
    );
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
