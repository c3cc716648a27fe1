import { describe, expect, test } from 'vitest';
import type { Capture } from '../../../utils/captures/capture.ts';
import {
  askAgainAfterMs,
  type FollowedTicket,
  followedTickets,
  isUnresolved,
  refusedForMs,
  type StatusReads,
  statusAfter,
  type TicketAnswer,
  ticketsToAsk,
} from '../../../utils/captures/followed-tickets.ts';
import { statusKey, type TicketStatus } from '../../../utils/captures/ticket-status.ts';
import { newUpdate, type TicketUpdate } from '../../../utils/captures/ticket-update.ts';
import { makeCapture, makeForm, noon } from '../make-capture.ts';

const helpdesk = 'https://desk.example.com';
const minute = 60_000;
const hour = 60 * minute;

function sent(ticketId: number, sentAt: number, more: { added?: true; isReply?: boolean } = {}): Capture {
  const target = { helpdesk, id: ticketId, ref: '', subject: 'Lamp', isReply: more.isReply === true };
  return makeCapture({
    stage: {
      name: 'sent',
      receipt: { ticketId, ref: '', url: '', sentAt, ...(more.added && { added: true }) },
    },
    delivery: { helpdesk, failures: 0, createInDoubt: null },
    form: makeForm({ addTo: more.added ? target : null }),
  });
}

function changed(ticketId: number, status: string, at: number): TicketUpdate {
  const ticket = { id: ticketId, ref: '', subject: '' };
  const made = newUpdate({
    id: makeCapture().id,
    helpdesk,
    ticket,
    was: {},
    to: { status },
    afterMessage: false,
  });
  return { ...made, stage: { name: 'done', at } };
}

function one(captures: Capture[], updates: TicketUpdate[] = []): FollowedTicket {
  const [ticket] = followedTickets(captures, updates);
  if (ticket === undefined) throw new Error('Nothing is followed');
  return ticket;
}

const answer = (more: Partial<Exclude<TicketAnswer, string>> = {}): TicketAnswer => ({
  status: 'awaiting_agent',
  agent: 'Ada Moss',
  createdAt: noon,
  lastReplyAt: null,
  ...more,
});
const at = (now: number, aheadMs = 0) => ({ now, aheadMs });

interface Question {
  followed?: FollowedTicket[];
  known?: TicketStatus[];
  reads?: StatusReads;
  connected?: string[];
  now: number;
  isLooking?: boolean;
}

function asked({ followed = [one([sent(7, noon)])], known = [], ...more }: Question): number[] {
  const all = ticketsToAsk({
    followed,
    known: new Map(known.map((status) => [status.key, status])),
    reads: {},
    connected: [helpdesk],
    isLooking: false,
    ...more,
  });
  return [...all.values()].flat().map(({ ticketId }) => ticketId);
}

