import 'fake-indexeddb/auto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { newCaptureId } from '../../utils/captures/capture.ts';
import { deleteCapture } from '../../utils/captures/store.ts';
import { discard } from '../../utils/captures/ticket-list.ts';
import { advanceUpdate, newUpdate, type TicketUpdate } from '../../utils/captures/ticket-update.ts';
import type { TicketValues } from '../../utils/captures/ticket-values.ts';
import {
  changeUpdate,
  deleteUpdate,
  getUpdate,
  listUpdates,
  putUpdate,
} from '../../utils/captures/update-store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { pruneUpdates, readUpdates, sendUpdate, sendUpdates } from '../../utils/outbox/send-update.ts';
import type { Effect, Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, openHelpdesk } from '../helpdesk/testing.ts';
import { connected, holdTimeouts, queued, theirTicket } from './delivery.ts';
import { wire } from './wire.ts';

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const { id } of await listUpdates()) await deleteUpdate(id);
});

const puts = (helpdesk: Helpdesk) =>
  helpdesk.apiRequests().flatMap(({ method, json }) => (method === 'PUT' ? [json] : []));

/** Opens a helpdesk with a ticket, and stores an update of it. */
async function withUpdate(to: TicketValues, was: TicketValues = { agent: null, status: 'awaiting_agent' }) {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine } = await connected(helpdesk);
  const { id, ref, subject } = await theirTicket(helpdesk);
  const update = newUpdate({
    id: newCaptureId(),
    afterMessage: false,
    helpdesk: helpdesk.url,
    ticket: { id, ref, subject },
    was,
    to,
  });
  await putUpdate(update);
  const change = (values: object) => call(helpdesk, 'PUT', `/tickets/${id}`, { json: values });
  return { helpdesk, openLine, update, change, send: () => sendUpdate(update.id, openLine) };
}

const stageOf = async ({ id }: TicketUpdate) => (await getUpdate(id))?.stage;

test('an update sends what was changed and nothing else, once', async () => {
  const { helpdesk, update, send } = await withUpdate({ agent: 6 });
  expect(await Promise.all([send(), send()])).toEqual([
    { ok: true, value: true },
    { ok: true, value: true },
  ]);
  expect(wire(helpdesk)).toEqual([`GET /tickets/${update.ticket.id}`, `PUT /tickets/${update.ticket.id}`]);
  expect(puts(helpdesk)).toEqual([{ agent: 6 }]);
  expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 6 }, status: 'awaiting_agent' }]);
  expect(await stageOf(update)).toMatchObject({ name: 'done' });
});

test('a value that the ticket has already is not sent', async () => {
  const { helpdesk, change, send } = await withUpdate({ agent: 6, status: 'pending' });
  await change({ agent: 6 });
  helpdesk.clearRequests();
  expect(await send()).toEqual({ ok: true, value: true });
  expect(puts(helpdesk)).toEqual([{ status: 'pending' }]);
});

describe('what somebody else changed meanwhile', () => {
  test('is not overwritten, and is told', async () => {
    const { helpdesk, update, change, send } = await withUpdate({ status: 'pending', agent: 6 });
    await change({ status: 'resolved' });
    helpdesk.clearRequests();
    const error = { code: 'ticket-changed', ticketId: update.ticket.id };
    expect(await send()).toMatchObject({ ok: false, error });
    expect(await send()).toMatchObject({ ok: false, error });
    expect(puts(helpdesk)).toEqual([]);
    expect(await getUpdate(update.id)).toMatchObject({
      now: { status: 'resolved' },
      stage: { name: 'blocked' },
    });
  });

  test('is overwritten if the person insists, but not if it was changed once more', async () => {
    const { helpdesk, update, change, send } = await withUpdate({ status: 'pending' });
    const insist = () =>
      changeUpdate(update.id, (row) => advanceUpdate(row, { type: 'queue', at: 1, insist: true }));
    await change({ status: 'resolved' });
    await send();
    await insist();
    await change({ status: 'awaiting_user' });
    helpdesk.clearRequests();
    expect(await send()).toMatchObject({ ok: false, error: { code: 'ticket-changed' } });
    expect(puts(helpdesk)).toEqual([]);
    await insist();
    expect(await send()).toEqual({ ok: true, value: true });
    expect(puts(helpdesk)).toEqual([{ status: 'pending' }]);
    expect((await getUpdate(update.id))?.now).toBeUndefined();
  });

  test('does not matter in a value that the person does not change', async () => {
    const { helpdesk, change, send } = await withUpdate({ agent: 6 });
    await change({ status: 'resolved' });
    expect(await send()).toEqual({ ok: true, value: true });
    expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 6 }, status: 'resolved' }]);
  });
});

