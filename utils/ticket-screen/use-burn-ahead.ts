import { useEffect, useMemo } from 'preact/hooks';
import type { Capture } from '../captures/capture.ts';
import { originOf } from '../captures/origin-of.ts';
import { isAnnotated, isEditable } from '../captures/stages.ts';
import { request } from '../messages.ts';

/** The person may still be drawing if the annotations changed within this time. */
const settledAfterMs = 150;

/** Has the background burn in the annotations of a draft once they rest, so that Create need not wait for it. */
export function useBurnAhead(capture: Capture | null): void {
  const id = capture !== null && isEditable(capture) && isAnnotated(capture) ? capture.id : null;
  const attachments = capture?.attachments;
  const origins = useMemo(() => (id === null ? '' : attachments?.map(originOf).join()), [id, attachments]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: changed annotations are burnt in anew
  useEffect(() => {
    if (id === null) return;
    const timer = setTimeout(() => void request('burnAhead', { id }), settledAfterMs);
    return () => clearTimeout(timer);
  }, [id, origins]);
}
