import { announceChange } from '../captures/changes.ts';
import { advanceUpdate, newUpdate } from '../captures/ticket-update.ts';
import { changedValues, type TicketValues, ticketValueKeys } from '../captures/ticket-values.ts';
import { changeUpdate, deleteUpdate, putUpdate } from '../captures/update-store.ts';
import type { AppResult } from '../errors.ts';
import { closedOr } from '../outbox/closed-ticket.ts';
import type { RequestData } from '../request-schemas.ts';
import { err, ok } from '../result.ts';
import { openLine } from './helpdesk-line.ts';
import { sendUpdateNow, settleOutbox } from './outbox.ts';

/** Reads the values of a ticket as they are now. A value that the helpdesk does not tell is absent. */
export async function readTicket({
  id,
  helpdesk,
}: RequestData<'readTicket'>): Promise<AppResult<TicketValues>> {
  const line = await openLine(helpdesk, { byPerson: true });
  if (!line.ok) return line;
  const read = await line.value.client.getTicket(id);
  if (read.ok) {
    const known = ticketValueKeys.filter((key) => read.value[key] !== undefined);
    return ok(Object.fromEntries(known.map((key) => [key, read.value[key]])));
  }
  return err(closedOr(read.error, line.value.connection.host, id));
}

/** Reads the HTML of an agent's reply; null if there is none. */
export async function readReply({
  helpdesk,
  id,
  at,
}: RequestData<'readReply'>): Promise<AppResult<string | null>> {
  const line = await openLine(helpdesk, { byPerson: true });
  if (!line.ok) return line;
  const reply = await line.value.client.readReply(id, at);
  return reply.ok ? reply : err(closedOr(reply.error, line.value.connection.host, id));
}

/** Stores an update and sends it. After an error that passes, it is sent later by itself. */
export async function updateTicket({
  was,
  to,
  ...given
}: RequestData<'updateTicket'>): Promise<AppResult<null>> {
  const values = changedValues(was, to);
  if (Object.keys(values).length === 0) return ok(null);
  await putUpdate(newUpdate({ ...given, afterMessage: false, was, to: values }));
  return sendUpdateNow(given.id);
}

export async function retryUpdate({ id, insist }: RequestData<'retryUpdate'>): Promise<AppResult<null>> {
  await changeUpdate(id, (row) => advanceUpdate(row, { type: 'queue', at: Date.now(), insist }));
  return sendUpdateNow(id);
}

export async function dropUpdate({ id }: RequestData<'dropUpdate'>): Promise<AppResult<null>> {
  await deleteUpdate(id);
  announceChange(id);
  await settleOutbox();
  return ok(null);
}
