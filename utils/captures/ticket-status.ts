import * as z from 'zod/mini';
import { defineRows } from '../storage/define-rows.ts';

/** A change of a ticket that the person has not been told yet. */
const News = z.enum(['resolved', 'reply']);
export type News = z.infer<typeof News>;

/**
 * What is known of a ticket that was sent from this browser. Times are epoch milliseconds. The text of a reply is never
 * in it.
 */
export const TicketStatus = z.object({
  version: z.literal(1),
  /** See `statusKey`. */
  key: z.string(),
  /** The helpdesk's base URL. */
  helpdesk: z.string(),
  ticketId: z.number(),
  /** When the helpdesk was asked, on this computer's clock. */
  readAt: z.number(),
  /** Whether the key was shown the ticket, the ticket does not exist any more, or the key has no right to it. */
  outcome: z.enum(['read', 'gone', 'refused']),
  /** The status as the helpdesk writes it, such as `awaiting_agent` or `pending.5`. Empty if the status is not known. */
  status: z.string(),
  /** The agent's name; empty if nobody has the ticket or the name is not known. */
  agent: z.string(),
  /** When an agent replied last, on the helpdesk's clock; null if no agent has. */
  lastReplyAt: z.nullable(z.number()),
  news: z.nullable(News),
});
export type TicketStatus = z.infer<typeof TicketStatus>;

const rows = defineRows({ schema: TicketStatus, migrations: [] });

/** Returns the status in a stored row; null if the row cannot be read. */
export function statusOf(row: unknown): TicketStatus | null {
  return rows.read(row);
}

/** The key of a ticket of a helpdesk (base URL). An address has no spaces. */
export function statusKey(helpdesk: string, ticketId: number): string {
  return `${helpdesk} ${ticketId}`;
}

/** Whether the work on a ticket with this status is done. False for an unknown status. */
export function isSettled(status: string): boolean {
  return /^(resolved|closed|archived)\b/.test(status);
}

/** Whether a helpdesk shows a ticket of this status to nobody, because it is deleted or spam. */
export function isHidden(status: string): boolean {
  return /^hidden\b/.test(status);
}