describe('a helpdesk is asked', () => {
  test('at once if the person looks, and after a quarter of an hour if not', () => {
    expect(asked({ now: noon + 1000, isLooking: true })).toEqual([7]);
    expect(asked({ now: noon + askAgainAfterMs - 1 })).toEqual([]);
    expect(asked({ now: noon + askAgainAfterMs })).toEqual([7]);
  });

  test('not again within a quarter of an hour, unless the person looks', () => {
    const reads = { [helpdesk]: { askedAt: noon + hour, refusedAt: null } };
    expect(asked({ reads, now: noon + hour + askAgainAfterMs - 1 })).toEqual([]);
    expect(asked({ reads, now: noon + hour + 1, isLooking: true })).toEqual([7]);
    expect(asked({ reads, now: noon + hour + askAgainAfterMs })).toEqual([7]);
  });

  test('although the clock was put back by years meanwhile', () => {
    const reads = { [helpdesk]: { askedAt: noon + 90_000 * hour, refusedAt: null } };
    expect(asked({ reads, now: noon + hour })).toEqual([7]);
  });

  test('not if it is not connected any more', () => {
    expect(asked({ connected: ['https://other.example.com'], now: noon + hour, isLooking: true })).toEqual(
      [],
    );
  });

  test.each(['resolved', 'closed', 'archived', 'resolved.3'])('not about a ticket that is %s', (status) => {
    const ticket = one([sent(7, noon)]);
    const known = [statusAfter(ticket, undefined, answer({ status }), at(noon + hour))];
    expect(asked({ known, now: noon + 9 * hour, isLooking: true })).toEqual([]);
  });

  test.each(['', 'awaiting_agent', 'awaiting_user', 'pending.5', 'resolvedness'])(
    'about a ticket whose status is “%s”',
    (status) => {
      const ticket = one([sent(7, noon)]);
      const known = [statusAfter(ticket, undefined, answer({ status }), at(noon + hour))];
      expect(asked({ known, now: noon + 9 * hour })).toEqual([7]);
    },
  );

  test('not about a ticket that is gone', () => {
    const known = [statusAfter(one([sent(7, noon)]), undefined, 'gone', at(noon + hour))];
    expect(asked({ known, now: noon + 99 * hour, isLooking: true })).toEqual([]);
  });

  test('again about a resolved ticket that was added to from here since', () => {
    const known = [
      statusAfter(one([sent(7, noon)]), undefined, answer({ status: 'resolved' }), at(noon + hour)),
    ];
    const followed = [one([sent(7, noon + 2 * hour, { added: true }), sent(7, noon)])];
    expect(asked({ followed, known, now: noon + 3 * hour })).toEqual([7]);
    const reopened = [one([sent(7, noon)], [changed(7, 'awaiting_agent', noon + 2 * hour)])];
    expect(asked({ followed: reopened, known, now: noon + 3 * hour })).toEqual([7]);
  });

  test('not for a day after it refused the key, not even if the person looks', () => {
    const reads = { [helpdesk]: { askedAt: noon, refusedAt: noon } };
    expect(asked({ reads, now: noon + refusedForMs - 1, isLooking: true })).toEqual([]);
    expect(asked({ reads, now: noon + refusedForMs })).toEqual([7]);
  });

  test('not for a day about one ticket that it refused to show', () => {
    const known = [statusAfter(one([sent(7, noon)]), undefined, 'refused', at(noon + hour))];
    const followed = [one([sent(7, noon)]), one([sent(8, noon)])];
    expect(asked({ followed, known, now: noon + 2 * hour, isLooking: true })).toEqual([8]);
    expect(asked({ followed, known, now: noon + hour + refusedForMs })).toEqual([7, 8]);
  });
});

describe('tickets that are followed', () => {
  test('are those of sent captures, each once, the one sent last first', () => {
    const captures = [sent(8, noon + hour), sent(7, noon + 1, { added: true }), sent(7, noon), makeCapture()];
    expect(followedTickets(captures, [])).toMatchObject([
      { ticketId: 8, isMadeHere: true },
      { ticketId: 7, isMadeHere: true, sentAt: noon, touchedAt: noon + 1, repliedAt: null },
    ]);
  });

  test('of two helpdesks with the same number are two', () => {
    const other = sent(7, noon);
    const there = { ...other, delivery: { ...other.delivery, helpdesk: 'https://two.example.com' } };
    expect(new Set(followedTickets([other, there], []).map(({ key }) => key)).size).toBe(2);
  });

  test('count as unresolved until they were read', () => {
    expect(isUnresolved(one([sent(7, noon)]), undefined)).toBe(true);
  });
});

