import type { StopReason } from '../errors.ts';
import type { Capture } from './capture.ts';

/** Why one of a capture's screenshots does not show everything; null if all do. */
export function stopReasonOf({ attachments }: Pick<Capture, 'attachments'>): StopReason | null {
  return attachments.find(({ stopped }) => stopped !== undefined)?.stopped ?? null;
}
