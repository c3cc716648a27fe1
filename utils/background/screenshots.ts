import { browser } from '../browser.ts';
import { own } from '../captures/attachments.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import { announceChange } from '../captures/changes.ts';
import { placeScreenshots } from '../captures/place-screenshots.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { isSameAddress } from '../captures/same-address.ts';
import { getCapture, updateCapture } from '../captures/store.ts';
import { dropTiles } from '../captures/tiles.ts';
import type { AppResult } from '../errors.ts';
import type { RequestData } from '../messages.ts';
import { maskPage } from '../privacy/maskers.ts';
import { err, ok } from '../result.ts';
import type { CapturedTiles } from '../screenshot/capture-tiles.ts';
import { captureHiding } from '../screenshot/hidden-picture.ts';
import { cutTitle } from '../screenshot/page-facts.ts';
import {
  assembleKept,
  type Begun,
  beginRegion,
  captureRegion,
  type ScreenshotRun,
} from '../screenshot/region.ts';
import { asAllowed, blobsOf, screenshotAttachments } from '../screenshot/screenshot-attachments.ts';
import {
  readPreferences,
  type ScreenshotJob,
  screenshotJobSetting,
  screenshotProblemSetting,
} from '../settings.ts';
import { showJob } from './badge.ts';
import { bringFormBack } from './bring-form-back.ts';
import { endInPage, gaveWay, isReady, untilReady } from './make-room.ts';
import { settleOutbox } from './outbox.ts';

/** One screenshot at a time: they share the window, and the browser's quota. The lock goes with the worker that held it. */
const lockName = 'screenshot';
/** Whoever reads the job and writes it again holds this one, so that what is cancelled stays cancelled. */
const jobLockName = 'screenshot-job';
/** Brings the worker back should it be stopped in the middle. The browser wakes it no sooner. */
const alarmName = 'screenshot';
const wakeEveryMinutes = 0.5;
/** After that long a page is no longer taken hold of again: whoever sits before it is doing something else. */
const goesOnWithinMs = 60_000;

/**
 * Takes a screenshot for a draft. Errors: `capture-missing`, `page-not-readable`,
 * `screenshot-refused`, `screenshot-stopped`, `tab-changed`.
 */
export async function takeScreenshot(wanted: RequestData<'takeScreenshot'>): Promise<AppResult<null>> {
  const [running, preferences] = await Promise.all([screenshotJobSetting.read(), readPreferences()]);
  const toHide = wordsToHide(preferences);
  // What is being picked in another window would keep this one waiting.
  if (running !== null) await endInPage(running);
  return navigator.locks.request(lockName, async () => {
    const isAtOnce = wanted.mode === 'full-page' && wanted.delaySeconds === 0;
    // The page answers while the rest is looked up.
    const held = isAtOnce ? beginRegion(wanted.tabId, null, { id: wanted.id, toHide }) : undefined;
    return run(await jobOf(wanted, toHide), toHide, { held });
  });
}

async function jobOf(
  wanted: RequestData<'takeScreenshot'>,
  toHide: ScreenshotRun['toHide'],
): Promise<ScreenshotJob> {
  const [{ windowId, url = '', title: wholeTitle = '' }, capture] = await Promise.all([
    browser.tabs.get(wanted.tabId),
    getCapture(wanted.id),
  ]);
  const title = cutTitle(wholeTitle);
  const isElsewhere = url !== '' && !isSameAddress(capture?.page.url ?? '', url);
  const shown = toHide === null ? { url, title } : maskPage({ url, title }, toHide);
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
    until: wanted.delaySeconds === 0 ? null : Date.now() + wanted.delaySeconds * 1000,
    region: null,
    at: Date.now(),
  };
}

/** Answers when the screenshot that is being taken of a capture has ended, also one whose worker was stopped. */
export function awaitScreenshot({ id }: { id: CaptureId }): Promise<AppResult<null>> {
  return navigator.locks.request(lockName, async () => {
    const job = await screenshotJobSetting.read();
    return job?.captureId === id ? goOn(job) : ok(null);
  });
}

