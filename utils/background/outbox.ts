import { browser } from '../browser.ts';
import { ensureWake, wakeAlarm } from '../browser-ui.ts';
import type { CaptureId, Receipt } from '../captures/capture.ts';
import { imagesOfSentMs } from '../captures/shelf-life.ts';
import { pruneDrafts, pruneSent } from '../captures/ticket-list.ts';
import { connectionSetting } from '../deskpro/stored-connection.ts';
import type { AppResult } from '../errors.ts';
import { deliver, type Line } from '../outbox/courier.ts';
import { isLateWake } from '../outbox/late-wake.ts';
import { blockWaiting, pump, readOutbox, requeue } from '../outbox/pump.ts';
import { mendedByConnecting } from '../outbox/retry-policy.ts';
import { pruneUpdates, readUpdates, requeueUpdates, sendUpdate, sendUpdates } from '../outbox/send-update.ts';
import { ok } from '../result.ts';
import { showOutbox, showSent } from './badge.ts';
import { ensureFollowing } from './follow-tickets.ts';
import { openLine } from './helpdesk-line.ts';
import { keepAwake } from './keep-awake.ts';

/** Opens a line that ignores a pause: the person asked for it. */
export const openLineByPerson = (helpdesk?: string) => openLine(helpdesk, { byPerson: true });

/**
 * Delivers one capture now because the person wants it, even if the helpdesk asked for a pause. `line`: the line to the
 * active helpdesk, opened just now.
 */
export async function deliverNow(id: CaptureId, line: Promise<AppResult<Line>>): Promise<AppResult<Receipt>> {
  const outcome = await awake(() =>
    deliver(id, (helpdesk) => (helpdesk === undefined ? line : openLineByPerson(helpdesk))),
  );
  if (outcome.ok) {
    showSent();
    void ensureFollowing();
    // The new values for the ticket follow its message. The person need not wait for them.
    void awake(() => sendUpdate(id, openLineByPerson)).then(settleOutbox);
  } else void settleOutbox();
  return outcome;
}

/** Sends one update now because the person wants it, even if the helpdesk asked for a pause. */
export async function sendUpdateNow(id: CaptureId): Promise<AppResult<null>> {
  const sent = await awake(() => sendUpdate(id, openLineByPerson));
  void settleOutbox();
  return sent.ok ? ok(null) : sent;
}

/**
 * Delivers all captures that are due. Called at every wake-up: alarm, browser start, connection, being online again.
 */
export async function runOutbox(): Promise<void> {
  await awake(async () => {
    await pump(async (id) => {
      const outcome = await deliver(id, (helpdesk) => openLine(helpdesk));
      if (outcome.ok) {
        showSent();
        void ensureFollowing();
      }
      return outcome;
    });
    await sendUpdates(openLine);
  });
  await settleOutbox();
}

/** Runs the outbox at the start of the worker if the alarm would come hours late, because the clock was put back. */
export async function reviveOutbox(): Promise<void> {
  const alarm = await browser.alarms.get(wakeAlarm);
  if (alarm !== undefined && isLateWake(alarm.scheduledTime, Date.now())) await runOutbox();
}

/** Delivers the captures that waited for a connection or a permission. Does nothing without a connection. */
export async function resumeBlocked(): Promise<void> {
  const connection = await connectionSetting.read();
  if (connection === null) return;
  await requeue(connection.baseUrl, mendedByConnecting);
  await requeueUpdates(connection.baseUrl, mendedByConnecting);
  await runOutbox();
}

/**
 * Blocks the captures that wait for a helpdesk, or for any if it is null. They then show that they need a connection,
 * instead of a time at which nothing would happen.
 */
export async function stopOutbox(helpdesk: string | null): Promise<void> {
  await blockWaiting({ code: 'not-connected' }, helpdesk);
  await settleOutbox();
}

/** Deletes what is older than its retention time: pictures of sent tickets, then their rows, then abandoned drafts. */
export async function tidyStore(): Promise<void> {
  const now = Date.now();
  try {
    await pruneSent(now);
    await pruneDrafts(now);
    await pruneUpdates(now - imagesOfSentMs);
  } catch {
    // If the store cannot be tidied, it cannot be written either, and the next capture reports that.
  }
}

/** Sets badge and alarm according to the outbox. Without waiting captures there is no alarm. */
export async function settleOutbox(): Promise<void> {
  const [captures, updates] = await Promise.all([readOutbox(), readUpdates()]);
  const times = [captures.wakeAt, updates.wakeAt].filter((time) => time !== null);
  const state = {
    waiting: captures.waiting + updates.waiting,
    blocked: captures.blocked + updates.blocked,
    wakeAt: times.length === 0 ? null : Math.min(...times),
  };
  if (state.wakeAt === null) await browser.alarms.clear(wakeAlarm);
  else browser.alarms.create(wakeAlarm, { when: Math.max(state.wakeAt, Date.now() + 1000) });
  await showOutbox(state);
}

/** Keeps the worker awake during some work, and sets an alarm that restarts it if it is stopped nevertheless. */
function awake<T>(work: () => Promise<T>): Promise<T> {
  ensureWake();
  return keepAwake(work);
}
