import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Capture } from '../../utils/captures/capture.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { pump } from '../../utils/outbox/pump.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, openHelpdesk } from '../helpdesk/testing.ts';
import {
  connected,
  emptyOutbox,
  holdTimeouts,
  image,
  queued,
  screenshot,
  stageOf,
  stored,
  whenDue,
} from './delivery.ts';
import { hostOf, wire } from './wire.ts';

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await emptyOutbox();
});

const createCalls = (helpdesk: Helpdesk) => wire(helpdesk).filter((made) => made === 'POST /tickets').length;

const kinds = [
  ['with attachments', () => [screenshot(), image()]],
  ['of words alone', () => []],
] as const;

describe.each(kinds)('a create whose outcome is open, %s,', (_kind, attachments) => {
  test('that made its ticket is found by its mark, and nothing is sent again', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false, sampleTickets: 60 });
    const { openLine } = await connected(helpdesk);
    const before = helpdesk.tickets().length;
    const id = await queued(helpdesk, { attachments: attachments() });
    helpdesk.faults.add({
      match: { path: '/tickets', method: 'POST' },
      effect: { kind: 'cut-after-commit' },
    });
    helpdesk.faults.add({ match: { method: 'GET' }, times: 3, effect: { kind: 'status', status: 500 } });
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'server-trouble' } });
    await whenDue(id);
    const ticket = helpdesk.tickets().at(-1);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true, value: { ticketId: ticket?.id } });
    expect([createCalls(helpdesk), helpdesk.tickets().length]).toEqual([1, before + 1]);
  });

  test('is found at once although a look-up or two fails in passing', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const id = await queued(helpdesk, { attachments: attachments() });
    helpdesk.faults.add({
      match: { path: '/tickets', method: 'POST' },
      effect: { kind: 'cut-after-commit' },
    });
    helpdesk.faults.add({ match: { method: 'GET' }, times: 2, effect: { kind: 'status', status: 503 } });
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect([createCalls(helpdesk), helpdesk.tickets().length]).toEqual([1, 1]);
  });

  test('whose courier died may have been sent until then: its absence is proof only so much later', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const sentAt = Date.now() - 30_000;
    const stage = { name: 'creating', at: sentAt } as const;
    const taken = await Promise.all(
      attachments().map(async (one) => ({ ...one, ...(await uploaded(helpdesk)) })),
    );
    const delivery = { helpdesk: helpdesk.url, failures: 0, createInDoubt: { sentAt } };
    const { id } = await stored({ stage, attachments: taken, delivery });
    const before = Date.now();
    await deliver(id, openLine);
    const waiting = await stageOf(id);
    const retryAt = waiting?.name === 'waiting' ? waiting.retryAt : 0;
    expect(retryAt).toBeGreaterThan(before + 60_000);
    expect(retryAt).toBeLessThan(before + 80_000);
  });

  test('whose request is carried out late makes no second ticket', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const timeouts = holdTimeouts();
    const fault = helpdesk.faults.add({
      match: { path: '/tickets', method: 'POST' },
      effect: { kind: 'hang' },
    });
    const id = await queued(helpdesk, { attachments: attachments() });
    const delivery = deliver(id, openLine);
    await fault.struck();
    timeouts.reach();
    expect(await delivery).toMatchObject({ error: { code: 'outcome-unknown' } });
    fault.release();
    await vi.waitFor(() => expect(helpdesk.tickets()).toHaveLength(1), 20_000);
    await whenDue(id);
    expect(await deliver(id, openLine)).toMatchObject({
      ok: true,
      value: { ticketId: helpdesk.tickets()[0]?.id },
    });
    expect(createCalls(helpdesk)).toBe(1);
  });

  test('is not sent again before its absence is proof, however often it is asked for', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const id = await queued(helpdesk, { attachments: attachments() });
    helpdesk.faults.add({
      match: { path: '/tickets', method: 'POST' },
      effect: { kind: 'cut-before-commit' },
    });
    await deliver(id, openLine);
    for (let turn = 0; turn < 3; turn += 1) {
      await enqueue(id, helpdesk.url);
      expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'outcome-unknown' } });
    }
    expect(createCalls(helpdesk)).toBe(1);
    await whenDue(id);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect([createCalls(helpdesk), helpdesk.tickets().length]).toEqual([2, 1]);
  });

  test('because the worker died in it is cleared up by the next one', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const sentAt = Date.now();
    const delivery = { helpdesk: helpdesk.url, failures: 0, createInDoubt: { sentAt } };
    const taken = await Promise.all(
      attachments().map(async (one) => ({ ...one, ...(await uploaded(helpdesk)) })),
    );
    const { id } = await stored({ stage: { name: 'creating', at: sentAt }, attachments: taken, delivery });
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'outcome-unknown' } });
    expect(createCalls(helpdesk)).toBe(0);
    await whenDue(id);
    await pump((due) => deliver(due, openLine));
    expect([await stageOf(id), helpdesk.tickets()]).toMatchObject([{ name: 'sent' }, [{}]]);
  });

  test('refused as a duplicate is ours where it carries our mark', async () => {
    const helpdesk = await openHelpdesk();
    // A browser sends the same request again by itself if a reused connection dies.
    const { openLine } = await connected(helpdesk, {
      through: (http) => async (request) => {
        if (request.path === 'tickets' && request.method === 'POST') await http(request);
        return http(request);
      },
    });
    const id = await queued(helpdesk, { attachments: attachments() });
    expect(await deliver(id, openLine)).toMatchObject({
      ok: true,
      value: { ticketId: helpdesk.tickets()[0]?.id },
    });
    expect([createCalls(helpdesk), helpdesk.tickets().length]).toEqual([2, 1]);
  });

  test('refused as a duplicate of somebody else’s ticket waits for the person', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const theirs = await queued(helpdesk, { attachments: attachments() });
    await deliver(theirs, openLine);
    const id = await queued(helpdesk, { attachments: attachments() });
    expect(await deliver(id, openLine)).toMatchObject({
      error: { code: 'duplicate', host: hostOf(helpdesk) },
    });
    expect(await stageOf(id)).toMatchObject({ name: 'blocked', error: { code: 'duplicate' } });
    expect(helpdesk.tickets()).toHaveLength(1);
    helpdesk.advanceClock(31);
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(helpdesk.tickets()).toHaveLength(2);
  });
});

