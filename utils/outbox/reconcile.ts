import type { Capture } from '../captures/capture.ts';
import type { DeskproClient, TicketRow } from '../deskpro/client.ts';
import { pageSize } from '../deskpro/read-list.ts';
import { type AppError, type AppErrorCode, type AppResult, foreignStatus } from '../errors.ts';
import { err, ok } from '../result.ts';

/**
 * Returns the label that marks a ticket without attachments as ours. The helpdesk can be searched for a blob or a
 * label, but not for a text, and another person's ticket may have the same text.
 */
export function labelOf({ id }: Pick<Capture, 'id'>): string {
  return `capture-${id}`;
}

export type Finding = { found: true; ticket: Pick<TicketRow, 'id' | 'ref'> } | { found: false };

/**
 * Up to 2,000 tickets are searched. If a helpdesk gets more while one request is open, the outcome stays unknown and
 * the look-up is made again later.
 */
const pageLimit = 10;
/**
 * This many of the newest tickets are searched whatever their times say, because the helpdesk's two clocks may differ.
 */
const surelyLookedInto = 100;
/** A ticket's time and a reply's `Date` may come from two servers. Their clocks usually differ by no more than this. */
const clockSkewMs = 15 * 60_000;

const triesPerLookUp = 3;
const betweenTriesMs = 250;
const passing: ReadonlySet<AppErrorCode> = new Set(['server-trouble', 'unreachable', 'unexpected-reply']);

function isPassing(error: AppError): boolean {
  return passing.has(error.code) || foreignStatus(error) !== undefined;
}

/** Whether the helpdesk itself says that it has no such thing. A reply from a server in between proves nothing. */
export function isAbsent(error: AppError): boolean {
  return error.code === 'not-found' && error.foreign === undefined;
}

/**
 * Repeats a look-up after a passing error, which is safe because it changes nothing. Long searches need this to finish.
 */
export async function insist<T>(lookUp: () => Promise<AppResult<T>>): Promise<AppResult<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await lookUp();
    if (answer.ok || !isPassing(answer.error) || tries === triesPerLookUp) return answer;
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
}

/**
 * Asks the helpdesk whether a create call in doubt made its ticket. A ticket of ours carries something that no other
 * ticket has: a blob that was uploaded for it alone or, without attachments, its label. So a ticket that carries it is
 * ours. The helpdesk creates a ticket as a whole or not at all, so if no ticket holds our blob or has our label, there
 * is none. Only the helpdesk's own answer proves that, not a reply from a server in between. The caller has to know
 * whether the request may still be at work and make a ticket later (proof.ts). No clock decides any of this.
 * Errors: those of the look-ups, and `outcome-unknown` if a ticket holds our blob but cannot be found.
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
    // The helpdesk drops only temporary blobs, so no ticket ever held this one.
    if (!attached.ok && isAbsent(attached.error)) return ok({ found: false });
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

/**
 * Searches the newest tickets for the one that holds our blobs. Tickets with our subject are searched on all pages, at
 * one request per page. Then come the others, because an agent or a trigger may have changed the subject: of these only
 * the newest, and those that were created after the call by the helpdesk's clock.
 */
async function findHolding(capture: Capture, client: DeskproClient): Promise<AppResult<Finding>> {
  const blobs = new Set(capture.attachments.map(({ blobAuth }) => blobAuth));
  const since = sentTime(capture) - clockSkewMs;
  const others: TicketRow[] = [];
  for (let page = 1; page <= pageLimit; page += 1) {
    const tickets = await insist(() => client.listNewestTickets(page));
    if (!tickets.ok) return tickets;
    const mayHold = tickets.value.filter((ticket) => ticket.has_attachments !== false);
    const [named, rest] = partition(mayHold, ({ subject }) => subject === capture.form.subject.trim());
    const found = await firstHolding(named, blobs, client);
    if (!found.ok || found.value.found) return found;
    others.push(
      ...rest.filter(
        (ticket, at) => others.length + at < surelyLookedInto || Date.parse(ticket.date_created) >= since,
      ),
    );
    if (tickets.value.length < pageSize) break;
  }
  return firstHolding(others, blobs, client);
}

/** Returns when the call was sent, epoch ms, by the helpdesk's clock if it is known. */
function sentTime({ delivery, createdAt }: Capture): number {
  const doubt = delivery.createInDoubt;
  return doubt?.sentThere ?? doubt?.sentAt ?? createdAt;
}

async function firstHolding(
  tickets: readonly TicketRow[],
  blobs: ReadonlySet<string | null>,
  client: DeskproClient,
): Promise<AppResult<Finding>> {
  for (const ticket of tickets) {
    const attached = await insist(() => client.listAttachedBlobs(ticket.id));
    if (!attached.ok) return attached;
    if (attached.value.some((blobAuth) => blobs.has(blobAuth))) return ok({ found: true, ticket });
  }
  return ok({ found: false });
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
