import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { changeCapture } from '../../utils/captures/change-capture.ts';
import { getCapture } from '../../utils/captures/store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, openHelpdesk } from '../helpdesk/testing.ts';
import { makeChange } from '../unit/make-capture.ts';
import {
  connected,
  emptyOutbox,
  image,
  png,
  queued,
  screenshot,
  stageOf,
  theirTicket,
  whenDue,
} from './delivery.ts';
import { wire, withKey } from './wire.ts';

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await emptyOutbox();
});

const messagesOf = (helpdesk: Helpdesk) => helpdesk.tickets().map(({ messages }) => messages.length);
const addCalls = (helpdesk: Helpdesk) => wire(helpdesk).filter((made) => made.endsWith('/messages')).length;
const path = /\/tickets\/\d+\/messages$/;

describe('a capture that is added to a ticket', () => {
  test.each([
    ['a note', false],
    ['a reply', true],
  ])('is one upload per attachment and one message, and arrives as %s', async (_kind, isReply) => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const addTo = await theirTicket(helpdesk, { isReply });
    const form = { subject: 'Not sent', message: 'Here <too>.', addTo };
    const outcome = await deliver(
      await queued(helpdesk, { attachments: [screenshot(), image()], form }),
      openLine,
    );
    expect(wire(helpdesk)).toEqual([
      'POST /blobs/temp',
      'POST /blobs/temp',
      `POST /tickets/${addTo.id}/messages`,
    ]);
    const url = `${helpdesk.url}/app#/t/ticket/${addTo.id}`;
    expect(outcome).toMatchObject({
      ok: true,
      value: { ticketId: addTo.id, ref: addTo.ref, url, added: true },
    });
    const [ticket, ...more] = helpdesk.tickets();
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ subject: 'Theirs', messages: [{}, { isNote: !isReply }] });
    expect(ticket?.messages[1]?.html).toContain('Here &lt;too&gt;.');
    expect(ticket?.messages[1]?.html).toContain('https://shop.example/basket?step=2');
    expect(
      ticket?.attachments.map(({ filename, isTemp, messageId }) => [filename, isTemp, messageId]),
    ).toEqual([
      ['screenshot-shop.example-2026-11-23-120000.png', false, ticket?.messages[1]?.id],
      ['logo-1.png', false, ticket?.messages[1]?.id],
    ]);
    for (const { blobAuth } of ticket?.attachments ?? [])
      expect((await helpdesk.blobBytes(blobAuth)).equals(png)).toBe(true);
  });

  test('of words alone is one request', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const addTo = await theirTicket(helpdesk);
    expect(await deliver(await queued(helpdesk, { form: { addTo } }), openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual([`POST /tickets/${addTo.id}/messages`]);
  });

  test('needs no subject and no requester', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const form = { subject: '', requester: '', addTo: await theirTicket(helpdesk) };
    expect(await deliver(await queued(helpdesk, { form }), openLine)).toMatchObject({ ok: true });
  });

  test('sent to another helpdesk instead becomes a ticket there: that number is somebody else’s', async () => {
    const helpdesk = await openHelpdesk();
    const other = await openHelpdesk();
    const addTo = await theirTicket(helpdesk);
    const theirs = await theirTicket(other);
    expect(theirs.id).toBe(addTo.id);
    const id = await queued(helpdesk, { form: { addTo } });
    const { openLine } = await connected(other);
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'other-helpdesk' } });
    await enqueue(id, other.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect([messagesOf(helpdesk), messagesOf(other)]).toEqual([[1], [1, 1]]);
    expect(withKey(helpdesk)).toEqual([]);
  });
});

describe('a ticket that takes nothing', () => {
  test('because it is gone keeps the capture, which then makes a ticket of its own', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const addTo = { ...(await theirTicket(helpdesk)), id: 4711 };
    const id = await queued(helpdesk, { attachments: [screenshot()], form: { addTo } });
    expect(await deliver(id, openLine)).toMatchObject({
      error: { code: 'ticket-closed', ticketId: 4711, gone: true },
    });
    expect(await getCapture(id)).toMatchObject({
      stage: { name: 'blocked' },
      delivery: { createInDoubt: null },
    });
    helpdesk.clearRequests();
    await changeCapture(makeChange(id, { form: { addTo: null } }));
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /tickets']);
    expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
  });

  test('because the key may not says so, and nothing is in doubt', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const addTo = await theirTicket(helpdesk);
    helpdesk.admin.denyRights('full', ['tickets.update']);
    const id = await queued(helpdesk, { form: { addTo } });
    expect(await deliver(id, openLine)).toMatchObject({
      error: { code: 'ticket-closed', ticketId: addTo.id, gone: false },
    });
    expect((await getCapture(id))?.delivery.createInDoubt).toBeNull();
  });
});

const kinds = [
  ['with attachments', () => [screenshot(), image()]],
  ['of words alone', () => []],
] as const;