async function uploaded(
  helpdesk: Helpdesk,
): Promise<Pick<Capture['attachments'][number], 'blobAuth' | 'blobAuthId'>> {
  const form = new FormData();
  form.append('file', new Blob(['picture']), 'picture.png');
  await call(helpdesk, 'POST', '/blobs/temp', { form });
  const blob = helpdesk.blobs().at(-1);
  return { blobAuth: blob?.blobAuth ?? '', blobAuthId: `${blob?.id}-${blob?.blobAuth}` };
}

test('a ticket of ours whose subject somebody changed at once is found all the same', async () => {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine } = await connected(helpdesk);
  const id = await queued(helpdesk, { attachments: [screenshot()] });
  helpdesk.faults.add({ match: { path: '/tickets', method: 'POST' }, effect: { kind: 'cut-after-commit' } });
  helpdesk.faults.add({ match: { method: 'GET' }, times: 3, effect: { kind: 'status', status: 500 } });
  await deliver(id, openLine);
  const [ticket] = helpdesk.tickets();
  await call(helpdesk, 'PUT', `/tickets/${ticket?.id}`, { json: { subject: 'Renamed by a trigger' } });
  await whenDue(id);
  expect(await deliver(id, openLine)).toMatchObject({ ok: true, value: { ticketId: ticket?.id } });
});

test('a ticket of ours is found behind hundreds that came after it', async () => {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine } = await connected(helpdesk);
  const id = await queued(helpdesk, { attachments: [screenshot()] });
  helpdesk.faults.add({ match: { path: '/tickets', method: 'POST' }, effect: { kind: 'cut-after-commit' } });
  helpdesk.faults.add({ match: { method: 'GET' }, times: 3, effect: { kind: 'status', status: 500 } });
  await deliver(id, openLine);
  const [ours] = helpdesk.tickets();
  for (let number = 0; number < 450; number += 1) {
    const json = { subject: `Later ${number}`, person: 'someone@else.example', message: { message: 'x' } };
    await call(helpdesk, 'POST', '/tickets', { json });
  }
  helpdesk.clearRequests();
  await whenDue(id);
  expect(await deliver(id, openLine)).toMatchObject({ ok: true, value: { ticketId: ours?.id } });
  expect(wire(helpdesk).filter((made) => made === 'GET /tickets')).toHaveLength(3);
});

test('uploads the helpdesk has dropped meanwhile are uploaded again', async () => {
  const helpdesk = await openHelpdesk();
  const { openLine } = await connected(helpdesk);
  const id = await queued(helpdesk, { attachments: [screenshot(), image()] });
  helpdesk.faults.add({
    match: { path: '/tickets', method: 'POST' },
    effect: { kind: 'status', status: 503 },
  });
  await deliver(id, openLine);
  expect(helpdesk.dropTempBlobs()).toBe(2);
  await whenDue(id);
  expect(await deliver(id, openLine)).toMatchObject({ ok: true });
  expect(helpdesk.tickets().map(({ attachments }) => attachments.length)).toEqual([2]);
  expect(helpdesk.blobs().filter(({ isTemp }) => isTemp)).toEqual([]);
});

test('what stands between and refuses again and again is named after a while, and never taken for the helpdesk', async () => {
  const helpdesk = await openHelpdesk({ keepAlive: false });
  const { openLine } = await connected(helpdesk);
  const id = await queued(helpdesk, { attachments: [screenshot()] });
  const effect = { kind: 'status', status: 403, body: 'html' } as const;
  helpdesk.faults.add({ match: { path: '/tickets', method: 'POST' }, times: 4, effect });
  const said: string[] = [];
  for (let stage = await stageOf(id); stage?.name !== 'sent'; stage = await stageOf(id)) {
    if (stage?.name === 'waiting') await whenDue(id);
    await deliver(id, openLine);
    const after = await stageOf(id);
    if (after?.name === 'waiting') said.push(after.error.code);
  }
  expect(said).toEqual(['outcome-unknown', 'outcome-unknown', 'outcome-unknown', 'forbidden']);
  expect(helpdesk.tickets()).toHaveLength(1);
  const calls = wire(helpdesk);
  // Before each repeated create, the helpdesk is asked whether the first one arrived.
  for (const [at, made] of calls.entries())
    if (made === 'POST /tickets' && at > 1) expect(calls[at - 1]).toMatch(/^GET \/blobs/);
});
