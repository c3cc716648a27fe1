import { browser } from '../browser.ts';
import { isSameAddress } from '../captures/same-address.ts';
import { getCapture } from '../captures/store.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import type { ScreenshotJob } from '../settings.ts';
import { keepAwake } from './keep-awake.ts';
import { beginPick, cancelPick, pickedRegion } from './pick-region.ts';

/** A countdown that ended longer ago than that was missed: the menu it was for is closed again. */
const lateAfterMs = 3000;

/** Writes a job's change down; null where the person has cancelled it. */
type Change = (patch: Partial<ScreenshotJob>) => Promise<ScreenshotJob | null>;

/** Whether the form has given way for it, because the person needed the page. */
export function gaveWay({ mode, phase, until, region }: ScreenshotJob): boolean {
  return until !== null || phase === 'picking' || (region !== null && mode !== 'full-page');
}

/** Whether there is nothing left for the person to do: they have chosen, or need not, and their time is over. */
export function isReady({ mode, phase, until, region }: ScreenshotJob): boolean {
  if (region !== null) return true;
  return mode !== 'area' && mode !== 'element' && (until === null || phase === 'capturing');
}

/**
 * Lets the person do their part in the page: choose, or open what a delay is for. Resolves to the job as it is to be
 * pictured, also one that a stopped worker left in the middle of that; null where they cancel.
 */
export function untilReady(job: ScreenshotJob, change: Change): Promise<AppResult<ScreenshotJob | null>> {
  if (isReady(job)) return Promise.resolve(ok(job));
  return keepAwake(() => (job.until === null ? picked(job, change) : waited(job, job.until, change)));
}

/** Takes what the person has been asked to do out of the page. */
export async function endInPage({ tabId, phase }: ScreenshotJob): Promise<void> {
  if (phase === 'picking') await cancelPick(tabId);
}

async function picked(job: ScreenshotJob, change: Change): Promise<AppResult<ScreenshotJob | null>> {
  if (job.mode !== 'area' && job.mode !== 'element') return ok(job);
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
  if (!isSameAddress(withoutHash((job.page ?? capture?.page)?.url), withoutHash(tab?.url)))
    return err({ code: 'tab-changed' });
  return ok(await change({ phase: 'capturing' }));
}

function withoutHash(url = ''): string {
  return url.replace(/#.*$/, '');
}
