import { browser } from '../browser.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import { announceChange } from '../captures/changes.ts';
import { placeScreenshots } from '../captures/place-screenshots.ts';
import { isSameAddress } from '../captures/same-address.ts';
import { own } from '../captures/stages.ts';
import { getCapture, updateCapture } from '../captures/store.ts';
import { readPreferences } from '../captures/stored-preferences.ts';
import { dropTiles } from '../captures/tiles.ts';
import type { AppResult } from '../errors.ts';
import type { Sought } from '../page/sought.ts';
import { cutTitle } from '../page-client/page-facts.ts';
import { maskPage } from '../privacy/maskers.ts';
import type { RequestData } from '../request-schemas.ts';
import { err, ok } from '../result.ts';
import type { CapturedTiles } from '../screenshot/capture-tiles.ts';
import { captureHiding } from '../screenshot/hidden-picture.ts';
import { readSought } from '../screenshot/read-sought.ts';
import {
  assembleKept,
  type Begun,
  beginRegion,
  captureRegion,
  type ScreenshotRun,
} from '../screenshot/region.ts';
import { asAllowed, blobsOf, screenshotAttachments } from '../screenshot/screenshot-attachments.ts';
import {
  type ScreenshotJob,
  screenshotJobSetting,
  screenshotProblemSetting,
} from '../screenshot/screenshot-job.ts';
import { createTimeLeft } from '../screenshot/time-left.ts';
import { showJob } from './badge.ts';
import { bringFormBack } from './bring-form-back.ts';
import { endInPage, gaveWay, isReady, untilReady } from './make-room.ts';
import { settleOutbox } from './outbox.ts';

/**
 * Allows one screenshot at a time: they share the window and the browser's quota. A stopped worker releases the lock.
 */
const lockName = 'screenshot';
/** Held while the job is read and written again, so that a cancelled job is not stored again. */
const jobLockName = 'screenshot-job';
/** The alarm that restarts a worker that is stopped during a screenshot, at the browser's shortest interval. */
const alarmName = 'screenshot';
const wakeEveryMinutes = 0.5;
/**
 * An interrupted screenshot asks the page for more only within this time. Later the person is doing something else
 * there.
 */
const goesOnWithinMs = 60_000;

/**
 * Takes a screenshot for a draft. Errors: `capture-missing`, `page-not-readable`,
 * `screenshot-refused`, `screenshot-stopped`, `tab-changed`.
 */
export async function takeScreenshot(wanted: RequestData<'takeScreenshot'>): Promise<AppResult<null>> {
  const [running, sought] = await Promise.all([screenshotJobSetting.read(), soughtIn(wanted.tabId)]);
  // A pick that is under way in another window would keep this screenshot waiting.
  if (running !== null) await endInPage(running);
  return navigator.locks.request(lockName, async () => {
    const isAtOnce = wanted.mode === 'full-page' && wanted.delaySeconds === 0;
    // The page is asked now, so that it answers while `jobOf` reads the rest.
    const held = isAtOnce ? beginRegion(wanted.tabId, null, { id: wanted.id, sought }) : undefined;
    return run(await jobOf(wanted, sought), sought, { held });
  });
}

/** Returns what a tab's page is searched for. A tab that is gone is treated as any page. */
async function soughtIn(tabId: number): Promise<Sought | null> {
  const [tab, soughtOn] = await Promise.all([browser.tabs.get(tabId).catch(() => null), readSought()]);
  return soughtOn(tab?.url ?? '');
}

