import type { Capture, CaptureId, Receipt } from '../captures/capture.ts';
import { queueCapture, record } from '../captures/queue.ts';
import { listCaptures } from '../captures/store.ts';
import { longestPauseMs } from '../deskpro/pause.ts';
import type { AppError, AppErrorCode, AppResult } from '../errors.ts';

/** Deliveries under way at the same time: enough that a slow one does not hold the others up. */
const atOnce = 3;

/** What the outbox holds. `wakeAt` is when the next of them is due, epoch milliseconds; null where nothing goes on by itself. */
export interface OutboxState {
  waiting: number;
  blocked: number;
  wakeAt: number | null;
}

/**
 * Delivers everything that is due, oldest first, until nothing is. Each capture is tried once a run, so that one that
 * fails at once cannot keep the others waiting. Only one run at a time; a second one comes after it and finds little to do.
 */
export function pump(deliver: (id: CaptureId) => Promise<AppResult<Receipt>>): Promise<void> {
  return navigator.locks.request('outbox', async () => {
    const tried = new Set<CaptureId>();
    for (;;) {
      const due = (await onTheirWay()).filter(
        (capture) => dueAt(capture, Date.now()) <= Date.now() && !tried.has(capture.id),
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
  const times = underWay.map((capture) => dueAt(capture, Date.now()));
  return {
    waiting: underWay.length,
    blocked: blocked.length,
    wakeAt: times.length === 0 ? null : Math.min(...times),
  };
}

/**
 * Puts captures that are blocked for one of these reasons, or wait for a time, back in the queue once what they waited for is
 * there: this helpdesk, connected. Each stays bound to its own; one that is bound to another then says so.
 */
export async function requeue(helpdesk: string, reasons: ReadonlySet<AppErrorCode>): Promise<void> {
  for (const { id, stage, delivery } of [
    ...(await listCaptures('blocked')),
    ...(await listCaptures('waiting')),
  ]) {
    if (stage.name !== 'blocked' && stage.name !== 'waiting') continue;
    const own = delivery.helpdesk ?? helpdesk;
    const isBack = own === helpdesk && (stage.name === 'waiting' || stage.error.code === 'other-helpdesk');
    if (isBack || (stage.name === 'blocked' && reasons.has(stage.error.code))) await queueCapture(id, own);
  }
}

/** Says of all that waits for a helpdesk, or for any, that somebody is needed, without trying first: it was disconnected. */
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

/**
 * When a capture is due, epoch milliseconds. None waits for longer than the longest pause, and one that began to wait in the
 * future not at all: this computer's clock has been put back since.
 */
function dueAt({ stage }: Capture, now: number): number {
  if (stage.name !== 'waiting' || stage.at > now) return now;
  return Math.min(stage.retryAt, stage.at + longestPauseMs);
}
