import { useEffect, useMemo, useState } from 'preact/hooks';
import type { KnownUpdate, TicketUpdates } from '../../components/ticket/ticket-props.ts';
import { newCaptureId } from '../captures/capture.ts';
import { onCaptureChange } from '../captures/changes.ts';
import { request } from '../messages.ts';

/** Few people change a ticket, so this code is loaded only then. */
const knownUpdates = () => import('./known-updates.ts');

const actions: Omit<TicketUpdates, 'list'> = {
  read: async (helpdesk, id) => (await knownUpdates()).readTicketNow(helpdesk, id),
  save: ({ helpdesk, ...ticket }, was, to) =>
    request('updateTicket', { id: newCaptureId(), helpdesk, ticket, was, to }),
  onRetry: (id, insist) => void request('retryUpdate', { id, insist }),
  onDrop: (id) => void request('dropUpdate', { id }),
};

/**
 * The changes of existing tickets, and what a person can do with them. They are read, and read again
 * after each change, while `isShown`.
 */
export function useTicketUpdates({ isShown }: { isShown: boolean }): TicketUpdates {
  const [list, setList] = useState<readonly KnownUpdate[]>([]);
  useEffect(() => {
    if (!isShown) return;
    let isOver = false;
    let isReading = false;
    let isStale = false;
    // Captures may change many times a second, so one read answers all changes that came during the last one.
    const refresh = async () => {
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !isOver) {
        isStale = false;
        const known = await (await knownUpdates()).listKnownUpdates();
        if (!isOver) setList(known);
      }
      isReading = false;
    };
    void refresh();
    const stop = onCaptureChange(() => void refresh());
    return () => {
      isOver = true;
      stop();
    };
  }, [isShown]);
  return useMemo(() => ({ list, ...actions }), [list]);
}
