import type { BurntIn } from '../captures/burnt-in.ts';
import type { Capture } from '../captures/capture.ts';

/** Calls `burnIn`. Loads its code at the first call, because only an annotated picture needs it. */
export async function burnInLater(capture: Pick<Capture, 'attachments'>): Promise<BurntIn> {
  const { burnIn } = await import('../captures/burn-in.ts');
  return burnIn(capture);
}
