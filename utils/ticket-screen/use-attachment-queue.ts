import { useCallback, useRef, useState } from 'preact/hooks';
import type { CaptureId } from '../captures/capture.ts';
import { type AppResult, unexpected } from '../errors.ts';
import { err } from '../result.ts';

/** Changes a capture's attachments. Null: there is no outcome to report. */
type Work = (id: CaptureId) => Promise<AppResult<unknown> | null>;

interface AttachmentQueue {
  /** Does something after all that was asked for before. */
  run(work: Work): Promise<void>;
  /** The same; meanwhile `isAdding` is true. */
  runAdding(work: Work): Promise<void>;
  isAdding: boolean;
  /** Resolves once all changes so far are on disk. */
  settled(): Promise<void>;
}

/** Changes a capture's attachments one after the other, and passes each outcome to `settle`. */
export function useAttachmentQueue(
  id: CaptureId | null,
  settle: (outcome: AppResult<unknown>) => void,
): AttachmentQueue {
  const running = useRef<Promise<void>>(Promise.resolve());
  const [isAdding, setAdding] = useState(false);

  const run = useCallback(
    (work: Work): Promise<void> => {
      if (id === null) return Promise.resolve();
      const after = running.current
        .then(() => work(id))
        .catch((thrown: unknown) =>
          err(thrown instanceof DOMException ? { code: 'storage-failed' as const } : unexpected(thrown)),
        )
        .then((outcome) => void (outcome && settle(outcome)));
      running.current = after;
      return after;
    },
    [id, settle],
  );
  const runAdding = useCallback(
    async (work: Work) => {
      setAdding(true);
      await run(work);
      setAdding(false);
    },
    [run],
  );
  return { run, runAdding, isAdding, settled: () => running.current };
}
