import type { Capture } from '../captures/capture.ts';
import { type DeskproClient, pageSize, type TicketRow } from '../deskpro/client.ts';
import { type AppError, type AppErrorCode, type AppResult, foreignStatus } from '../errors.ts';
import { err, ok } from '../result.ts';

/**
 * The label of a ticket without attachments. A blob can be looked for in the helpdesk; words cannot, and of two tickets
 * with the same words one may be somebody else's. A label is the one mark of ours that the helpdesk can be asked for.
 */
export function labelOf({ id }: Pick<Capture, 'id'>): string {
  return `capture-${id}`;
}

export type Finding = { found: true; ticket: Pick<TicketRow, 'id' | 'ref'> } | { found: false };

/** 2,000 tickets. A helpdesk that takes in more while one request is open is asked again rather than guessed about. */
const pageLimit = 10;
/** So many of the newest tickets are looked into whatever their times say: the helpdesk's two clocks may differ. */
const surelyLookedInto = 100;
/** A ticket's time and the `Date` of a reply may come from two servers, which differ by no more than this as a rule. */
const clockSkewMs = 15 * 60_000;

const triesPerLookUp = 3;
const betweenTriesMs = 250;
const passing: ReadonlySet<AppErrorCode> = new Set(['server-trouble', 'unreachable', 'unexpected-reply']);

function isPassing(error: AppError): boolean {
  return passing.has(error.code) || foreignStatus(error) !== undefined;
}

/** Whether the helpdesk itself says that it has no such thing: a page of what stands between proves nothing. */
export function isAbsent(error: AppError): boolean {
  return error.code === 'not-found' && error.foreign === undefined;
}

/** A look-up changes nothing, so one that fails in passing is made again: a search of many pages would else never reach its end. */
export async function insist<T>(lookUp: () => Promise<AppResult<T>>): Promise<AppResult<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await lookUp();
    if (answer.ok || !isPassing(answer.error) || tries === triesPerLookUp) return answer;
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
}

/**
 * Asks the helpdesk whether a create call in doubt made its ticket. The argument: a ticket of ours carries something that
 * no other ticket has, a blob that was uploaded for it alone or, without attachments, its label. So one that carries it
 * is ours. And a create is one act in the helpdesk: as long as our blob is held by no ticket, or no ticket has our
 * label, there is none. Only the helpdesk's own word counts for that, not a page of what stands between. Whether there may
 * still come one, because the request is yet at work, is the caller's to know (proof.ts). No clock decides any of this.
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
    // A dropped blob was temporary to the end, so no ticket ever held it.
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
 * Looks through the newest tickets for the one that holds our blobs: first through those with our subject, then, since an agent
 * or a trigger may have changed it, through the others. All of the pages are gone through for the subject, which costs a
 * request a page; of the others the newest, and what the helpdesk's clock, as a reply showed it before the call, calls
 * newer than the call.
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

/** When the call was sent, by the helpdesk's clock if it is known. */
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
