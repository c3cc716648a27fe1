import type { CaptureId } from '../captures/capture.ts';
import { getCapture } from '../captures/store.ts';
import {
  advanceUpdate,
  isUpdateOnItsWay,
  type TicketUpdate,
  type UpdateEvent,
} from '../captures/ticket-update.ts';
import { compareValues } from '../captures/ticket-values.ts';
import { changeUpdate, deleteUpdate, getUpdate, listUpdates } from '../captures/update-store.ts';
import type { AppError, AppErrorCode, AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { closedOr } from './closed-ticket.ts';
import type { Line } from './courier.ts';
import { dueAt, retryTime } from './retry-policy.ts';

type OpenLine = (helpdesk: string) => Promise<AppResult<Line>>;

/**
 * Sends one update to its helpdesk, after the message that it follows. Reads the ticket right before: what the ticket
 * has already is not sent, and what somebody else changed is not overwritten. A lost reply does no harm, since the next
 * try reads the ticket again. Only one call at a time for an update. Errors: `ticket-changed`, `ticket-closed`,
 * `capture-missing`, and those of the helpdesk. Resolves to false if the message has not been sent yet.
 */
export function sendUpdate(id: CaptureId, openLine: OpenLine): Promise<AppResult<boolean>> {
  return navigator.locks.request(`update:${id}`, async () => {
    const update = await getUpdate(id);
    if (update === null) return err({ code: 'capture-missing' });
    if (update.stage.name === 'done') return ok(true);
    if (update.stage.name === 'blocked') return err(update.stage.error);
    if (!(await isMessageSent(update))) return ok(false);
    const line = await openLine(update.helpdesk);
    const event = line.ok ? await send(update, line.value) : failureOf(update, line.error);
    await changeUpdate(id, (row) => advanceUpdate(row, event));
    return event.type === 'done' ? ok(true) : err(event.error);
  });
}

/** Sends all updates that are due, one after the other, oldest first. */
export async function sendUpdates(openLine: OpenLine): Promise<void> {
  for (const update of await listUpdates()) {
    if (isUpdateOnItsWay(update) && dueTime(update) <= Date.now()) await sendUpdate(update.id, openLine);
  }
}

/** Returns the number of updates that go on by themselves or need the person, and when the next is due, epoch ms. */
export async function readUpdates(): Promise<{ waiting: number; blocked: number; wakeAt: number | null }> {
  const updates = await listUpdates();
  const underWay: TicketUpdate[] = [];
  // The delivery of the message wakes an update that follows it.
  for (const update of updates)
    if (isUpdateOnItsWay(update) && (await isMessageSent(update))) underWay.push(update);
  const times = underWay.map(dueTime);
  return {
    waiting: underWay.length,
    blocked: updates.filter(({ stage }) => stage.name === 'blocked').length,
    wakeAt: times.length === 0 ? null : Math.min(...times),
  };
}

/** Queues updates again that are blocked for one of these reasons, when their helpdesk (base URL) is connected. */
export async function requeueUpdates(helpdesk: string, reasons: ReadonlySet<AppErrorCode>): Promise<void> {
  for (const { id, helpdesk: own, stage } of await listUpdates()) {
    const isBack = stage.name === 'waiting' || (stage.name === 'blocked' && reasons.has(stage.error.code));
    if (own !== helpdesk || !isBack) continue;
    await changeUpdate(id, (row) => advanceUpdate(row, { type: 'queue', at: Date.now(), insist: false }));
  }
}

/** Deletes updates whose message was discarded, and updates that were done before a time (epoch ms). */
export async function pruneUpdates(doneBefore: number): Promise<void> {
  for (const { id, afterMessage, stage } of await listUpdates()) {
    const isOver = stage.name === 'done' && stage.at < doneBefore;
    const isOrphan = afterMessage && stage.name !== 'done' && (await getCapture(id)) === null;
    if (isOver || isOrphan) await deleteUpdate(id);
  }
}

type Outcome = Exclude<UpdateEvent, { type: 'queue' }>;

async function send(update: TicketUpdate, line: Line): Promise<Outcome> {
  const { was, to, ticket } = update;
  const { host } = line.connection;
  const read = await line.client.getTicket(ticket.id);
  if (!read.ok) return failed(update, read.error, line);
  const { unsent, conflicts } = compareValues(was, to, read.value);
  if (Object.keys(conflicts).length > 0) {
    const error: AppError = { code: 'ticket-changed', host, ticketId: ticket.id };
    return { type: 'conflict', at: Date.now(), error, now: conflicts };
  }
  if (Object.keys(unsent).length > 0) {
    const sent = await line.client.updateTicket(ticket.id, unsent);
    if (!sent.ok) return failed(update, sent.error, line);
  }
  return { type: 'done', at: Date.now() };
}

async function failed(update: TicketUpdate, error: AppError, line: Line): Promise<Outcome> {
  const { host } = line.connection;
  const event = failureOf(update, closedOr(error, host, update.ticket.id));
  if (error.code === 'rate-limited' && event.retryAt !== null) await line.pauseUntil(event.retryAt);
  return event;
}

function failureOf({ failures }: TicketUpdate, error: AppError): Extract<UpdateEvent, { type: 'fail' }> {
  const at = Date.now();
  return { type: 'fail', at, error, retryAt: retryTime(error, failures, at, Math.random()) };
}

async function isMessageSent({ id, afterMessage }: TicketUpdate): Promise<boolean> {
  return !afterMessage || (await getCapture(id))?.stage.name === 'sent';
}

function dueTime({ stage }: TicketUpdate): number {
  return dueAt(stage.name === 'waiting' ? stage : null, Date.now());
}
