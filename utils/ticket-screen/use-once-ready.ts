import { useCallback, useEffect, useRef } from 'preact/hooks';

/** Does something now, or as soon as what it needs is there: a press is not lost, and not answered too early. */
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
