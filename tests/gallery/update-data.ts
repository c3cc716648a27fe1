import type { KnownUpdate, TicketUpdates } from '../../components/ticket/ticket-props.ts';
import { newCaptureId } from '../../utils/captures/capture.ts';
import { newUpdate, type TicketUpdate } from '../../utils/captures/ticket-update.ts';
import { connection, directoryOf } from './data.ts';

const directory = directoryOf(40);
const nothing = (): void => undefined;
const at = Date.now();
const agent = directory.agents[2]?.id ?? null;

function known(subject: string, more: Partial<TicketUpdate>): KnownUpdate {
  const update = newUpdate({
    id: newCaptureId(),
    afterMessage: false,
    helpdesk: connection.baseUrl,
    ticket: { id: 4127, ref: 'NWND-4127', subject },
    was: { agent: null, status: 'awaiting_agent' },
    to: { agent, status: 'pending' },
  });
  return { update: { ...update, ...more }, directory };
}

export const updates: TicketUpdates = {
  list: [],
  read: async () => ({
    ok: true,
    value: { values: { agent: null, department: 1, priority: null, status: 'awaiting_agent' }, directory },
  }),
  save: async () => ({ ok: true, value: null }),
  onRetry: nothing,
  onDrop: nothing,
};

export const changedUpdates: TicketUpdates = {
  ...updates,
  list: [known('Checkout shows an error', { stage: { name: 'done', at } })],
};

export const waitingUpdates: TicketUpdates = {
  ...updates,
  list: [
    known('Checkout shows an error after the address is changed twice in the same session', {
      now: { status: 'resolved' },
      stage: {
        name: 'blocked',
        at,
        error: { code: 'ticket-changed', host: connection.host, ticketId: 4127 },
      },
    }),
    known('Voucher field too short', {
      stage: { name: 'waiting', at, error: { code: 'offline' }, retryAt: at + 60_000 },
    }),
  ],
};
