import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screen-props.ts';
import type { AppResult } from '../errors.ts';

const savedShownForMs = 3000;

export interface Saving {
  saved: OptionsScreenProps['saved'];
  /** Follows a change until it is kept. */
  save(change: Promise<AppResult<null>>): Promise<void>;
}

/** Whether the options are kept as they are shown: not while the latest change is under way, nor where it failed. */
export function useSaving(): Saving {
  const [saved, setSaved] = useState<Saving['saved']>(null);
  const latest = useRef<Promise<unknown>>(undefined);
  useEffect(() => {
    if (saved !== 'kept') return;
    const timer = setTimeout(() => setSaved(null), savedShownForMs);
    return () => clearTimeout(timer);
  }, [saved]);
  const save = useCallback(async (change: Promise<AppResult<null>>) => {
    latest.current = change;
    setSaved(null);
    const { ok } = await change;
    // The background keeps them in the order in which they came.
    if (latest.current === change) setSaved(ok ? 'kept' : 'failed');
  }, []);
  return { saved, save };
}
