import type { TicketStatus } from '../captures/ticket-status.ts';
import { formatTime } from '../format.ts';
import { t } from '../i18n.ts';

/** Returns the status, the agent and the date of the last reply in words, as far as they are known. */
export function statusWordsOf(ticket: TicketStatus, now: number = Date.now()): string[] {
  if (ticket.outcome === 'gone') return [t('ticketGone')];
  const { status, agent, lastReplyAt } = ticket;
  const replied = lastReplyAt === null ? '' : t('lastReplyAt', formatTime(lastReplyAt, now));
  return [nameOfStatus(status), agent, replied].filter((words) => words !== '');
}

/** A status that the helpdesk's admin added, such as `pending.5`, begins with one that Deskpro has. */
function nameOfStatus(status: string): string {
  switch (status.split('.')[0]) {
    case 'awaiting_agent':
      return t('statusAwaitingAgent');
    case 'awaiting_user':
      return t('statusAwaitingUser');
    case 'pending':
      return t('statusPending');
    case 'resolved':
      return t('ticketResolved');
    case 'closed':
    case 'archived':
      return t('statusClosed');
    default:
      return status;
  }
}
