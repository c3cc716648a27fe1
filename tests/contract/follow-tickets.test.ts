import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askAboutTickets } from '../../utils/background/follow-tickets.ts';
import { readReply } from '../../utils/background/update-ticket.ts';
import { statusReadsSetting } from '../../utils/captures/status-reads.ts';
import { listStatuses, putStatuses, tellNews } from '../../utils/captures/status-store.ts';
import { addCapture, deleteCapture } from '../../utils/captures/store.ts';
import { preferencesSetting } from '../../utils/captures/stored-preferences.ts';
import { readList } from '../../utils/captures/ticket-list.ts';
import { connectionSetting, directorySetting } from '../../utils/deskpro/stored-connection.ts';
import { keys } from '../../utils/storage/secrets.ts';
import type { Helpdesk, HelpdeskOptions } from '../helpdesk/helpdesk.ts';
import { call, newTicket, openHelpdesk } from '../helpdesk/testing.ts';
import { fakeBrowser } from '../unit/fake-browser.ts';
import { makeCapture } from '../unit/make-capture.ts';
import { connected } from './delivery.ts';
import { wire } from './wire.ts';

Object.assign(fakeBrowser, { permissions: { contains: async () => true } });

const minute = 60_000;
const quarter = 15 * minute;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all([
    statusReadsSetting.remove(),
    preferencesSetting.remove(),
    connectionSetting.remove(),
    directorySetting.remove(),
    putStatuses(
      [],
      (await listStatuses()).map(({ key }) => key),
    ),
  ]);
  for (const { id } of (await readList('sent', '', 1000)).rows) await deleteCapture(id);
});

/** Opens a helpdesk with tickets that were sent from here just now. */
async function withSent(count: number, options: HelpdeskOptions = {}) {
  const helpdesk = await openHelpdesk({ keepAlive: false, ...options });
  const { openLine, summary } = await connected(helpdesk);
  await connectionSetting.write(summary());
  await keys.write(summary().baseUrl, helpdesk.apiKey);
  for (let at = 0; at < count; at += 1)
    await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject: `Lamp ${at}` }) });
  const ids = helpdesk.tickets().map(({ id }) => id);
  for (const id of ids) await storeSent(helpdesk, id);
  helpdesk.clearRequests();
  const ask = (isLooking: boolean) => askAboutTickets({ now: () => Date.now(), openLine }, isLooking);
  const reply = (id: number | undefined, more: object = {}) =>
    call(helpdesk, 'POST', `/tickets/${id}/messages`, {
      json: { message: '<p>It is <b>mended</b>.</p>', format: 'html', ...more },
    });
  const change = (id: number | undefined, values: object) =>
    call(helpdesk, 'PUT', `/tickets/${id}`, { json: values });
  return { helpdesk, ids, ask, reply, change };
}

async function storeSent({ url }: Helpdesk, ticketId: number): Promise<void> {
  const receipt = { ticketId, ref: '', url: '', sentAt: Date.now() };
  const delivery = { helpdesk: url, failures: 0, createInDoubt: null };
  await addCapture(makeCapture({ stage: { name: 'sent', receipt }, delivery }), new Map());
}

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
describe('more tickets than one batch takes', () => {
  test('are asked about in batches of 50', async () => {
    const { helpdesk, ask } = await withSent(60);
    await ask(true);
    expect(wire(helpdesk)).toEqual(['POST /batch', 'POST /batch']);
    expect(await listStatuses()).toHaveLength(60);
  }, 60_000);
});

test('nothing is asked while nothing was sent', async () => {
  const { helpdesk, ask } = await withSent(0);
  pass(quarter);
  await ask(false);
  expect(await ask(true)).toEqual({ isOver: true, refusedBy: [] });
  expect(helpdesk.requests).toEqual([]);
});

test('a reply, a resolved ticket and a deleted one are known after one request, and the agent by name', async () => {
  const { helpdesk, ids, ask, reply, change } = await withSent(4);
  const [first, second, third, fourth] = ids;
  const agent = helpdesk.agents().find(({ id }) => id === 42);
  await directorySetting.write({
    readAt: 1,
    agents: [{ id: 42, name: agent?.name ?? '', email: '' }],
    departments: [],
    fields: [],
    layouts: {},
  });
  pass(minute);
  await reply(first);
  await change(second, { status: 'resolved', agent: 42 });
  await call(helpdesk, 'DELETE', `/tickets/${third}`);
  await reply(fourth, { is_note: true });
  helpdesk.clearRequests();
  await ask(true);
  expect(wire(helpdesk)).toEqual(['POST /batch']);
  const known = new Map((await listStatuses()).map((status) => [status.ticketId, status]));
  expect(known.get(first ?? 0)).toMatchObject({ outcome: 'read', news: 'reply', status: 'awaiting_agent' });
  expect(known.get(second ?? 0)).toMatchObject({ news: 'resolved', status: 'resolved' });
  expect(known.get(third ?? 0)).toMatchObject({ outcome: 'gone', news: null });
  expect(known.get(fourth ?? 0)).toMatchObject({ outcome: 'read', news: null, lastReplyAt: null });
});

