import { useCallback, useState } from 'preact/hooks';
import type { AppError, AppResult } from '../errors.ts';

export interface Outcome {
  /** Why the person's last action failed. Null if it did not. */
  problem: AppError | null;
  setProblem(problem: AppError | null): void;
  /** Takes the outcome of an action. After a success, a failed screenshot is no longer reported either. */
  settle(outcome: AppResult<unknown>): void;
}

/** Remembers the outcome of what the person did last. */
export function useOutcome(forgetScreenshotProblem: () => void): Outcome {
  const [problem, setProblem] = useState<AppError | null>(null);
  const settle = useCallback(
    (outcome: AppResult<unknown>) => {
      setProblem(outcome.ok ? null : outcome.error);
      if (outcome.ok) forgetScreenshotProblem();
    },
    [forgetScreenshotProblem],
  );
  return { problem, setProblem, settle };
}
