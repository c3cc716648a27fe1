import { browser } from '../browser.ts';
import { ensureWake, wakeAlarm } from '../browser-ui.ts';
import type { CaptureId, Receipt } from '../captures/capture.ts';
import { pruneDrafts, pruneSent } from '../captures/ticket-list.ts';
import type { AppResult } from '../errors.ts';
import { deliver } from '../outbox/courier.ts';
import { isLateWake } from '../outbox/late-wake.ts';
import { blockWaiting, pump, readOutbox, requeue } from '../outbox/pump.ts';
import { mendedByConnecting } from '../outbox/retry-policy.ts';
import { connectionSetting } from '../settings.ts';
import { showOutbox, showSent } from './badge.ts';
import { openLine } from './helpdesk-line.ts';
import { keepAwake } from './keep-awake.ts';

/** Delivers one capture because the person wants it now, whatever pause the helpdesk asked for; then sees to the rest. */
export async function deliverNow(id: CaptureId): Promise<AppResult<Receipt>> {
  const outcome = await awake(() => deliver(id, (helpdesk) => openLine(helpdesk, true)));
  if (outcome.ok) showSent();
  void settleOutbox();
  return outcome;
}

/** Delivers what is due. Every wake-up ends here: alarm, browser start, connection, being online again. */
export async function runOutbox(): Promise<void> {
  await awake(() =>
    pump(async (id) => {
      const outcome = await deliver(id, (helpdesk) => openLine(helpdesk));
      if (outcome.ok) showSent();
      return outcome;
    }),
  );
  await settleOutbox();
}

/** Runs the outbox at the start of the worker if the alarm would come hours late, because the clock was put back. */
export async function reviveOutbox(): Promise<void> {
  const alarm = await browser.alarms.get(wakeAlarm);
  if (alarm !== undefined && isLateWake(alarm.scheduledTime, Date.now())) await runOutbox();
}

/** What waited for a connection or a permission goes on once it is there. */
export async function resumeBlocked(): Promise<void> {
  const connection = await connectionSetting.read();
  if (connection === null) return;
  await requeue(connection.baseUrl, mendedByConnecting);
  await runOutbox();
}

/** What waits for that helpdesk, or for any, says at once that it needs a connection, instead of a time at which nothing would happen. */
export async function stopOutbox(helpdesk: string | null): Promise<void> {
  await blockWaiting({ code: 'not-connected' }, helpdesk);
  await settleOutbox();
}

/** Lets go of what is past its stated time: pictures of sent tickets first, then rows, then drafts nobody came back to. */
export async function tidyStore(): Promise<void> {
  const now = Date.now();
  try {
    await pruneSent(now);
    await pruneDrafts(now);
  } catch {
    // A store that cannot be tidied cannot be written either: capturing says so.
  }
}

/** Brings badge and alarm in line with the outbox. An empty one has no alarm. */
export async function settleOutbox(): Promise<void> {
  const state = await readOutbox();
  if (state.wakeAt === null) await browser.alarms.clear(wakeAlarm);
  else browser.alarms.create(wakeAlarm, { when: Math.max(state.wakeAt, Date.now() + 1000) });
  await showOutbox(state);
}

/** Keeps the worker awake while it works, and has it woken should it die all the same. */
function awake<T>(work: () => Promise<T>): Promise<T> {
  ensureWake();
  return keepAwake(work);
}
