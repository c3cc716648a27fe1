import type { Capture } from '../captures/capture.ts';
import { type DeskproClient, pageSize, type TicketRow } from '../deskpro/client.ts';
import type { AppErrorCode, AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';

/**
 * The label of a ticket without attachments. A blob can be looked for in the helpdesk; words cannot, and of two tickets
 * with the same words one may be somebody else's. A label is the one mark of ours that the helpdesk can be asked for.
 */
export function labelOf({ id }: Pick<Capture, 'id'>): string {
  return `capture-${id}`;
}

export type Finding = { found: true; ticket: Pick<TicketRow, 'id' | 'ref'> } | { found: false };

/** Clocks of helpdesk and computer may differ by this much before a ticket of ours looks older than our request. */
const clockSkewMs = 15 * 60_000;
/** 2,000 tickets. A helpdesk that takes in more while one request is open is asked again rather than guessed about. */
const pageLimit = 10;

const triesPerLookUp = 3;
const betweenTriesMs = 250;
const passing: ReadonlySet<AppErrorCode> = new Set(['server-trouble', 'unreachable', 'unexpected-reply']);

/** A look-up changes nothing, so one that fails in passing is made again: a search of many pages would else never reach its end. */
export async function insist<T>(lookUp: () => Promise<AppResult<T>>): Promise<AppResult<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await lookUp();
    if (answer.ok || !passing.has(answer.error.code) || tries === triesPerLookUp) return answer;
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
}

/**
 * Asks the helpdesk whether a create call in doubt made its ticket. The argument: a ticket of ours carries something that
 * no other ticket has, a blob that was uploaded for it alone or, without attachments, its label. So one that carries it
 * is ours. And a create is one act in the helpdesk: as long as our blob is held by no ticket, or no ticket has our
 * label, there is none. Whether there may still come one, because the request is yet at work, is the caller's to know.
 * Errors: those of the look-ups, and `outcome-unknown` where a ticket holds our blob but cannot be found.
 */
export async function reconcile(
  capture: Capture,
  client: DeskproClient,
  host: string,
): Promise<AppResult<Finding>> {
  const [first] = capture.attachments;
  if (first === undefined) return findLabelled(capture, client);
  if (first.blobAuthId !== null) {
    const { blobAuthId } = first;
    const attached = await insist(() => client.isBlobAttached(blobAuthId));
    // A dropped blob was temporary to the end, so no ticket ever held it.
    if (!attached.ok && attached.error.code === 'not-found') return ok({ found: false });
    if (!attached.ok) return attached;
    if (!attached.value) return ok({ found: false });
  }
  const found = await findHolding(capture, client);
  if (!found.ok || found.value.found || first.blobAuthId === null) return found;
  return err({ code: 'outcome-unknown', host });
}

async function findLabelled(capture: Capture, client: DeskproClient): Promise<AppResult<Finding>> {
  const tickets = await insist(() => client.listTicketsLabelled(labelOf(capture)));
  if (!tickets.ok) return tickets;
  const [ticket] = tickets.value;
  return ok(ticket === undefined ? { found: false } : { found: true, ticket });
}

/** Looks through the newest tickets, back to before our request, for the one that holds our blobs. */
async function findHolding(capture: Capture, client: DeskproClient): Promise<AppResult<Finding>> {
  const since = (capture.delivery.createInDoubt?.sentAt ?? capture.createdAt) - clockSkewMs;
  const blobs = new Set(capture.attachments.map(({ blobAuth }) => blobAuth));
  const holdsOurs = async ({ id }: TicketRow): Promise<AppResult<boolean>> => {
    const attached = await insist(() => client.listAttachedBlobs(id));
    return attached.ok ? ok(attached.value.some((blobAuth) => blobs.has(blobAuth))) : attached;
  };
  // Ours has our subject, unless an agent or a trigger has changed it since: the others come last.
  const others: TicketRow[] = [];
  for (let page = 1; page <= pageLimit; page += 1) {
    const tickets = await insist(() => client.listNewestTickets(page));
    if (!tickets.ok) return tickets;
    for (const ticket of tickets.value) {
      if (ticket.has_attachments === false || Date.parse(ticket.date_created) < since) continue;
      if (ticket.subject !== capture.form.subject.trim()) {
        others.push(ticket);
        continue;
      }
      const holds = await holdsOurs(ticket);
      if (!holds.ok) return holds;
      if (holds.value) return ok({ found: true, ticket });
    }
    const oldest = Date.parse(tickets.value.at(-1)?.date_created ?? '');
    if (tickets.value.length < pageSize || oldest < since) break;
  }
  for (const ticket of others) {
    const holds = await holdsOurs(ticket);
    if (!holds.ok) return holds;
    if (holds.value) return ok({ found: true, ticket });
  }
  return ok({ found: false });
}