async function jobOf(wanted: RequestData<'takeScreenshot'>, sought: Sought | null): Promise<ScreenshotJob> {
  const [{ windowId, url = '', title: wholeTitle = '' }, capture] = await Promise.all([
    browser.tabs.get(wanted.tabId),
    getCapture(wanted.id),
  ]);
  const title = cutTitle(wholeTitle);
  const isElsewhere = url !== '' && !isSameAddress(capture?.page.url ?? '', url);
  const shown = sought === null ? { url, title } : maskPage({ url, title }, sought[0]);
  return {
    captureId: wanted.id,
    tabId: wanted.tabId,
    windowId: windowId ?? browser.windows.WINDOW_ID_CURRENT,
    mode: wanted.mode,
    add: wanted.add,
    page: isElsewhere ? shown : null,
    phase: wanted.delaySeconds === 0 ? 'capturing' : 'waiting',
    done: 0,
    of: 0,
    secondsLeft: null,
    isEnough: false,
    until: wanted.delaySeconds === 0 ? null : Date.now() + wanted.delaySeconds * 1000,
    region: null,
    at: Date.now(),
  };
}

/** Resolves when a capture's screenshot has ended. Continues the screenshot if its worker was stopped. */
export function awaitScreenshot({ id }: { id: CaptureId }): Promise<AppResult<null>> {
  return navigator.locks.request(lockName, async () => {
    const job = await screenshotJobSetting.read();
    return job?.captureId === id ? goOn(job) : ok(null);
  });
}

/** Cancels the screenshot. A running one notices at its next step; an interrupted one is cleaned up here. */
export async function cancelScreenshot(): Promise<AppResult<null>> {
  const job = await screenshotJobSetting.read();
  if (job === null) return ok(null);
  await navigator.locks.request(jobLockName, () => screenshotJobSetting.remove());
  await endInPage(job);
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await cleanUp(job.captureId);
  });
  return ok(null);
}

/** Ends the screenshot at its next step and keeps the part that is captured. */
export async function endScreenshot(): Promise<AppResult<null>> {
  const job = await screenshotJobSetting.read();
  if (job !== null) await changeJob(job, { isEnough: true });
  return ok(null);
}

/** Continues the screenshot that a stopped worker left behind. */
export async function reviveScreenshot(): Promise<void> {
  if ((await screenshotJobSetting.read()) === null) return;
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    const job = lock === null ? null : await screenshotJobSetting.read();
    if (job !== null) await goOn(job);
  });
}

async function run(job: ScreenshotJob, sought: Sought | null, begun: Begun = {}): Promise<AppResult<null>> {
  return untilEnded(job, async () => {
    const written = Promise.all([keepJob(job), screenshotProblemSetting.remove()]);
    browser.alarms.create(alarmName, { periodInMinutes: wakeEveryMinutes });
    // The browser takes calls in order, so the job is stored before anything is captured.
    if (isReady(job)) return attach(job, shoot(job, sought, begun), written);
    await written;
    if ((await getCapture(job.captureId)) === null) return { outcome: err({ code: 'capture-missing' }) };
    const ready = await untilReady(job, (patch) => changeJob(job, patch));
    if (!ready.ok) return { outcome: ready };
    return ready.value === null
      ? { outcome: ok(null) }
      : attach(ready.value, shoot(ready.value, sought, begun));
  });
}

async function goOn(job: ScreenshotJob): Promise<AppResult<null>> {
  const isAgain = Date.now() - job.at < goesOnWithinMs && job.done > 0;
  if (job.phase !== 'capturing' || isAgain) {
    return run(job, await soughtIn(job.tabId), { goesOn: job.phase === 'capturing' });
  }
  return untilEnded(job, () => attach(job, assembleKept(job.region, job.captureId).then(ok)));
}

interface Ended {
  outcome: AppResult<null>;
  released?: CapturedTiles['released'];
}

/** Does the work of a job and cleans up after it. Stores an error for a popup that opens later. */
async function untilEnded(
  { captureId }: ScreenshotJob,
  work: () => Promise<Ended>,
): Promise<AppResult<null>> {
  let ended: Ended | undefined;
  try {
    ended = await work();
    const { outcome } = ended;
    if (!outcome.ok) await screenshotProblemSetting.write({ captureId, error: outcome.error });
    return outcome;
  } finally {
    // Null if the person cancelled the job. They do that in the form, so it need not be brought back.
    const [last] = await Promise.all([screenshotJobSetting.read(), screenshotJobSetting.remove()]);
    // The form reads the picture when the job is over, to draw both changes at once. Other screens are told only now.
    announceChange(captureId);
    // The next screenshot waits until the page is restored. The form, which shows the picture already, does not.
    await Promise.all([cleanUp(captureId), ended?.released]);
    if (last !== null && gaveWay(last)) await bringFormBack(last);
  }
}

