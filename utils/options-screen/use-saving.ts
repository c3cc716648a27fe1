import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screens/screen-props.ts';
import type { AppResult } from '../errors.ts';

/** The note that tells of a stored change stays for at least this time. */
const savedShownForMs = 3000;
/** The events of a person who goes on: the note has been seen. */
const nextActions = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;

export interface Saving {
  saved: OptionsScreenProps['saved'];
  /** Waits until a change is stored or fails, and sets `saved`. */
  save(change: Promise<AppResult<null>>): Promise<void>;
}

/**
 * Tells whether the latest change is stored. `saved` is null while a change is under way. The note of a stored change
 * stays until the person goes on, so that whoever looked away does not miss it.
 */
export function useSaving(): Saving {
  const [saved, setSaved] = useState<Saving['saved']>(null);
  const latest = useRef<Promise<unknown>>(undefined);
  useEffect(() => {
    if (saved !== 'kept') return;
    const goingOn = new AbortController();
    const waitForAction = () => {
      for (const action of nextActions)
        addEventListener(action, () => setSaved(null), {
          signal: goingOn.signal,
          passive: true,
          capture: true,
        });
    };
    const timer = setTimeout(waitForAction, savedShownForMs);
    return () => {
      clearTimeout(timer);
      goingOn.abort();
    };
  }, [saved]);
  const save = useCallback(async (change: Promise<AppResult<null>>) => {
    latest.current = change;
    setSaved(null);
    const { ok } = await change;
    // The background stores changes in the order of the requests. The note tells the outcome of the latest request.
    if (latest.current === change) setSaved(ok ? 'kept' : 'failed');
  }, []);
  return { saved, save };
}