const elsewhere = 'http://127.0.0.1:9/';
const waits = (code: string) => `waits: ${code}; done`;
const person = (code: string) => `person: ${code}`;
const matrix: [name: string, effect: Effect, outcome: string][] = [
  ['401', { kind: 'status', status: 401 }, person('key-rejected')],
  ['403', { kind: 'status', status: 403 }, person('ticket-closed')],
  ['403 from a gateway', { kind: 'status', status: 403, body: 'html' }, waits('forbidden')],
  ['404', { kind: 'status', status: 404 }, person('ticket-closed')],
  ['405', { kind: 'status', status: 405 }, waits('not-found')],
  ['408, committed late', { kind: 'late-commit', answer: 408, ms: 10 }, waits('unexpected-reply')],
  ['423', { kind: 'status', status: 423 }, waits('maintenance')],
  ['500', { kind: 'status', status: 500 }, waits('server-trouble')],
  ['502', { kind: 'status', status: 502 }, waits('server-trouble')],
  ['503 after the commit', { kind: 'status', status: 503, when: 'after-commit' }, waits('server-trouble')],
  ['504 after the commit', { kind: 'status', status: 504, when: 'after-commit' }, waits('server-trouble')],
  ['524, committed late', { kind: 'late-commit', answer: 524, ms: 10 }, waits('server-trouble')],
  ['200 HTML, committed late', { kind: 'late-commit', answer: 200, ms: 10 }, waits('unexpected-reply')],
  ['cut, committed late', { kind: 'late-commit', answer: 'cut', ms: 10 }, waits('unreachable')],
  ['429, in seconds', { kind: 'rate-limit', retryAfter: 90 }, waits('rate-limited')],
  ['429, for millennia', { kind: 'rate-limit', retryAfter: 99_999_999_999 }, waits('rate-limited')],
  ['slow', { kind: 'slow', ms: 5 }, 'done'],
  ['cut before the commit', { kind: 'cut-before-commit' }, waits('unreachable')],
  ['cut after the commit', { kind: 'cut-after-commit' }, waits('unreachable')],
  ['redirect', { kind: 'redirect', to: elsewhere }, waits('redirected')],
  ['a key stripped by a proxy', { kind: 'strip-authorization' }, person('key-rejected')],
  ['no answer', { kind: 'hang' }, waits('timeout')],
  ['no answer after the commit', { kind: 'hang', when: 'after-commit' }, waits('timeout')],
];
const outcomes: string[][] = [];

afterAll(() => {
  console.log(
    [['The request meets', 'reading the ticket', 'PUT'], ...outcomes]
      .map((row) =>
        row
          .map((text) => text.padEnd(30))
          .join('')
          .trimEnd(),
      )
      .join('\n'),
  );
});

describe('a request meets', () => {
  test.each(matrix)('%s: %j, and the ticket is changed once', async (name, effect, expected) => {
    const row = [name];
    outcomes.push(row);
    for (const method of ['GET', 'PUT'] as const) {
      const { helpdesk, openLine, update, send } = await withUpdate({ agent: 6 });
      const timeouts = holdTimeouts();
      const fault = helpdesk.faults.add({ match: { method, path: /^\/api\/v2\/tickets\/\d+$/ }, effect });
      const first = send();
      await fault.struck();
      if (effect.kind === 'hang') timeouts.reach();
      await first;
      const outcome = await outcomeOf(update, openLine);
      row.push(outcome);
      expect(outcome).toBe(expected);
      expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 6 } }]);
      vi.useRealTimers();
    }
  });
});

async function outcomeOf(update: TicketUpdate, openLine: Parameters<typeof sendUpdate>[1]): Promise<string> {
  const stage = await stageOf(update);
  if (stage?.name === 'waiting') {
    const { wakeAt } = await readUpdates();
    expect(wakeAt).toBe(stage.retryAt);
    expect(stage.retryAt - Date.now()).toBeLessThanOrEqual(3_600_000);
    vi.setSystemTime(stage.retryAt);
    await sendUpdates(openLine);
    return `waits: ${stage.error.code}; ${(await stageOf(update))?.name}`;
  }
  if (stage?.name !== 'blocked') return String(stage?.name);
  await changeUpdate(update.id, (row) => advanceUpdate(row, { type: 'queue', at: 1, insist: false }));
  await sendUpdate(update.id, openLine);
  expect((await stageOf(update))?.name).toBe('done');
  return person(stage.error.code);
}

describe('an update that follows a message', () => {
  const message = async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const target = await theirTicket(helpdesk);
    const update = {
      was: { agent: null, status: 'awaiting_agent' },
      to: { agent: 6, status: 'awaiting_agent' },
    };
    const id = await queued(helpdesk, { attachments: [], form: { addTo: { ...target, update } } });
    return { helpdesk, openLine, id, ticket: target.id };
  };

  test('goes after the message, whatever wakes it first', async () => {
    const { helpdesk, openLine, id, ticket } = await message();
    expect(await sendUpdate(id, openLine)).toEqual({ ok: true, value: false });
    expect(await readUpdates()).toEqual({ waiting: 0, blocked: 0, wakeAt: null });
    await deliver(id, openLine);
    await sendUpdates(openLine);
    expect(wire(helpdesk).filter((line) => !line.startsWith('GET'))).toEqual([
      `POST /tickets/${ticket}/messages`,
      `PUT /tickets/${ticket}`,
    ]);
    expect(puts(helpdesk)).toEqual([{ agent: 6 }]);
  });

  test('is there after a worker that stopped between the two', async () => {
    const { helpdesk, openLine, id } = await message();
    await deliver(id, openLine);
    expect((await readUpdates()).waiting).toBe(1);
    await sendUpdates(openLine);
    await sendUpdates(openLine);
    expect(puts(helpdesk)).toHaveLength(1);
  });

  test('goes with a message that the person discards', async () => {
    const { id } = await message();
    expect(await discard(id)).toBe(true);
    expect(await getUpdate(id)).toBeNull();
  });

  test('goes with a message that is deleted in another way', async () => {
    const { id } = await message();
    await pruneUpdates(0);
    expect(await getUpdate(id)).not.toBeNull();
    await deleteCapture(id);
    await pruneUpdates(0);
    expect(await getUpdate(id)).toBeNull();
  });
});
