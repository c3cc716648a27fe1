import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { pump, readOutbox, requeue } from '../../utils/outbox/pump.ts';
import { mendedByConnecting } from '../../utils/outbox/retry-policy.ts';
import { err } from '../../utils/result.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { connected, emptyOutbox, queued, screenshot, stageOf, stored, whenDue } from './delivery.ts';
import { hostOf, wire } from './wire.ts';

beforeEach(emptyOutbox);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a used-up limit pauses the helpdesk for every capture, until it says', async () => {
  const helpdesk = await openHelpdesk();
  const { openLine } = await connected(helpdesk);
  const ids = [];
  for (const subject of ['one', 'two', 'three']) ids.push(await queued(helpdesk, { form: { subject } }));
  helpdesk.faults.add({ effect: { kind: 'rate-limit', retryAfter: 300 } });
  for (const id of ids) await deliver(id, openLine);
  expect(wire(helpdesk)).toEqual(['POST /tickets']);
  const times = (await Promise.all(ids.map(stageOf))).map(
    (stage) => stage?.name === 'waiting' && stage.retryAt,
  );
  expect(new Set(times).size).toBe(1);
  expect(await readOutbox()).toEqual({ waiting: 3, blocked: 0, wakeAt: times[0] });
  await pump((id) => deliver(id, openLine));
  expect(wire(helpdesk)).toHaveLength(1);
  vi.setSystemTime(Number(times[0]));
  await pump((id) => deliver(id, openLine));
  expect(
    helpdesk
      .tickets()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['one', 'three', 'two']);
  expect(await readOutbox()).toEqual({ waiting: 0, blocked: 0, wakeAt: null });
});

test('one that the helpdesk will never take does not hold up the others', async () => {
  const helpdesk = await openHelpdesk();
  const { openLine } = await connected(helpdesk);
  const poison = await queued(helpdesk, { form: { subject: 'poison', departmentId: 999 } });
  for (const subject of ['one', 'two', 'three', 'four']) await queued(helpdesk, { form: { subject } });
  await pump((id) => deliver(id, openLine));
  expect(helpdesk.tickets()).toHaveLength(4);
  expect(await stageOf(poison)).toMatchObject({ name: 'blocked', error: { code: 'fields-rejected' } });
});

test('another helpdesk never receives a capture, unless the person sends it there', async () => {
  const [ours, other] = [await openHelpdesk(), await openHelpdesk()];
  const line = { ours: await connected(ours), other: await connected(other) };
  const id = await queued(ours, { attachments: [screenshot()] });
  ours.faults.add({ match: { path: '/tickets', method: 'POST' }, effect: { kind: 'status', status: 503 } });
  await deliver(id, line.ours.openLine);
  await whenDue(id);
  await pump((due) => deliver(due, line.other.openLine));
  expect(await stageOf(id)).toMatchObject({
    name: 'blocked',
    error: { code: 'other-helpdesk', host: hostOf(ours) },
  });
  await requeue(other.url, mendedByConnecting);
  await pump((due) => deliver(due, line.other.openLine));
  expect([wire(other), await stageOf(id)]).toMatchObject([[], { name: 'blocked' }]);

  await requeue(ours.url, mendedByConnecting);
  await pump((due) => deliver(due, line.ours.openLine));
  expect(ours.tickets()).toHaveLength(1);

  const next = await queued(ours, { attachments: [screenshot()] });
  await deliver(next, line.other.openLine);
  await enqueue(next, other.url);
  expect(await deliver(next, line.other.openLine)).toMatchObject({ ok: true });
  expect([ours.tickets().length, other.tickets().map(({ attachments }) => attachments.length)]).toEqual([
    1,
    [1],
  ]);
});

test('what waits for a connection says whose it is once another helpdesk is connected', async () => {
  const [ours, other] = [await openHelpdesk(), await openHelpdesk()];
  const { openLine } = await connected(other);
  const id = await queued(ours);
  await deliver(id, async () => err({ code: 'not-connected' }));
  await requeue(other.url, mendedByConnecting);
  await pump((due) => deliver(due, openLine));
  expect(await stageOf(id)).toMatchObject({
    name: 'blocked',
    error: { code: 'other-helpdesk', host: hostOf(ours) },
  });
  expect(wire(other)).toEqual([]);
});

describe('a clock that was put back', () => {
  const hour = 3_600_000;
  const later = (hours: number) => vi.setSystemTime(Date.now() + hours * hour);

  test('after it had been 8 hours ahead leaves nothing waiting', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued(helpdesk, { attachments: [screenshot()] });
    helpdesk.faults.add({ match: { path: /blobs/ }, effect: { kind: 'status', status: 503 } });
    later(8);
    await pump((due) => deliver(due, openLine));
    expect(await stageOf(id)).toMatchObject({ name: 'waiting' });
    later(-8);
    const { wakeAt } = await readOutbox();
    expect(wakeAt).toBeLessThanOrEqual(Date.now());
    await pump((due) => deliver(due, openLine));
    expect(await stageOf(id)).toMatchObject({ name: 'sent' });
  });

  test('or a stored time that no wait can have, holds a ticket up for an hour at most', async () => {
    const helpdesk = await openHelpdesk();
    const error = { code: 'timeout', host: hostOf(helpdesk) } as const;
    const at = Date.now();
    const stage = { name: 'waiting', at, error, retryAt: 99_999_999_999_000 } as const;
    await stored({ stage });
    expect((await readOutbox()).wakeAt).toBe(at + hour);
  });
});

test('a helpdesk that is connected again is asked at once, whatever it said before', async () => {
  const helpdesk = await openHelpdesk();
  const { openLine } = await connected(helpdesk);
  const id = await queued(helpdesk);
  helpdesk.faults.add({ effect: { kind: 'rate-limit', retryAfter: 99_999_999_999 } });
  await deliver(id, openLine);
  expect(await stageOf(id)).toMatchObject({ name: 'waiting' });
  const again = await connected(helpdesk);
  await requeue(helpdesk.url, mendedByConnecting);
  await pump((due) => deliver(due, again.openLine));
  expect(await stageOf(id)).toMatchObject({ name: 'sent' });
});
