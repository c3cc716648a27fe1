import type { Capture, CaptureId, Receipt } from '../captures/capture.ts';
import { listCaptures } from '../captures/store.ts';
import type { AppError, AppErrorCode, AppResult } from '../errors.ts';
import { enqueue } from './enqueue.ts';
import { record } from './record.ts';
import { dueAt } from './retry-policy.ts';

/** The number of deliveries at the same time. With several, a slow delivery does not hold up the others. */
const atOnce = 3;

/** The outbox's contents. `wakeAt` is when the next capture is due, epoch ms; null if none continues by itself. */
export interface OutboxState {
  waiting: number;
  blocked: number;
  wakeAt: number | null;
}

/**
 * Delivers all captures that are due, oldest first, until none is left. Each capture is tried once per run, so that a
 * capture that fails at once cannot hold up the others. Only one run at a time: a second run waits for the first and
 * finds little to do.
 */
export function pump(deliver: (id: CaptureId) => Promise<AppResult<Receipt>>): Promise<void> {
  return navigator.locks.request('outbox', async () => {
    const tried = new Set<CaptureId>();
    for (;;) {
      const due = (await onTheirWay()).filter(
        (capture) => dueTime(capture) <= Date.now() && !tried.has(capture.id),
      );
      if (due.length === 0) return;
      for (const { id } of due) tried.add(id);
      const queue = due.map(({ id }) => id);
      const work = async () => {
        for (let id = queue.shift(); id !== undefined; id = queue.shift()) await deliver(id);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    }
  });
}

export async function readOutbox(): Promise<OutboxState> {
  const [underWay, blocked] = await Promise.all([onTheirWay(), listCaptures('blocked')]);
  const times = underWay.map(dueTime);
  return {
    waiting: underWay.length,
    blocked: blocked.length,
    wakeAt: times.length === 0 ? null : Math.min(...times),
  };
}

/**
 * Queues captures again when a helpdesk, given by base URL, has been connected: those that are blocked for one of
 * `reasons`, and those that wait to go to this helpdesk. A capture stays bound to its own helpdesk. If that is another
 * one, its next delivery reports so.
 */
export async function requeue(helpdesk: string, reasons: ReadonlySet<AppErrorCode>): Promise<void> {
  for (const { id, stage, delivery } of [
    ...(await listCaptures('blocked')),
    ...(await listCaptures('waiting')),
  ]) {
    if (stage.name !== 'blocked' && stage.name !== 'waiting') continue;
    const own = delivery.helpdesk ?? helpdesk;
    const isBack = own === helpdesk && (stage.name === 'waiting' || stage.error.code === 'other-helpdesk');
    if (isBack || (stage.name === 'blocked' && reasons.has(stage.error.code))) await enqueue(id, own);
  }
}

/**
 * Blocks all captures that wait for a helpdesk, or for any if it is null, because it was disconnected. Tries none
 * first.
 */
export async function blockWaiting(error: AppError, helpdesk: string | null): Promise<void> {
  for (const { id, delivery } of [...(await listCaptures('queued')), ...(await listCaptures('waiting'))]) {
    if (helpdesk !== null && delivery.helpdesk !== helpdesk) continue;
    await record(id, { type: 'fail', at: Date.now(), error, retryAt: null });
  }
}

async function onTheirWay(): Promise<Capture[]> {
  const stages = await Promise.all(
    (['queued', 'uploading', 'creating', 'waiting'] as const).map((stage) => listCaptures(stage)),
  );
  return stages.flat().sort((a, b) => a.createdAt - b.createdAt);
}

function dueTime({ stage }: Capture): number {
  return dueAt(stage.name === 'waiting' ? stage : null, Date.now());
}
