import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CaptureId, ScreenshotMode } from '../../utils/captures/capture.ts';
import type { AppError } from '../../utils/errors.ts';
import { request } from '../../utils/messages.ts';
import { type ScreenshotJob, screenshotJobSetting, screenshotProblemSetting } from '../../utils/settings.ts';

export interface Screenshot {
  /** The screenshot that is being taken of this capture; null where there is none. */
  job: ScreenshotJob | null;
  /** Why the last one came to nothing, also where no screen was open to hear it. */
  problem: AppError | null;
  /** Resolves once it is taken, or not. Of its going on `job` tells, of its failing `problem`. */
  take(tabId: number, id: CaptureId, mode: ScreenshotMode, add: boolean): Promise<void>;
  cancel(): void;
  /** The person has gone on to something else. */
  forgetProblem(): void;
}

/** The screenshot under way, which the background takes: this screen only watches, and may close. */
export function useScreenshot(captureId: CaptureId | null): Screenshot {
  const [job, setJob] = useState<ScreenshotJob | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);

  useEffect(() => {
    let watching = true;
    const show = (found: ScreenshotJob | null) => {
      if (watching) setJob(found?.captureId === captureId ? found : null);
    };
    const showProblem = (found: { captureId: CaptureId; error: AppError } | null) => {
      if (watching) setProblem(found?.captureId === captureId ? found.error : null);
    };
    const stops = [screenshotJobSetting.watch(show), screenshotProblemSetting.watch(showProblem)];
    void screenshotProblemSetting.read().then(showProblem);
    void screenshotJobSetting.read().then((found) => {
      show(found);
      // Its worker may have been stopped: asking brings it back.
      if (found !== null && found.captureId === captureId) void request('awaitScreenshot', { id: captureId });
    });
    return () => {
      watching = false;
      for (const stop of stops) stop();
    };
  }, [captureId]);

  const take = useCallback(async (tabId: number, id: CaptureId, mode: ScreenshotMode, add: boolean) => {
    setProblem(null);
    const taken = await request('takeScreenshot', { tabId, id, mode, delaySeconds: 0, add });
    if (taken.ok) return;
    // A worker that was stopped cannot answer, and leaves its job behind for the next one.
    const isCutOff = taken.error.code === 'unexpected' && (await screenshotJobSetting.read()) !== null;
    const ended = isCutOff ? await request('awaitScreenshot', { id }) : taken;
    if (!ended.ok) setProblem(ended.error);
  }, []);

  const cancel = useCallback(() => void request('cancelScreenshot', {}), []);
  const forgetProblem = useCallback(() => {
    setProblem(null);
    void screenshotProblemSetting.remove();
  }, []);
  return { job, problem, take, cancel, forgetProblem };
}