describe.each(kinds)('a message whose outcome is open, %s,', (_kind, attachments) => {
  test('that is in its ticket is found by its mark, and nothing is sent again', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const addTo = await theirTicket(helpdesk);
    const id = await queued(helpdesk, { attachments: attachments(), form: { addTo } });
    helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-after-commit' } });
    expect(await deliver(id, openLine)).toMatchObject({
      ok: true,
      value: { ticketId: addTo.id, ref: addTo.ref, added: true },
    });
    expect([addCalls(helpdesk), messagesOf(helpdesk)]).toEqual([attachments().length > 0 ? 1 : 2, [2]]);
    expect(wire(helpdesk).filter((made) => /^POST .*messages$/.test(made))).toHaveLength(1);
  });

  test('that is not there is sent again only once its absence is proof', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const addTo = await theirTicket(helpdesk);
    const id = await queued(helpdesk, { attachments: attachments(), form: { addTo } });
    helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-before-commit' } });
    const unknown = { error: { code: 'outcome-unknown', ticketId: addTo.id } };
    expect(await deliver(id, openLine)).toMatchObject(unknown);
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject(unknown);
    expect(messagesOf(helpdesk)).toEqual([1]);
    await whenDue(id);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(messagesOf(helpdesk)).toEqual([2]);
  });

  test('is looked for in the ticket it was sent to, whatever the form has come to say', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const other = await theirTicket(helpdesk, { subject: 'Another one' });
    const addTo = await theirTicket(helpdesk);
    const id = await queued(helpdesk, { attachments: attachments(), form: { addTo } });
    helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-after-commit' } });
    helpdesk.faults.add({ match: { method: 'GET' }, effect: { kind: 'status', status: 401 } });
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'key-rejected' } });
    await changeCapture(makeChange(id, { form: { addTo: other } }));
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true, value: { ticketId: addTo.id } });
    expect(messagesOf(helpdesk)).toEqual([1, 2]);
  });

  test('in a ticket that is gone meanwhile is settled: the person is told', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const addTo = await theirTicket(helpdesk);
    const id = await queued(helpdesk, { attachments: attachments(), form: { addTo } });
    helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-before-commit' } });
    await deliver(id, openLine);
    helpdesk.faults.add({
      match: { path: /\/tickets\/\d+/ },
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'status', status: 404 },
    });
    await whenDue(id);
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'ticket-closed', gone: true } });
    expect(await getCapture(id)).toMatchObject({
      stage: { name: 'blocked' },
      delivery: { createInDoubt: null },
    });
  });
});

test('a list of messages that cannot be had proves nothing while the ticket is there', async () => {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine } = await connected(helpdesk);
  const id = await queued(helpdesk, { form: { addTo: await theirTicket(helpdesk) } });
  helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-after-commit' } });
  helpdesk.faults.add({ match: { method: 'GET', path }, times: 3, effect: { kind: 'status', status: 405 } });
  expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'outcome-unknown' } });
  await whenDue(id);
  expect(await deliver(id, openLine)).toMatchObject({ ok: true });
  expect(messagesOf(helpdesk)).toEqual([2]);
});

test('where the helpdesk tells no name for its blobs, the ticket’s attachments are gone through to their end', async () => {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine } = await connected(helpdesk, {
    through: (http) => async (request) => {
      const reply = await http(request);
      if (reply.ok && request.path.startsWith('blobs/')) {
        const { data } = reply.value as { data: { blob_auth_id?: string } };
        delete data.blob_auth_id;
      }
      return reply;
    },
  });
  const addTo = await theirTicket(helpdesk);
  const form = new FormData();
  form.append('file', new Blob(['x']), 'x.txt');
  await call(helpdesk, 'POST', '/blobs/temp', { form });
  const { blobAuth } = helpdesk.blobs().at(-1) ?? { blobAuth: '' };
  const many = Array.from({ length: 230 }, () => ({ blob_auth: blobAuth }));
  await call(helpdesk, 'POST', `/tickets/${addTo.id}/messages`, {
    json: { message: 'Many', attachments: many },
  });
  const id = await queued(helpdesk, { attachments: [screenshot(), image()], form: { addTo } });
  helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'cut-after-commit' } });
  expect(await deliver(id, openLine)).toMatchObject({ ok: true });
  expect(messagesOf(helpdesk)).toEqual([3]);
  expect(await stageOf(id)).toMatchObject({ name: 'sent' });
});

test('uploads the helpdesk has dropped meanwhile are uploaded again', async () => {
  const helpdesk = await openHelpdesk();
  const { openLine } = await connected(helpdesk);
  const addTo = await theirTicket(helpdesk);
  const id = await queued(helpdesk, { attachments: [screenshot(), image()], form: { addTo } });
  helpdesk.faults.add({ match: { method: 'POST', path }, effect: { kind: 'status', status: 503 } });
  await deliver(id, openLine);
  expect(helpdesk.dropTempBlobs()).toBe(2);
  await whenDue(id);
  expect(await deliver(id, openLine)).toMatchObject({ ok: true });
  expect(helpdesk.tickets().map(({ attachments }) => attachments.length)).toEqual([2]);
});
