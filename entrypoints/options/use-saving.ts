import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppResult } from '../../utils/errors.ts';

const savedShownForMs = 3000;

export interface Saving {
  /** Everything that was changed is kept; for a moment after it. */
  saved: boolean;
  /** Follows a change until it is kept. */
  save(change: Promise<AppResult<null>>): Promise<void>;
}

/** Whether the options are kept as they are shown: not while the latest change is under way, nor where it failed. */
export function useSaving(): Saving {
  const [saved, setSaved] = useState(false);
  const latest = useRef<Promise<unknown>>(undefined);
  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(false), savedShownForMs);
    return () => clearTimeout(timer);
  }, [saved]);
  const save = useCallback(async (change: Promise<AppResult<null>>) => {
    latest.current = change;
    setSaved(false);
    const { ok } = await change;
    // The background keeps them in the order in which they came.
    if (latest.current === change) setSaved(ok);
  }, []);
  return { saved, save };
}
