import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findAlike, findTickets } from '../../utils/background/find-tickets.ts';
import { refreshDirectory } from '../../utils/background/refresh-directory.ts';
import { searchPeople } from '../../utils/background/search-people.ts';
import { readTicket } from '../../utils/background/update-ticket.ts';
import { newCaptureId } from '../../utils/captures/capture.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { newUpdate } from '../../utils/captures/ticket-update.ts';
import { getUpdate, putUpdate } from '../../utils/captures/update-store.ts';
import { connect } from '../../utils/deskpro/connect.ts';
import { diagnose } from '../../utils/deskpro/doctor.ts';
import { connectionSetting, directorySetting } from '../../utils/deskpro/stored-connection.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { sendUpdate } from '../../utils/outbox/send-update.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { keys } from '../../utils/storage/secrets.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import type { Right } from '../helpdesk/types.ts';
import { fakeBrowser } from '../unit/fake-browser.ts';
import {
  connected,
  emptyOutbox,
  image,
  queued,
  screenshot,
  stageOf,
  stored,
  theirTicket,
  whenDue,
} from './delivery.ts';
import { hostOf, httpFor, wire } from './wire.ts';

Object.assign(fakeBrowser, { permissions: { contains: async () => true } });

/** What the admin of a weak key allows, and nothing else: no batch, no search, no `me`, no ticket to read. */
const allowed: readonly Right[] = [
  'tickets.create',
  'blobs.create',
  'agents.list',
  'departments.list',
  'fields.list',
  'people.list',
];

/** Opens a helpdesk whose key is weak, and stores the connection as the options page does. */
async function open(): Promise<{
  helpdesk: Helpdesk;
  openLine: Awaited<ReturnType<typeof connected>>['openLine'];
}> {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  helpdesk.admin.allowOnly('full', allowed);
  const { openLine, summary } = await connected(helpdesk);
  await connectionSetting.write(summary());
  await keys.write(summary().baseUrl, helpdesk.apiKey);
  return { helpdesk, openLine };
}

beforeEach(() => directorySetting.remove());
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await emptyOutbox();
});