/** Takes the word from whoever is at it: what runs notices at its next step; what was interrupted ends here. */
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

/** Goes on with what a stopped worker left behind. */
export async function reviveScreenshot(): Promise<void> {
  if ((await screenshotJobSetting.read()) === null) return;
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    const job = lock === null ? null : await screenshotJobSetting.read();
    if (job !== null) await goOn(job);
  });
}

async function run(
  job: ScreenshotJob,
  toHide: ScreenshotRun['toHide'],
  begun: Begun = {},
): Promise<AppResult<null>> {
  return untilEnded(job, async () => {
    const written = Promise.all([keepJob(job), screenshotProblemSetting.remove()]);
    browser.alarms.create(alarmName, { periodInMinutes: wakeEveryMinutes });
    // The browser takes calls in their order: it is written down before anything is pictured.
    if (isReady(job)) return attach(job, shoot(job, toHide, begun), written);
    await written;
    if ((await getCapture(job.captureId)) === null) return { outcome: err({ code: 'capture-missing' }) };
    const ready = await untilReady(job, (patch) => changeJob(job, patch));
    if (!ready.ok) return { outcome: ready };
    return ready.value === null
      ? { outcome: ok(null) }
      : attach(ready.value, shoot(ready.value, toHide, begun));
  });
}

async function goOn(job: ScreenshotJob): Promise<AppResult<null>> {
  const isAgain = Date.now() - job.at < goesOnWithinMs && job.done > 0;
  if (job.phase !== 'capturing' || isAgain) {
    return run(job, wordsToHide(await readPreferences()), { goesOn: job.phase === 'capturing' });
  }
  return untilEnded(job, () => attach(job, assembleKept(job.region, job.captureId).then(ok)));
}

interface Ended {
  outcome: AppResult<null>;
  released?: CapturedTiles['released'];
}

/** Does the work of a job and clears up after it. What went wrong is kept for whoever asks later. */
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
    // Gone where the person cancelled it, which they do in the form.
    const [last] = await Promise.all([screenshotJobSetting.read(), screenshotJobSetting.remove()]);
    // The form reads the picture when the job is over, and draws both at once; other screens are told now.
    announceChange(captureId);
    // The next one waits for the page to be given back; whoever looks at the picture does not.
    await Promise.all([cleanUp(captureId), ended?.released]);
    if (last !== null && gaveWay(last)) await bringFormBack(last);
  }
}

async function shoot(
  job: ScreenshotJob,
  toHide: ScreenshotRun['toHide'],
  begun: Begun = {},
): Promise<AppResult<CapturedTiles>> {
  const tab = { id: job.tabId, windowId: job.windowId };
  if (job.mode !== 'visible') {
    const run: ScreenshotRun = {
      id: job.captureId,
      toHide,
      progress: async (done, of) => (await changeJob(job, { done, of })) !== null,
      isWanted: async () => (await screenshotJobSetting.read())?.captureId === job.captureId,
    };
    return ok(await captureRegion(tab, job.region, run, begun));
  }
  const picture = await captureHiding(tab, toHide);
  return picture.ok ? ok({ pictures: [picture.value], stopped: null }) : picture;
}

/** Null once the person has cancelled it. */
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

/** Puts what is being pictured into the draft while the page is given back, once the job is `written`. */
async function attach(
  job: ScreenshotJob,
  filming: Promise<AppResult<CapturedTiles>>,
  written?: Promise<unknown>,
): Promise<Ended> {
  const [capture, tiles] = await Promise.all([getCapture(job.captureId), filming, written]);
  if (!tiles.ok) return { outcome: tiles };
  return { outcome: await keep(job, capture, tiles.value), released: tiles.value.released };
}

/** Only what is still the person's takes it. */
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
      // Somebody chose what to picture: the popup must not picture something else in its place.
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
