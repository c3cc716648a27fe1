import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FoundTicket } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Combobox } from '../kit/combobox.tsx';
import { statusWords } from './status-words.ts';

interface TicketSearchProps {
  disabled: boolean;
  findTickets(query: string): Promise<readonly FoundTicket[] | null>;
  onChoose(ticket: FoundTicket): void;
  onLeave(): void;
}

const pauseMs = 250;

/** The search for an existing ticket. Takes the focus. */
export function TicketSearch({ disabled, findTickets, onChoose, onLeave }: TicketSearchProps) {
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
