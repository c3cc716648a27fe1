import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CaptureId, ScreenshotMode } from '../../utils/captures/capture.ts';
import type { AppError } from '../../utils/errors.ts';
import { request } from '../../utils/messages.ts';
import { type ScreenshotJob, screenshotJobSetting } from '../../utils/settings.ts';

export interface Screenshot {
  /** The screenshot that is being taken of this capture; null where there is none. */
  job: ScreenshotJob | null;
  /** Resolves to what went wrong, or null, once it is taken. Of its going on, `job` tells. */
  take(tabId: number, id: CaptureId, mode: ScreenshotMode): Promise<AppError | null>;
  cancel(): void;
}

/** The screenshot under way, which the background takes: this screen only watches, and may close. */
export function useScreenshot(captureId: CaptureId | null): Screenshot {
  const [job, setJob] = useState<ScreenshotJob | null>(null);

  useEffect(() => {
    let watching = true;
    const show = (found: ScreenshotJob | null) => {
      if (watching) setJob(found?.captureId === captureId ? found : null);
    };
    const stop = screenshotJobSetting.watch(show);
    void screenshotJobSetting.read().then((found) => {
      show(found);
      // Its worker may have been stopped: asking brings it back.
      if (found !== null && found.captureId === captureId) void request('awaitScreenshot', { id: captureId });
    });
    return () => {
      watching = false;
      stop();
    };
  }, [captureId]);

  const take = useCallback(async (tabId: number, id: CaptureId, mode: ScreenshotMode) => {
    const taken = await request('takeScreenshot', { tabId, id, mode, delaySeconds: 0, add: false });
    if (taken.ok) return null;
    // A worker that was stopped cannot answer, and leaves its job behind for the next one.
    if (taken.error.code !== 'unexpected' || (await screenshotJobSetting.read()) === null) return taken.error;
    const ended = await request('awaitScreenshot', { id });
    return ended.ok ? null : ended.error;
  }, []);

  const cancel = useCallback(() => void request('cancelScreenshot', {}), []);
  return { job, take, cancel };
}
