import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../utils/errors.ts';
import type { TicketNow, TicketUpdates } from './ticket-props.ts';

interface TicketReading {
  /** Null while the ticket is being read, and if that failed. */
  found: TicketNow | null;
  /** Why the ticket could not be read. */
  problem: AppError | null;
  again(): void;
}

/** Reads a ticket of a helpdesk (base URL) as it is now. */
export function useTicketNow(read: TicketUpdates['read'], helpdesk: string, ticketId: number): TicketReading {
  const [outcome, setOutcome] = useState<Awaited<ReturnType<TicketUpdates['read']>> | null>(null);
  const again = useCallback(() => {
    setOutcome(null);
    void read(helpdesk, ticketId).then(setOutcome);
  }, [read, helpdesk, ticketId]);
  useEffect(again, [again]);
  return {
    found: outcome?.ok ? outcome.value : null,
    problem: outcome !== null && !outcome.ok ? outcome.error : null,
    again,
  };
}
