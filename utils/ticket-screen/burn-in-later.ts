import type { BurntIn } from '../captures/burnt-in.ts';
import type { Capture, CaptureId, TicketForm } from '../captures/capture.ts';
import { queueWith } from '../captures/queue-with.ts';

/** Like `burnIn`, whose code is loaded at the first call, because only an annotated picture needs it. */
export async function burnInLater(capture: Pick<Capture, 'attachments'>): Promise<BurntIn> {
  const { burnIn } = await import('../captures/burn-in.ts');
  return burnIn(capture);
}

/** Like `queueCapture`, for a screen. */
export function queueFromScreen(id: CaptureId, helpdesk: string, form: TicketForm): Promise<Capture | null> {
  return queueWith(burnInLater, id, helpdesk, form);
}
