import type { Capture } from './capture.ts';
import { targetOf } from './existing-ticket.ts';
import { isSettled, statusKey, type TicketStatus } from './ticket-status.ts';
import type { TicketUpdate } from './ticket-update.ts';

/** How many of the tickets sent last are followed, so that a round of questions has a bound. */
export const followedLimit = 300;
/** Without a person who looks, a helpdesk is asked at most once in this time. */
export const askAgainAfterMs = 15 * 60_000;
/** A key that may not read tickets is not tried again for this time. */
export const refusedForMs = 24 * 3_600_000;

/** The alarm that asks what became of sent tickets. It is set only while something may still become of one. */
export const followAlarm = 'statuses';

/** A ticket that was sent from this browser, with all that this browser did to it. Times are epoch milliseconds. */
export interface FollowedTicket {
  key: string;
  helpdesk: string;
  ticketId: number;
  /** Whether the ticket was made here; otherwise a message was added to it. */
  isMadeHere: boolean;
  /** When this browser first and last sent something to the ticket: the ticket, a message or new values. */
  sentAt: number;
  touchedAt: number;
  /** When the person last replied to the requester from here; null if never. */
  repliedAt: number | null;
  /** When the person last resolved the ticket from here; null if never. */
  settledAt: number | null;
}

/** When a helpdesk (by base URL) was asked last, and when it last refused the key the reading of tickets. */
export type StatusReads = Record<string, { askedAt: number; refusedAt: number | null }>;

/** Returns the tickets of sent captures, the one sent last first. `updates` are the changes of tickets from here. */
export function followedTickets(
  captures: readonly Capture[],
  updates: readonly TicketUpdate[],
): FollowedTicket[] {
  const all = new Map<string, FollowedTicket>();
  for (const capture of captures) {
    const { stage, delivery } = capture;
    if (stage.name !== 'sent' || delivery.helpdesk === null) continue;
    const { ticketId, sentAt, added } = stage.receipt;
    const key = statusKey(delivery.helpdesk, ticketId);
    const before = all.get(key);
    const isReply = added === true && targetOf(capture)?.isReply === true;
    all.set(key, {
      key,
      helpdesk: delivery.helpdesk,
      ticketId,
      isMadeHere: added !== true || before?.isMadeHere === true,
      sentAt: Math.min(sentAt, before?.sentAt ?? sentAt),
      touchedAt: latest(sentAt, before?.touchedAt),
      repliedAt: isReply ? latest(sentAt, before?.repliedAt) : (before?.repliedAt ?? null),
      settledAt: null,
    });
  }
  for (const { helpdesk, ticket, stage, to } of updates) {
    const known = all.get(statusKey(helpdesk, ticket.id));
    if (known === undefined || stage.name !== 'done') continue;
    known.touchedAt = latest(stage.at, known.touchedAt);
    if (isSettled(to.status ?? '')) known.settledAt = latest(stage.at, known.settledAt);
  }
  return [...all.values()];
}

function latest(time: number, other: number | null | undefined): number {
  return Math.max(time, other ?? time);
}

/** Whether the helpdesk may still change a ticket, by what is known of the ticket. */
export function isUnresolved(
  { touchedAt }: Pick<FollowedTicket, 'touchedAt'>,
  known: TicketStatus | undefined,
): boolean {
  if (known === undefined || known.readAt < touchedAt) return true;
  return known.outcome !== 'gone' && !isSettled(known.status);
}

interface Asking {
  followed: readonly FollowedTicket[];
  known: ReadonlyMap<string, TicketStatus>;
  reads: StatusReads;
  /** The base URLs of the connected helpdesks. */
  connected: readonly string[];
  now: number;
  /** The person looks at the list of sent tickets now. */
  isLooking: boolean;
}

/** Returns which tickets to ask each helpdesk (base URL) about now. A helpdesk that needs no question is not in it. */
export function ticketsToAsk({ followed, known, reads, connected, now, isLooking }: Asking) {
  const asked = new Map<string, FollowedTicket[]>();
  for (const helpdesk of connected) {
    if (isLeftAlone(reads[helpdesk], now, isLooking)) continue;
    const open = followed.filter((ticket) => {
      const status = known.get(ticket.key);
      if (ticket.helpdesk !== helpdesk || !isUnresolved(ticket, status)) return false;
      if (status?.outcome === 'refused' && isWithin(status.readAt, refusedForMs, now)) return false;
      return isLooking || !isWithin(ticket.touchedAt, askAgainAfterMs, now);
    });
    if (open.length > 0) asked.set(helpdesk, open);
  }
  return asked;
}

