import './existing-ticket-field.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FoundTicket, Target } from '../../utils/captures/capture.ts';
import { isOpen } from '../../utils/captures/similar-tickets.ts';
import { t } from '../../utils/i18n.ts';
import { Combobox } from '../kit/combobox.tsx';
import { Icon } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';

interface ExistingTicketFieldProps {
  target: Target | null;
  disabled: boolean;
  findTickets(query: string): Promise<readonly FoundTicket[] | null>;
  onTicket(ticket: FoundTicket | null): void;
  onReply(isReply: boolean): void;
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
  onReply,
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
                onChange={() => onReply(isReply)}
              />
              {t(isReply ? 'asReply' : 'asNote')}
            </label>
          ))}
        </div>
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
      onClick={() => setSearching(true)}
    >
      <Icon name="plus" />
      {t('addToExisting')}
    </button>
  );
});

interface TicketSearchProps extends Pick<ExistingTicketFieldProps, 'disabled' | 'findTickets'> {
  onChoose(ticket: FoundTicket): void;
  onLeave(): void;
}

const pauseMs = 250;

function TicketSearch({ disabled, findTickets, onChoose, onLeave }: TicketSearchProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundTicket[] | null | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const find = useRef(findTickets);
  find.current = findTickets;

  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  // Only the answer to the latest query counts.
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      async () => {
        const tickets = await find.current(text);
        if (current) setFound(tickets);
      },
      text === '' ? 0 : pauseMs,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);

  const options = useMemo(
    () =>
      (found ?? []).map((one) => ({
        key: String(one.id),
        name: t('ticketLink', one.id, one.subject),
        secondary: [one.ref, statusWords(one)].filter((part) => part !== '').join(' · '),
      })),
    [found],
  );
  const empty =
    found === undefined ? t('loading') : found === null ? t('ticketsMissing') : t('noMatches', text.trim());
  return (
    <div ref={box}>
      <Combobox
        label={t('existingTicket')}
        name="existingTicket"
        options={options}
        text={text}
        query=""
        chosenKey={null}
        takesFirstMatch={false}
        startsOpen
        emptyText={empty}
        placeholder={t('existingPlaceholder')}
        disabled={disabled}
        onType={(typed) => {
          setFound(undefined);
          setText(typed);
        }}
        onChoose={({ key }) => {
          const ticket = found?.find(({ id }) => String(id) === key);
          if (ticket !== undefined) onChoose(ticket);
        }}
        onLeave={() => {
          if (text === '') onLeave();
        }}
      />
    </div>
  );
}

/** Returns in words whether a ticket is open. Empty if its status is unknown. */
export function statusWords(ticket: FoundTicket): string {
  const open = isOpen(ticket);
  return open === null ? '' : t(open ? 'ticketOpen' : 'ticketResolved');
}