describe('news', () => {
  const ticket = one([sent(7, noon)]);
  const read = (more: Parameters<typeof answer>[0], before?: TicketStatus, now = noon + hour, aheadMs = 0) =>
    statusAfter(ticket, before, answer(more), at(now, aheadMs));

  test('is a reply by an agent, and that a ticket is resolved', () => {
    expect(read({}).news).toBeNull();
    expect(read({ lastReplyAt: noon + 5 * minute }).news).toBe('reply');
    expect(read({ status: 'resolved' }).news).toBe('resolved');
    expect(read({ status: 'resolved', lastReplyAt: noon + 5 * minute }).news).toBe('resolved');
  });

  test('is told once', () => {
    const first = read({ lastReplyAt: noon + 5 * minute });
    const told = { ...first, news: null };
    expect(read({ lastReplyAt: noon + 5 * minute }, told, noon + 2 * hour).news).toBeNull();
    expect(read({ lastReplyAt: noon + 70 * minute }, told, noon + 2 * hour).news).toBe('reply');
    const done = { ...read({ status: 'resolved' }), news: null };
    expect(read({ status: 'archived' }, done, noon + 2 * hour).news).toBeNull();
  });

  test('that nobody has seen stays, until something newer replaces it', () => {
    const first = read({ lastReplyAt: noon + 5 * minute });
    expect(read({ lastReplyAt: noon + 5 * minute }, first, noon + 2 * hour).news).toBe('reply');
    expect(read({ status: 'resolved' }, first, noon + 2 * hour).news).toBe('resolved');
    const done = read({ status: 'resolved' });
    expect(read({ status: 'awaiting_agent' }, done, noon + 2 * hour).news).toBeNull();
  });

  test('is not what the person did: resolving it from here, or replying from here', () => {
    const resolved = one([sent(7, noon)], [changed(7, 'resolved', noon + minute)]);
    expect(statusAfter(resolved, undefined, answer({ status: 'resolved' }), at(noon + hour)).news).toBeNull();
    const replied = one([sent(7, noon + minute, { added: true, isReply: true })]);
    const own = answer({ createdAt: noon - hour, lastReplyAt: noon + minute });
    expect(statusAfter(replied, undefined, own, at(noon + hour)).news).toBeNull();
    const theirs = answer({ createdAt: noon - hour, lastReplyAt: noon + 2 * minute });
    expect(statusAfter(replied, undefined, theirs, at(noon + hour)).news).toBe('reply');
  });

  test('is not an older reply to a ticket that was only added to', () => {
    const added = one([sent(7, noon, { added: true })]);
    const old = answer({ createdAt: noon - 9 * hour, lastReplyAt: noon - minute });
    expect(statusAfter(added, undefined, old, at(noon + hour)).news).toBeNull();
    const fresh = answer({ createdAt: noon - 9 * hour, lastReplyAt: noon + minute });
    expect(statusAfter(added, undefined, fresh, at(noon + hour)).news).toBe('reply');
  });

  test('is not the first message, which some helpdesks count as a reply of the agent who made the ticket', () => {
    expect(read({ createdAt: noon - 1000, lastReplyAt: noon - 1000 }).news).toBeNull();
  });

  test('goes by the helpdesk’s clock, whatever this computer’s clock says', () => {
    for (const aheadMs of [-6 * hour, -minute, minute, 6 * hour]) {
      const there = noon + aheadMs;
      const ahead = { createdAt: there - 1000, lastReplyAt: there + minute };
      expect(read(ahead, undefined, noon + hour, aheadMs).news).toBe('reply');
      const added = one([sent(7, noon, { added: true })]);
      const old = answer({ createdAt: there - hour, lastReplyAt: there - minute });
      expect(statusAfter(added, undefined, old, at(noon + hour, aheadMs)).news).toBeNull();
      const fresh = answer({ createdAt: there - hour, lastReplyAt: there + minute });
      expect(statusAfter(added, undefined, fresh, at(noon + hour, aheadMs)).news).toBe('reply');
    }
  });

  test('is nothing of a ticket that is gone or that the key may not read; what was known of it stays', () => {
    const before = read({ lastReplyAt: noon + 5 * minute });
    for (const outcome of ['gone', 'refused'] as const)
      expect(statusAfter(ticket, before, outcome, at(noon + 2 * hour))).toEqual({
        ...before,
        outcome,
        readAt: noon + 2 * hour,
        news: null,
      });
  });

  test('has the key of its ticket', () => {
    expect(read({}).key).toBe(statusKey(helpdesk, 7));
  });
});
