import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { KnownUpdate, TicketUpdates } from '../../components/ticket/ticket-props.ts';
import { newCaptureId } from '../captures/capture.ts';
import { onCaptureChange } from '../captures/changes.ts';
import { listUpdates } from '../captures/update-store.ts';
import { readHelpdesks } from '../helpdesks.ts';
import { request } from '../messages.ts';
import { ok } from '../result.ts';

/**
 * The changes of tickets that the helpdesks have, and what a person can do with them. They are read, and read again
 * after each change, while `isShown`.
 */
export function useTicketUpdates({ isShown }: { isShown: boolean }): TicketUpdates {
  const [list, setList] = useState<readonly KnownUpdate[]>([]);

  useEffect(() => {
    if (!isShown) return;
    const refresh = async () => {
      const updates = await listUpdates().catch(() => []);
      const helpdesks = updates.length === 0 ? [] : await readHelpdesks();
      setList(
        updates.map((update) => {
          const own = helpdesks.find(({ connection }) => connection.baseUrl === update.helpdesk);
          return { update, directory: own?.directory ?? null };
        }),
      );
    };
    void refresh();
    return onCaptureChange(() => void refresh());
  }, [isShown]);

  const read: TicketUpdates['read'] = useCallback(async (helpdesk, id) => {
    const values = await request('readTicket', { helpdesk, id });
    if (!values.ok) return values;
    const found = (await readHelpdesks()).find(({ connection }) => connection.baseUrl === helpdesk);
    return ok({ values: values.value, directory: found?.directory ?? null });
  }, []);

  return useMemo(
    () => ({
      list,
      read,
      save: ({ helpdesk, ...ticket }, was, to) =>
        request('updateTicket', { id: newCaptureId(), helpdesk, ticket, was, to }),
      onRetry: (id, insist) => void request('retryUpdate', { id, insist }),
      onDrop: (id) => void request('dropUpdate', { id }),
    }),
    [list, read],
  );
}