test('news is told once', async () => {
  const { ids, ask, reply } = await withSent(1);
  pass(minute);
  await reply(ids[0]);
  await ask(true);
  const [status] = await listStatuses();
  await tellNews([status?.key ?? '']);
  pass(quarter);
  await ask(false);
  expect(await listStatuses()).toMatchObject([{ news: null, lastReplyAt: expect.any(Number) }]);
});

test('the text of a reply is read when it is asked for, and no store has it', async () => {
  const { helpdesk, ids, ask, reply } = await withSent(1);
  pass(minute);
  await reply(ids[0]);
  await reply(ids[0], { message: '<p>Not for you.</p>', is_note: true });
  await ask(true);
  const [status] = await listStatuses();
  const asked = { helpdesk: helpdesk.url, id: ids[0] ?? 0, at: status?.lastReplyAt ?? 0 };
  expect(await readReply(asked)).toEqual({ ok: true, value: '<p>It is <b>mended</b>.</p>' });
  expect(JSON.stringify([await listStatuses(), await fakeBrowser.storage.local.get()])).not.toContain(
    'mended',
  );
});

test('two screens and an alarm at once make one round', async () => {
  const { helpdesk, ask } = await withSent(1);
  pass(quarter);
  await Promise.all([ask(false), ask(false), ask(false)]);
  expect(wire(helpdesk)).toEqual(['POST /batch']);
});

describe('a key that may not read tickets', () => {
  test.each([
    ['may use batches', ['tickets.create', 'batch'], ['POST /batch']],
    ['may use none', ['tickets.create'], ['POST /batch', 'GET /tickets/1041']],
  ] as const)('and that %s is said so, and not tried again for a day', async (_title, rights, made) => {
    const { helpdesk, ask } = await withSent(3);
    helpdesk.admin.allowOnly('full', rights);
    const host = new URL(helpdesk.url).host;
    expect(await ask(true)).toEqual({ isOver: false, refusedBy: [host] });
    expect(wire(helpdesk).map((line) => line.replace(/\d+$/, '1041'))).toEqual(made);
    helpdesk.clearRequests();
    pass(23 * 60 * minute);
    expect(await ask(true)).toMatchObject({ refusedBy: [host] });
    expect(helpdesk.requests).toEqual([]);
    pass(2 * 60 * minute);
    await ask(false);
    expect(helpdesk.requests).not.toEqual([]);
  });

  test('is not asked again for a day either if it was revoked', async () => {
    const { helpdesk, ask } = await withSent(1);
    helpdesk.admin.revokeKey('full');
    expect(await ask(true)).toMatchObject({ refusedBy: [new URL(helpdesk.url).host] });
    helpdesk.clearRequests();
    await ask(true);
    expect(helpdesk.requests).toEqual([]);
  });
});

test('a key without batches is told of five tickets, one by one', async () => {
  const { helpdesk, ask } = await withSent(9);
  helpdesk.admin.denyRights('full', ['batch']);
  await ask(true);
  expect(wire(helpdesk)).toHaveLength(6);
  expect(await listStatuses()).toHaveLength(5);
});

test.each([
  ['fails', { kind: 'status', status: 500 }],
  ['is down', { kind: 'cut-before-commit' }],
] as const)(
  'a helpdesk that %s is asked again after a quarter of an hour, and nothing is lost',
  async (_title, effect) => {
    const { helpdesk, ask, ids, reply } = await withSent(1);
    await ask(true);
    const before = await listStatuses();
    pass(quarter);
    helpdesk.faults.add({ match: { path: '/batch' }, effect });
    helpdesk.clearRequests();
    await ask(false);
    await ask(false);
    expect(wire(helpdesk).length).toBeLessThanOrEqual(1);
    expect(await listStatuses()).toEqual(before);
    await reply(ids[0]);
    pass(quarter);
    await ask(false);
    expect(await listStatuses()).toMatchObject([{ news: 'reply' }]);
  },
);

test('a helpdesk that is not connected any more is not asked', async () => {
  const { helpdesk, ask } = await withSent(2);
  await connectionSetting.remove();
  expect(await ask(true)).toEqual({ isOver: true, refusedBy: [] });
  expect(helpdesk.requests).toEqual([]);
});
