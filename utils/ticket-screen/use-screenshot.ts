import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureId } from '../captures/capture.ts';
import type { AppError } from '../errors.ts';
import { request } from '../messages.ts';
import type { RequestData } from '../request-schemas.ts';
import {
  type ScreenshotJob,
  screenshotJobSetting,
  screenshotProblemSetting,
} from '../screenshot/screenshot-job.ts';

export interface Screenshot {
  /** The screenshot being taken of this capture; null if none is. */
  job: ScreenshotJob | null;
  /** Why the last screenshot failed, even if no screen was open at that time. Null if it did not. */
  problem: AppError | null;
  /** Resolves when the screenshot is done or failed; see `job` and `problem`. */
  take(wanted: RequestData<'takeScreenshot'>): Promise<void>;
  cancel(): void;
  /** Ends the screenshot early. The draft keeps the part that is captured so far. */
  endEarly(): void;
  /** Clears the problem, because the person has gone on to something else. */
  forgetProblem(): void;
}

/**
 * A screenshot that is over sooner shows no progress: within a second nobody's train of thought is broken (Nielsen,
 * Usability Engineering, 5.5). In Firefox, rendering the progress would hold up the background, which runs in the same
 * thread.
 */
const progressAfterMs = 500;

/**
 * Watches the screenshot that the background takes; the screen may close meanwhile. `makeRoom` is called if a
 * screenshot that was started here needs the person to act in the page. `reread` reads the capture again, so that the
 * end of a screenshot and its picture are shown together.
 */
export function useScreenshot(
  captureId: CaptureId | null,
  makeRoom: () => void,
  reread: () => Promise<void>,
): Screenshot {
  const [job, setJob] = useState<ScreenshotJob | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const isOurs = useRef(false);

  useEffect(() => {
    let watching = true;
    let late: ReturnType<typeof setTimeout> | undefined;
    let heard: ScreenshotJob | null = null;
    const show = async (found: ScreenshotJob | null) => {
      const ours = found?.captureId === captureId ? found : null;
      const isOver = heard !== null && ours === null;
      heard = ours;
      clearTimeout(late);
      if (isOver) await reread();
      if (!watching || heard !== ours) return;
      if (isOurs.current && ours?.phase === 'capturing' && ours.done === 0)
        late = setTimeout(setJob, progressAfterMs + ours.at - Date.now(), ours);
      else setJob(ours);
      if (isOurs.current && ours !== null && ours.phase !== 'capturing') makeRoom();
    };
    const showProblem = (found: { captureId: CaptureId; error: AppError } | null) => {
      if (watching) setProblem(found?.captureId === captureId ? found.error : null);
    };
    const stops = [
      screenshotJobSetting.watch((found) => void show(found)),
      screenshotProblemSetting.watch(showProblem),
    ];
    void screenshotProblemSetting.read().then(showProblem);
    void screenshotJobSetting.read().then((found) => {
      void show(found);
      // The worker of this job may have been stopped. The request makes the background go on with the job.
      if (found !== null && found.captureId === captureId) void request('awaitScreenshot', { id: captureId });
    });
    return () => {
      watching = false;
      clearTimeout(late);
      for (const stop of stops) stop();
    };
  }, [captureId, makeRoom, reread]);

  const take = useCallback(async (wanted: RequestData<'takeScreenshot'>) => {
    setProblem(null);
    isOurs.current = true;
    const taken = await request('takeScreenshot', wanted);
    isOurs.current = false;
    if (taken.ok) return;
    // A stopped worker cannot answer. It leaves its job behind for the next worker.
    const isCutOff = taken.error.code === 'unexpected' && (await screenshotJobSetting.read()) !== null;
    const ended = isCutOff ? await request('awaitScreenshot', { id: wanted.id }) : taken;
    if (!ended.ok) setProblem(ended.error);
  }, []);

  const cancel = useCallback(() => void request('cancelScreenshot', {}), []);
  const endEarly = useCallback(() => void request('endScreenshot', {}), []);
  const forgetProblem = useCallback(() => {
    setProblem(null);
    void screenshotProblemSetting.remove();
  }, []);
  return { job, problem, take, cancel, endEarly, forgetProblem };
}
