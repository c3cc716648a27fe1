import { browser } from '../browser.ts';
import { isSameAddress, withoutHash } from '../captures/same-address.ts';
import { getCapture } from '../captures/store.ts';
import type { AppResult } from '../errors.ts';
import { t } from '../i18n.ts';
import { isPickMode } from '../page/pick/pick-modes.ts';
import { runInPage } from '../page-client/page-scripts.ts';
import { err, ok } from '../result.ts';
import type { ScreenshotJob } from '../screenshot/screenshot-job.ts';
import { late, unlessLate } from '../unless-late.ts';
import { keepAwake } from './keep-awake.ts';
import { beginPick, cancelPick, pickedRegion } from './pick-region.ts';

/** If the countdown ended longer ago than this, it was missed: the menu to be captured is closed again by now. */
const lateAfterMs = 3000;

/** How long a busy page may still take, after the countdown has ended, to remove the countdown. Milliseconds. */
const goneWithinMs = 3000;

/** Stores a change of the job and resolves to the changed job; null if the person has cancelled it. */
type Change = (patch: Partial<ScreenshotJob>) => Promise<ScreenshotJob | null>;

/** Whether the form was closed for the job, because the person needed the page. */
export function gaveWay({ mode, phase, until, region }: ScreenshotJob): boolean {
  return until !== null || phase === 'picking' || (region !== null && isPickMode(mode));
}

/** Whether the person has nothing left to do: a region is picked or not needed, and the delay is over. */
export function isReady({ mode, phase, until, region }: ScreenshotJob): boolean {
  if (region !== null) return true;
  return !isPickMode(mode) && (until === null || phase === 'capturing');
}

/**
 * Lets the person pick a region, or waits for the delay in which they prepare the page. Also continues a job whose
 * worker was stopped meanwhile. Resolves to the job that is ready to be captured; null if the person cancels.
 */
export function untilReady(job: ScreenshotJob, change: Change): Promise<AppResult<ScreenshotJob | null>> {
  if (isReady(job)) return Promise.resolve(ok(job));
  return keepAwake(() => (job.until === null ? picked(job, change) : waited(job, job.until, change)));
}

/** Cancels a pick that is under way in the job's page. */
export async function endInPage({ tabId, phase }: ScreenshotJob): Promise<void> {
  if (phase === 'picking') await cancelPick(tabId);
}

async function picked(job: ScreenshotJob, change: Change): Promise<AppResult<ScreenshotJob | null>> {
  if (!isPickMode(job.mode)) return ok(job);
  if (job.phase !== 'picking') {
    const begun = await beginPick(job.tabId, job.mode);
    if (!begun.ok) return begun;
    const picking = await change({ phase: 'picking' });
    if (picking === null) await cancelPick(job.tabId);
  }
  const region = await pickedRegion(job);
  if (!region.ok) return region;
  return ok(region.value === null ? null : await change({ phase: 'capturing', region: region.value }));
}

async function waited(
  job: ScreenshotJob,
  until: number,
  change: Change,
): Promise<AppResult<ScreenshotJob | null>> {
  if (Date.now() - until > lateAfterMs)
    return err({ code: 'screenshot-stopped', reason: 'interrupted', kept: false });
  // Null if the browser lets no script into the page. Then only the badge counts.
  const inPage = countInPage(job.tabId, until);
  const isCancelled = inPage.then((answer) => answer === true || new Promise<never>(() => undefined));
  for (let left = until - Date.now(); left > 0; left = until - Date.now()) {
    if ((await change({})) === null) {
      // Not awaited: a busy page would keep the next screenshot waiting.
      void countInPage(job.tabId, 0);
      return ok(null);
    }
    const second = new Promise<false>((resolve) => setTimeout(resolve, left % 1000 || 1000, false));
    if (await Promise.race([second, isCancelled])) return ok(null);
  }
  const answer = await unlessLate(goneWithinMs, inPage);
  if (answer === true) return ok(null);
  const [capture, tab] = await Promise.all([
    getCapture(job.captureId),
    browser.tabs.get(job.tabId).catch(() => null),
  ]);
  if (!isSameAddress(withoutHash((job.page ?? capture?.page)?.url ?? ''), withoutHash(tab?.url ?? '')))
    return err({ code: 'tab-changed' });
  // The page is too busy to take its countdown away, so the picture would show it.
  if (answer === late) return err({ code: 'screenshot-stopped', reason: 'interrupted', kept: false });
  return ok(await change({ phase: 'capturing' }));
}

/**
 * Shows a countdown to `until` (epoch milliseconds) in a tab's page, in place of an earlier one; 0 only removes that one.
 * Resolves to true if the person cancels, to false once the page is drawn without the countdown, and to null if the
 * page runs no script of ours.
 */
function countInPage(tabId: number, until: number): Promise<boolean | null> {
  const words = { name: t('countdown'), cancelLabel: t('cancelScreenshot') };
  return runInPage(tabId, 'page-countdown', { until, ...words });
}