describe('a key that may only create tickets, upload, and list agents, departments, fields and people', () => {
  test('connects, although it may not say whose it is', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.allowOnly('full', allowed);
    expect(await connect(helpdesk.url, helpdesk.apiKey, httpFor)).toMatchObject({
      ok: true,
      value: { connection: { baseUrl: helpdesk.url, person: { name: '', email: '' } } },
    });
  });

  test('passes the connection check', async () => {
    const { helpdesk } = await open();
    const connection = { baseUrl: helpdesk.url, host: hostOf(helpdesk), uploadPath: 'temp' } as const;
    const diagnosis = await diagnose(
      { connection, apiKey: helpdesk.apiKey, mayReach: true },
      { fetch: (url, init) => fetch(url, init), isOnline: () => true, timeoutMs: 60_000, now: Date.now },
    );
    expect(diagnosis.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  test('gives a form with agents, departments and custom fields, without the lists that it may not read', async () => {
    const { helpdesk } = await open();
    expect(await refreshDirectory({ evenIfFresh: true })).toMatchObject({ ok: true });
    const directory = await directorySetting.read();
    expect(directory?.agents).toHaveLength(40);
    expect(directory?.departments).toHaveLength(10);
    expect(directory?.layouts[2]).toContainEqual({ key: 'fields.12', required: false });
    const shown = directory?.fields.map(({ key }) => key) ?? [];
    expect(shown).toEqual(expect.arrayContaining(['fields.10', 'fields.17', 'urgency', 'labels']));
    expect(shown).toEqual(expect.not.arrayContaining(['priority', 'brand', 'language', 'organization']));
    expect(wire(helpdesk).filter((made) => made === 'POST /batch').length).toBeLessThanOrEqual(2);
  });

  test('finds a person by the whole address', async () => {
    await open();
    const joe = { name: 'Joe Carter', email: 'joe@northwind.example' };
    expect(await searchPeople({ words: joe.email })).toEqual({ ok: true, value: [joe] });
    expect(await searchPeople({ words: 'carter' })).toEqual({ ok: true, value: [] });
  });

  test('delivers a capture with its pictures, for nothing more than the uploads and the create', async () => {
    const { helpdesk, openLine } = await open();
    const id = await queued(helpdesk, { attachments: [screenshot(), image()] });
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /blobs/temp', 'POST /blobs/temp', 'POST /tickets']);
    expect(helpdesk.tickets()).toMatchObject([{ attachments: [{ isTemp: false }, { isTemp: false }] }]);
  });

  test('finds no ticket to add to and none alike, and says so', async () => {
    const { helpdesk } = await open();
    await stored();
    for (const query of ['', '1041', 'total'])
      expect(await findTickets({ query })).toMatchObject({
        error: { code: 'forbidden', host: hostOf(helpdesk) },
      });
    const { id } = await stored();
    expect(await findAlike({ id, subject: 'The total is wrong' })).toEqual({ ok: true, value: [] });
  });

  test('changes no ticket that is there, and says so', async () => {
    const { helpdesk, openLine } = await open();
    const { id: ticketId, ref, subject } = await theirTicket(helpdesk);
    const refused = { code: 'ticket-closed', host: hostOf(helpdesk), ticketId, gone: false } as const;
    expect(await readTicket({ id: ticketId })).toEqual({ ok: false, error: refused });
    const update = newUpdate({
      id: newCaptureId(),
      afterMessage: false,
      helpdesk: helpdesk.url,
      ticket: { id: ticketId, ref, subject },
      was: { agent: null },
      to: { agent: 6 },
    });
    await putUpdate(update);
    expect(await sendUpdate(update.id, openLine)).toEqual({ ok: false, error: refused });
    expect(problemOf(refused).sentence).toContain(`#${ticketId}`);
    expect(await getUpdate(update.id)).toMatchObject({ stage: { name: 'blocked' } });
    expect(helpdesk.tickets()[0]?.agent).toBeUndefined();
  });

  test('adds to no ticket; what was written is kept and can become a new one', async () => {
    const { helpdesk, openLine } = await open();
    helpdesk.admin.allowOnly('full', [...allowed, 'tickets.list']);
    const addTo = await theirTicket(helpdesk);
    helpdesk.admin.allowOnly('full', allowed);
    const id = await queued(helpdesk, { attachments: [screenshot()], form: { addTo } });
    const outcome = await deliver(id, openLine);
    expect(outcome).toMatchObject({ error: { code: 'ticket-closed', gone: false } });
    expect(outcome.ok ? null : problemOf(outcome.error).action?.kind).toBe('new-ticket');
    expect(await getCapture(id)).toMatchObject({
      stage: { name: 'blocked' },
      delivery: { createInDoubt: null },
    });
  });
});

describe.each([
  ['with attachments', () => [screenshot(), image()]],
  ['of words alone', () => []],
] as const)('a create %s whose reply is lost, and which the key may not look for,', (_kind, attachments) => {
  const lose = (helpdesk: Helpdesk, effect: 'cut-after-commit' | 'cut-before-commit') =>
    helpdesk.faults.add({ match: { path: '/tickets', method: 'POST' }, effect: { kind: effect } });

  test.each(['cut-after-commit', 'cut-before-commit'] as const)(
    'is left to the person once it is surely over, and never sent again by itself (%s)',
    async (effect) => {
      const { helpdesk, openLine } = await open();
      lose(helpdesk, effect);
      const id = await queued(helpdesk, { attachments: attachments() });
      expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'outcome-unknown' } });
      await whenDue(id);
      const outcome = await deliver(id, openLine);
      expect(outcome).toEqual({ ok: false, error: { code: 'outcome-unseen', host: hostOf(helpdesk) } });
      expect(outcome.ok ? '' : problemOf(outcome.error).sentence).toContain(hostOf(helpdesk));
      expect(await getCapture(id)).toMatchObject({
        stage: { name: 'blocked' },
        delivery: { createInDoubt: null },
      });
      expect(wire(helpdesk).filter((made) => made === 'POST /tickets')).toHaveLength(1);
    },
  );

  test('is sent again if the person wants it', async () => {
    const { helpdesk, openLine } = await open();
    lose(helpdesk, 'cut-before-commit');
    const id = await queued(helpdesk, { attachments: attachments() });
    await deliver(id, openLine);
    await whenDue(id);
    await deliver(id, openLine);
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(helpdesk.tickets()).toHaveLength(1);
    expect(await stageOf(id)).toMatchObject({ name: 'sent' });
  });

  test('refused as a duplicate says that', async () => {
    const { helpdesk, openLine } = await open();
    await deliver(await queued(helpdesk, { attachments: attachments() }), openLine);
    const again = await queued(helpdesk, { attachments: attachments() });
    expect(await deliver(again, openLine)).toMatchObject({ error: { code: 'duplicate' } });
    expect(await getCapture(again)).toMatchObject({
      stage: { name: 'blocked' },
      delivery: { createInDoubt: null },
    });
  });
});

test('uploads that the helpdesk has dropped are uploaded again once the person has looked', async () => {
  const { helpdesk, openLine } = await open();
  helpdesk.faults.add({
    match: { path: '/tickets', method: 'POST' },
    effect: { kind: 'rate-limit' },
  });
  const id = await queued(helpdesk, { attachments: [screenshot()] });
  await deliver(id, openLine);
  expect(helpdesk.dropTempBlobs()).toBe(1);
  await whenDue(id);
  expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'outcome-unseen' } });
  await enqueue(id, helpdesk.url);
  expect(await deliver(id, openLine)).toMatchObject({ ok: true });
  expect(helpdesk.tickets()).toMatchObject([{ attachments: [{}] }]);
});

test('a message whose reply is lost, in a ticket that the key may not read, is left to the person too', async () => {
  const { helpdesk, openLine } = await open();
  helpdesk.admin.allowOnly('full', [...allowed, 'tickets.update']);
  const addTo = await theirTicket(helpdesk);
  const path = /\/messages$/;
  helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-after-commit' } });
  const id = await queued(helpdesk, { form: { addTo } });
  await deliver(id, openLine);
  await whenDue(id);
  const outcome = await deliver(id, openLine);
  expect(outcome).toMatchObject({ error: { code: 'outcome-unseen', ticketId: addTo.id } });
  expect(outcome.ok ? '' : problemOf(outcome.error).sentence).toContain(`#${addTo.id}`);
  expect(wire(helpdesk).filter((made) => path.test(made) && made.startsWith('POST'))).toHaveLength(1);
});
