import { browser } from '../browser.ts';
import { listStatuses } from '../captures/status-store.ts';
import type { OutboxState } from '../outbox/pump.ts';
import { type ScreenshotJob, screenshotJobSetting } from '../screenshot/screenshot-job.ts';

const colors = { busy: '#3b4a6b', good: '#147a4b', bad: '#b3261e', quiet: '#5b6472' } as const;
type Tone = keyof typeof colors;

const sentShownForMs = 4000;
const newsDot = '•';

/**
 * Shows the outbox: `!` if a ticket needs the person, else the number of waiting tickets, else a dot if there is news of
 * a sent ticket.
 */
export async function showOutbox({
  waiting,
  blocked,
}: Pick<OutboxState, 'waiting' | 'blocked'>): Promise<void> {
  if ((await screenshotJobSetting.read()) !== null) return;
  if (blocked > 0) return show('!', 'bad');
  if (waiting > 0) return show(waiting > 999 ? '999' : String(waiting), 'busy');
  // `showSent` removes its ✓ itself after a moment.
  if ((await browser.action.getBadgeText({})) !== '✓') await showQuietly();
}

/**
 * Shows a screenshot's progress as `3/12`, or the seconds left of its delay. Null, for an ended one, clears the badge.
 */
export async function showJob(
  job: Pick<ScreenshotJob, 'done' | 'of' | 'phase' | 'until'> | null,
): Promise<void> {
  if (job === null) await showQuietly();
  else if (job.phase === 'waiting')
    await show(String(Math.ceil(((job.until ?? 0) - Date.now()) / 1000)), 'busy');
  else if (job.of > 0) await show(`${job.done}/${job.of}`, 'busy');
}

/** Shows for a moment that a ticket was created. */
export function showSent(): void {
  void show('✓', 'good');
  setTimeout(() => void hideSent(), sentShownForMs);
}

export function showBusy(): void {
  void show('…', 'busy');
}

/** Removes the ✓ when its time is over, and at the start the ✓ that a stopped background left. */
export async function hideSent(): Promise<void> {
  if ((await browser.action.getBadgeText({})) === '✓') await showQuietly();
}

/** Shows or removes the dot that tells of news, unless the badge says something else. */
export async function showNews(): Promise<void> {
  if (['', newsDot].includes(await browser.action.getBadgeText({}))) await showQuietly();
}

/** Without a readable store there is no news. */
async function showQuietly(): Promise<void> {
  const statuses = await listStatuses().catch(() => []);
  await show(statuses.some(({ news }) => news !== null) ? newsDot : '', 'quiet');
}

async function show(text: string, tone: Tone): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: colors[tone] }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}
