import type { TicketStatuses } from '../../components/screens/tickets/tickets-statuses.ts';
import { statusKey, type TicketStatus } from '../../utils/captures/ticket-status.ts';
import { connection, now } from './data.ts';

const reply =
  'We have found the cause: the voucher code was read as a number.\n\nIt is mended since this morning.';

export const noStatuses: TicketStatuses = {
  known: new Map(),
  news: new Map(),
  refusedBy: [],
  onReadReply: async () => ({ ok: true, value: reply }),
};

function known(ticketId: number, more: Partial<TicketStatus>): TicketStatus {
  const helpdesk = connection.baseUrl;
  return {
    version: 1,
    key: statusKey(helpdesk, ticketId),
    helpdesk,
    ticketId,
    readAt: now,
    outcome: 'read',
    status: 'awaiting_agent',
    agent: '',
    lastReplyAt: null,
    news: null,
    ...more,
  };
}

const statuses = [
  known(4127, { status: 'resolved', agent: 'Dana Reyes', lastReplyAt: now - 1_200_000, news: 'resolved' }),
  known(4126, { status: 'awaiting_user', agent: 'Dana Reyes', lastReplyAt: now - 3_600_000, news: 'reply' }),
  known(4125, {}),
  known(4124, { outcome: 'gone' }),
  known(4123, { status: 'pending.5', agent: 'Mara Lindqvist' }),
];

/** One ticket of each kind: resolved, with a new reply, waiting, gone and on hold. */
export const knownStatuses: TicketStatuses = {
  ...noStatuses,
  known: new Map(statuses.map((status) => [status.key, status])),
  news: new Map(statuses.flatMap(({ key, news }) => (news === null ? [] : [[key, news] as const]))),
};
