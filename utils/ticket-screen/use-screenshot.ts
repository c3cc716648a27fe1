import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureId } from '../captures/capture.ts';
import type { AppError } from '../errors.ts';
import { type RequestData, request } from '../messages.ts';
import { type ScreenshotJob, screenshotJobSetting, screenshotProblemSetting } from '../settings.ts';

export interface Screenshot {
  /** The screenshot that is being taken of this capture; null where there is none. */
  job: ScreenshotJob | null;
  /** Why the last one came to nothing, also where no screen was open to hear it. */
  problem: AppError | null;
  /** Resolves once it is taken, or not. Of its going on `job` tells, of its failing `problem`. */
  take(wanted: RequestData<'takeScreenshot'>): Promise<void>;
  cancel(): void;
  /** The person has gone on to something else. */
  forgetProblem(): void;
}

/**
 * What is over sooner needs no progress shown: within a second nobody's train of thought is broken (Nielsen, Usability
 * Engineering, 5.5). In Firefox drawing it would hold up the background, which has the same thread.
 */
const progressAfterMs = 500;

/**
 * The screenshot under way, which the background takes: this screen only watches, and may close. `makeRoom` is called when
 * one that was begun here needs the page: then the person does, too. `reread` has the capture read anew: one that is over is
 * shown so together with its picture.
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
      // Its worker may have been stopped: asking brings it back.
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
    // A worker that was stopped cannot answer, and leaves its job behind for the next one.
    const isCutOff = taken.error.code === 'unexpected' && (await screenshotJobSetting.read()) !== null;
    const ended = isCutOff ? await request('awaitScreenshot', { id: wanted.id }) : taken;
    if (!ended.ok) setProblem(ended.error);
  }, []);

  const cancel = useCallback(() => void request('cancelScreenshot', {}), []);
  const forgetProblem = useCallback(() => {
    setProblem(null);
    void screenshotProblemSetting.remove();
  }, []);
  return { job, problem, take, cancel, forgetProblem };
}