/** Whether a helpdesk is left alone now, whatever was sent to it. */
export function isLeftAlone(read: StatusReads[string] | undefined, now: number, isLooking: boolean): boolean {
  return isRefusedNow(read, now) || (!isLooking && isWithin(read?.askedAt, askAgainAfterMs, now));
}

/** Whether a helpdesk is left alone because it refused the key not long ago. */
export function isRefusedNow(read: StatusReads[string] | undefined, now: number): boolean {
  return isWithin(read?.refusedAt, refusedForMs, now);
}

/** Whether a time is less than `ms` away from now. A time far in the future is not: the clock was put back since. */
function isWithin(time: number | null | undefined, ms: number, now: number): boolean {
  return time != null && Math.abs(now - time) < ms;
}

/**
 * A helpdesk's answer about a ticket: its values, `gone` if there is no such ticket, `refused` if the key may not read
 * the ticket. Times are epoch milliseconds on the helpdesk's clock.
 */
export type TicketAnswer =
  | 'gone'
  | 'refused'
  | { status: string; agent: string; createdAt: number | null; lastReplyAt: number | null };

/**
 * Returns what is known of a ticket after an answer. `aheadMs` is how far the helpdesk's clock is ahead of this
 * computer's. News that the person has not been told stays until something newer replaces it. Returns `before` itself
 * if the answer tells nothing new, which then need not be stored.
 */
export function statusAfter(
  ticket: FollowedTicket,
  before: TicketStatus | undefined,
  answer: TicketAnswer,
  { now, aheadMs }: { now: number; aheadMs: number },
): TicketStatus {
  const { key, helpdesk, ticketId } = ticket;
  const base = { version: 1, key, helpdesk, ticketId, readAt: now } as const;
  if (answer === 'gone' || answer === 'refused') {
    const { status = '', agent = '', lastReplyAt = null } = before ?? {};
    return { ...base, outcome: answer, status, agent, lastReplyAt, news: null };
  }
  const { status, agent, createdAt, lastReplyAt } = answer;
  const known = Math.max(before?.lastReplyAt ?? 0, quietUntil(ticket, createdAt, aheadMs));
  const isReplied = lastReplyAt !== null && lastReplyAt > known;
  const isSettledHere = ticket.settledAt !== null && ticket.settledAt >= (before?.readAt ?? 0);
  const isResolved = isSettled(status) && !isSettled(before?.status ?? '') && !isSettledHere;
  const isReopened = before?.news === 'resolved' && !isSettled(status);
  const untold = isReopened ? null : (before?.news ?? null);
  const news = isResolved ? 'resolved' : isReplied ? 'reply' : untold;
  const after: TicketStatus = { ...base, outcome: 'read', status, agent, lastReplyAt, news };
  return before !== undefined && tellsNothingNew(after, before, ticket) ? before : after;
}

/** Whether only the time of the question differs, and that time makes no difference to any rule. */
function tellsNothingNew(after: TicketStatus, before: TicketStatus, { touchedAt }: FollowedTicket): boolean {
  const isSame = (name: keyof TicketStatus) => name === 'readAt' || after[name] === before[name];
  return before.readAt >= touchedAt && (Object.keys(after) as (keyof TicketStatus)[]).every(isSame);
}

/** The helpdesk tells its clock and its dates in whole seconds. */
const clockStepMs = 2000;

/**
 * Returns the time on the helpdesk's clock until which a reply is no news: the person's own reply is an agent's reply
 * too, and some helpdesks count the first message of a ticket as one.
 */
function quietUntil(ticket: FollowedTicket, createdAt: number | null, aheadMs: number): number {
  if (ticket.repliedAt !== null) return ticket.repliedAt + aheadMs + clockStepMs;
  return ticket.isMadeHere && createdAt !== null ? createdAt : ticket.sentAt + aheadMs + clockStepMs;
}
