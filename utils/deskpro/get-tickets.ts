import type * as z from 'zod/mini';
import { type AppError, type AppResult, foreignStatus, isRightMissing } from '../errors.ts';
import { err, ok } from '../result.ts';
import type { Http } from './http.ts';
import { BatchReply, OneTicket, type TicketRow } from './schemas.ts';

const batchSize = 50;
/** Without batches a ticket costs a request of its own. */
const atMostAlone = 5;

/** A ticket; `gone` if it does not exist, `refused` if the key has no right to it. */
export type FoundOrNot = z.infer<typeof TicketRow> | 'gone' | 'refused';

/**
 * Reads tickets by number, 50 with one request. If the helpdesk has no batches or the key may not use them, reads the
 * first five alone. A ticket that the helpdesk fails at is left out. Error `forbidden` if the key may read none of them.
 */
export async function getTickets(
  http: Http,
  ids: readonly number[],
): Promise<AppResult<Map<number, FoundOrNot>>> {
  const found = new Map<number, FoundOrNot>();
  for (let at = 0; at < ids.length; at += batchSize) {
    const some = await getBatch(http, ids.slice(at, at + batchSize));
    if (!some.ok && found.size === 0 && isWithoutBatch(some.error)) return getAlone(http, ids);
    // What the first batches told is kept: the rest is asked for the next time.
    if (!some.ok) return found.size === 0 ? some : ok(found);
    for (const [id, ticket] of some.value) found.set(id, ticket);
  }
  return ok(found);
}

function isWithoutBatch(error: AppError): boolean {
  return isRightMissing(error) || (error.code === 'not-found' && foreignStatus(error) === undefined);
}

async function getBatch(http: Http, ids: readonly number[]): Promise<AppResult<Map<number, FoundOrNot>>> {
  const body = { requests: Object.fromEntries(ids.map((id) => [`t${id}`, `/api/v2/tickets/${id}`])) };
  const reply = await http({ method: 'POST', path: 'batch', body, reply: BatchReply });
  if (!reply.ok) return reply;
  const found = new Map<number, FoundOrNot>();
  for (const id of ids) {
    const part = reply.value.responses[`t${id}`];
    const status = part?.headers['status-code'];
    const ticket = status === 200 ? OneTicket.safeParse(part).data?.data : absences.get(status ?? 0);
    if (ticket !== undefined) found.set(id, ticket);
  }
  return ok(found);
}

const absences: ReadonlyMap<number, 'gone' | 'refused'> = new Map([
  [404, 'gone'],
  [403, 'refused'],
]);

async function getAlone(http: Http, ids: readonly number[]): Promise<AppResult<Map<number, FoundOrNot>>> {
  const found = new Map<number, FoundOrNot>();
  for (const id of ids.slice(0, atMostAlone)) {
    const reply = await http({ method: 'GET', path: `tickets/${id}`, reply: OneTicket });
    const isForeign = !reply.ok && foreignStatus(reply.error) !== undefined;
    if (reply.ok) found.set(id, reply.value.data);
    else if (reply.error.code === 'not-found' && !isForeign) found.set(id, 'gone');
    // If the key may use no batches and may not read the first ticket, it may read no ticket.
    else if (found.size === 0) return err(reply.error);
    else if (isRightMissing(reply.error)) found.set(id, 'refused');
    else return ok(found);
  }
  return ok(found);
}