async function shoot(
  job: ScreenshotJob,
  sought: Sought | null,
  begun: Begun = {},
): Promise<AppResult<CapturedTiles>> {
  const tab = { id: job.tabId, windowId: job.windowId };
  if (job.mode !== 'visible') {
    const timeLeft = createTimeLeft(() => performance.now());
    const run: ScreenshotRun = {
      id: job.captureId,
      sought,
      async progress(done, of) {
        const changed = await changeJob(job, { done, of, secondsLeft: timeLeft(done, of) });
        return changed === null ? 'nothing' : changed.isEnough ? 'enough' : 'all';
      },
      isWanted: async () => (await screenshotJobSetting.read())?.captureId === job.captureId,
    };
    return ok(await captureRegion(tab, job.region, run, begun));
  }
  const picture = await captureHiding(tab, sought);
  return picture.ok ? ok({ pictures: [picture.value], stopped: null }) : picture;
}

/** Stores a change of the job and resolves to the changed job; null if the person has cancelled it. */
function changeJob(
  { captureId }: ScreenshotJob,
  patch: Partial<ScreenshotJob>,
): Promise<ScreenshotJob | null> {
  return navigator.locks.request(jobLockName, async () => {
    const current = await screenshotJobSetting.read();
    if (current?.captureId !== captureId) return null;
    const changed = { ...current, ...patch, at: Date.now() };
    await keepJob(changed);
    return changed;
  });
}

async function keepJob(job: ScreenshotJob): Promise<void> {
  await Promise.all([screenshotJobSetting.write(job), showJob(job)]);
}

/** Puts the captured pictures into the draft while the page is being restored, once the job is `written`. */
async function attach(
  job: ScreenshotJob,
  filming: Promise<AppResult<CapturedTiles>>,
  written?: Promise<unknown>,
): Promise<Ended> {
  const [capture, tiles] = await Promise.all([getCapture(job.captureId), filming, written]);
  if (!tiles.ok) return { outcome: tiles };
  return { outcome: await keep(job, capture, tiles.value), released: tiles.value.released };
}

/** Stores the pictures in the draft, if the person may still change it. */
async function keep(
  job: ScreenshotJob,
  capture: Capture | null,
  { pictures, stopped }: CapturedTiles,
): Promise<AppResult<null>> {
  if (stopped === 'cancelled') return ok(null);
  if (stopped === 'unreadable') return err({ code: 'page-not-readable' });
  if (pictures.length === 0) {
    if (stopped === null || stopped === 'refused') return err({ code: 'screenshot-refused' });
    return err({ code: 'screenshot-stopped', reason: stopped, kept: false });
  }
  if (capture === null) return err({ code: 'capture-missing' });
  const page = { ...capture.page, ...job.page, capturedAt: Date.now() };
  const { allowedSites } = await readPreferences();
  const all = screenshotAttachments(pictures, page, job.mode, stopped);
  const taken = asAllowed(all, page.url, allowedSites);
  const added = taken.map(({ attachment }) => attachment);
  const after = await updateCapture(
    job.captureId,
    (row) => {
      if (own(row) === null) return null;
      const attachments = placeScreenshots(row.attachments, added, job.add, job.page);
      // The person chose what to capture, so the popup must not replace the draft's picture.
      return { ...row, touched: true, attachments };
    },
    blobsOf(taken),
    () => undefined,
  );
  return after?.attachments.some(({ id }) => id === added[0]?.id)
    ? ok(null)
    : err({ code: 'capture-missing' });
}

async function cleanUp(id: CaptureId): Promise<void> {
  await Promise.all([dropTiles(id), browser.alarms.clear(alarmName), showJob(null)]);
  void settleOutbox();
}
