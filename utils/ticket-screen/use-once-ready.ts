import { useCallback, useEffect, useRef } from 'preact/hooks';

/**
 * Returns a function that runs `act` now, or as soon as `isReady` is true: an early press is neither lost nor handled
 * too early.
 */
export function useOnceReady(isReady: boolean, act: () => Promise<void>): () => Promise<void> {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isReady || !isWanted.current) return;
    isWanted.current = false;
    void act();
  }, [isReady, act]);
  return useCallback(async () => {
    if (isReady) return act();
    isWanted.current = true;
  }, [isReady, act]);
}
