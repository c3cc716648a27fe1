import type { Capture } from './capture.ts';
import { pageDetailsOf } from './page-details-of.ts';

/** Whether a capture has neither words nor attachments for an existing ticket. */
export function hasNothingToAdd(capture: Capture): boolean {
  const { form, attachments } = capture;
  const kept = pageDetailsOf(capture).filter(({ kind }) => !form.withoutDetails.includes(kind));
  return form.message.trim() === '' && attachments.length === 0 && kept.length === 0;
}
