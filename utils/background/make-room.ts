import { browser } from '../browser.ts';
import { isSameAddress, withoutHash } from '../captures/same-address.ts';
import { getCapture } from '../captures/store.ts';
import type { AppResult } from '../errors.ts';
import { isPickMode } from '../page/pick/pick-modes.ts';
import { err, ok } from '../result.ts';
import type { ScreenshotJob } from '../screenshot/screenshot-job.ts';
import { keepAwake } from './keep-awake.ts';
import { beginPick, cancelPick, pickedRegion } from './pick-region.ts';

/** If the countdown ended longer ago than this, it was missed: the menu to be captured is closed again by now. */
const lateAfterMs = 3000;

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
  for (let left = until - Date.now(); left > 0; left = until - Date.now()) {
    if ((await change({})) === null) return ok(null);
    await new Promise((resolve) => setTimeout(resolve, left % 1000 || 1000));
  }
  const [capture, tab] = await Promise.all([
    getCapture(job.captureId),
    browser.tabs.get(job.tabId).catch(() => null),
  ]);
  if (!isSameAddress(withoutHash((job.page ?? capture?.page)?.url ?? ''), withoutHash(tab?.url ?? '')))
    return err({ code: 'tab-changed' });
  return ok(await change({ phase: 'capturing' }));
}
