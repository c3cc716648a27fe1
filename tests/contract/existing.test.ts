import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findAlike, findTickets } from '../../utils/background/find-tickets.ts';
import { alikeSetting } from '../../utils/captures/alike-look-ups.ts';
import { connectionSetting } from '../../utils/deskpro/stored-connection.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { keys } from '../../utils/storage/secrets.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, newTicket, openHelpdesk } from '../helpdesk/testing.ts';
import { fakeBrowser } from '../unit/fake-browser.ts';
import { connected, queued, stored } from './delivery.ts';
import { wire } from './wire.ts';

Object.assign(fakeBrowser, { permissions: { contains: async () => true } });

const page = { url: 'https://shop.example/basket#top', title: 'Basket' };
const subject = 'The voucher makes the total NaN';

/** Connects to a helpdesk that has one resolved ticket, two open ones and one about something else. */
async function open(): Promise<{
  helpdesk: Helpdesk;
  openLine: Awaited<ReturnType<typeof connected>>['openLine'];
}> {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine, summary } = await connected(helpdesk);
  await connectionSetting.write(summary());
  await keys.write(summary().baseUrl, helpdesk.apiKey);
  for (const [about, status] of [
    [`${subject}, again`, 'resolved'],
    [`${subject}!`, 'awaiting_agent'],
    ['Something else', 'awaiting_agent'],
  ])
    await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject: about, status }) });
  helpdesk.clearRequests();
  return { helpdesk, openLine };
}
const draft = async () => (await stored({ page })).id;
const subjectsOf = (found: Awaited<ReturnType<typeof findAlike>>) =>
  found.ok ? found.value.map((one) => one.subject) : found;

let isOnline = true;
Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
beforeEach(async () => {
  isOnline = true;
  const { fetch } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation((...call) =>
    isOnline ? fetch(...call) : Promise.reject(new TypeError('Failed to fetch')),
  );
  await alikeSetting.remove();
});
afterEach(() => vi.restoreAllMocks());

test('tickets like a capture’s come open ones first, for one request', async () => {
  const { helpdesk } = await open();
  expect(subjectsOf(await findAlike({ id: await draft(), subject }))).toEqual([
    `${subject}!`,
    `${subject}, again`,
  ]);
  expect(wire(helpdesk)).toEqual(['GET /search']);
});

test('one capture asks once, whatever its subject becomes and however often it is opened; another one with the same subject does not ask', async () => {
  const { helpdesk } = await open();
  const id = await draft();
  await Promise.all([findAlike({ id, subject }), findAlike({ id, subject })]);
  await findAlike({ id, subject: 'Something else' });
  await findAlike({ id: await draft(), subject: subject.toUpperCase() });
  expect(wire(helpdesk)).toEqual(['GET /search']);
});

test('what another capture found is asked for again after ten minutes', async () => {
  const { helpdesk } = await open();
  const id = await draft();
  await findAlike({ id, subject });
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 11 * 60_000);
  await findAlike({ id, subject });
  expect(wire(helpdesk)).toHaveLength(1);
  await findAlike({ id: await draft(), subject });
  expect(wire(helpdesk)).toHaveLength(2);
});

test('offline nothing is heard, and it is made up for when there is a line again', async () => {
  const { helpdesk } = await open();
  const id = await draft();
  isOnline = false;
  expect(await findAlike({ id, subject })).toEqual({ ok: true, value: [] });
  expect(wire(helpdesk)).toEqual([]);
  isOnline = true;
  expect(subjectsOf(await findAlike({ id, subject }))).toHaveLength(2);
  expect(wire(helpdesk)).toHaveLength(1);
});

test('a look-up that fails tells nobody, and is the one there is', async () => {
  const { helpdesk } = await open();
  const id = await draft();
  helpdesk.faults.add({ match: { path: '/search' }, effect: { kind: 'status', status: 500 } });
  expect(await findAlike({ id, subject })).toEqual({ ok: true, value: [] });
  await findAlike({ id, subject });
  expect(wire(helpdesk)).toHaveLength(1);
});

test('a ticket that was made of the same page here is there whatever its subject is, and offline too', async () => {
  const { helpdesk, openLine } = await open();
  const other = { ...page, url: 'https://shop.example/basket#bottom' };
  await deliver(await queued(helpdesk, { page: other, form: { subject: 'Wholly different' } }), openLine);
  isOnline = false;
  expect(subjectsOf(await findAlike({ id: await draft(), subject }))).toEqual(['Wholly different']);
});

test.each([
  ['its number', () => '1042', ['GET /tickets/1042']],
  ['its number with a hash', () => '#1042', ['GET /tickets/1042']],
  ['its reference', (helpdesk: Helpdesk) => helpdesk.tickets()[1]?.ref ?? '', ['GET /search']],
  ['a part of its subject', () => 'total nan!', ['GET /search']],
])('a ticket is found by %s', async (_by, query, asked) => {
  const { helpdesk } = await open();
  const found = await findTickets({ query: query(helpdesk) });
  expect(found.ok && found.value.map(({ id, status }) => [id, status])).toEqual([[1042, 'awaiting_agent']]);
  expect(wire(helpdesk)).toEqual(asked);
});

test('a number that is no ticket’s is looked for as a word', async () => {
  const { helpdesk } = await open();
  expect(await findTickets({ query: '4711' })).toEqual({ ok: true, value: [] });
  expect(wire(helpdesk)).toEqual(['GET /tickets/4711', 'GET /search']);
});

test('before anything is typed there are the recent ones, our own first, for one request', async () => {
  const { helpdesk, openLine } = await open();
  const id = await queued(helpdesk, { form: { subject: 'Made here' } });
  await deliver(id, openLine);
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject: 'Newest' }) });
  helpdesk.clearRequests();
  const found = await findTickets({ query: ' ' });
  expect(subjectsOf(found)).toEqual([
    'Made here',
    'Newest',
    'Something else',
    `${subject}!`,
    `${subject}, again`,
  ]);
  expect(found.ok && found.value[0]?.status).toBe('awaiting_agent');
  expect(wire(helpdesk)).toEqual(['GET /tickets']);
});
