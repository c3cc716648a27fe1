import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureId } from '../captures/capture.ts';
import { discard } from '../captures/ticket-list.ts';

const undoableForMs = 10_000;

export interface Discarding {
  /** Captures that are hidden. They can be restored until they are deleted. */
  discarded: ReadonlySet<CaptureId>;
  start(id: CaptureId): void;
  undo(id: CaptureId): void;
}

/**
 * Discards captures, with an undo: a capture is deleted only after ten seconds, or when the page is left. Nothing is
 * written until then, so that the capture survives whatever happens to the page or the browser. `refused` is called for
 * a capture that stays, because its delivery has started meanwhile.
 */
export function useDiscard(refused: (id: CaptureId) => void): Discarding {
  const [discarded, setDiscarded] = useState<ReadonlySet<CaptureId>>(new Set());
  const timers = useRef(new Map<CaptureId, ReturnType<typeof setTimeout>>());

  const undo = useCallback((id: CaptureId) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setDiscarded((before) => new Set([...before].filter((one) => one !== id)));
  }, []);

  // A deleted capture stays hidden, because the list may show it until the list is read again.
  const finish = useCallback(
    async (id: CaptureId) => {
      clearTimeout(timers.current.get(id));
      timers.current.delete(id);
      const gone = await discard(id).catch(() => false);
      if (gone) return;
      undo(id);
      refused(id);
    },
    [undo, refused],
  );

  const start = useCallback(
    (id: CaptureId) => {
      timers.current.set(
        id,
        setTimeout(() => void finish(id), undoableForMs),
      );
      setDiscarded((before) => new Set([...before, id]));
    },
    [finish],
  );

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') for (const id of timers.current.keys()) void finish(id);
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [finish]);

  return { discarded, start, undo };
}
