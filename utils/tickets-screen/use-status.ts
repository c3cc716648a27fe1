import { useCallback, useEffect, useState } from 'preact/hooks';
import { type AppError, unexpected } from '../errors.ts';
import { takeProblem } from '../last-made.ts';
import { problemOf } from '../problems/problem-of.ts';

export interface Status {
  /** What was done. `problem` is what could not be done; null if nothing failed. */
  status: string;
  problem: string | null;
  /** Replaces both. */
  say(words: { status?: string; problem?: string }): void;
  fail(error: AppError): void;
  /** Reports a thrown value. */
  failThrown(thrown: unknown): void;
}

/** The line of the tickets page that says what happened. It begins with a problem that no other screen has shown. */
export function useStatus(): Status {
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const say = useCallback((words: { status?: string; problem?: string }) => {
    setStatus(words.status ?? '');
    setProblem(words.problem ?? null);
  }, []);
  const fail = useCallback((error: AppError) => say({ problem: problemOf(error).sentence }), [say]);
  const failThrown = useCallback(
    (thrown: unknown) =>
      fail(thrown instanceof DOMException ? { code: 'storage-failed' } : unexpected(thrown)),
    [fail],
  );
  useEffect(() => {
    void takeProblem().then((error) => {
      if (error !== null) fail(error);
    });
  }, [fail]);
  return { status, problem, say, fail, failThrown };
}
