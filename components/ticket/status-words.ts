import type { FoundTicket } from '../../utils/captures/capture.ts';
import { isOpen } from '../../utils/captures/similar-tickets.ts';
import { t } from '../../utils/i18n.ts';

/** Returns in words whether a ticket is open. Empty if its status is unknown. */
export function statusWords(ticket: FoundTicket): string {
  const open = isOpen(ticket);
  return open === null ? '' : t(open ? 'ticketOpen' : 'ticketResolved');
}
