import type { Phase } from '../../components/ticket/ticket-props.ts';
import type { Capture, Receipt } from '../captures/capture.ts';
import { isEditable } from '../captures/stages.ts';

/** Returns the phase that a screen shows. `receipt` and `sending` are known before the row's stage says so. */
export function phaseOf(
  stage: Capture['stage'] | undefined,
  receipt: Receipt | null,
  sending: boolean,
): Phase {
  if (stage?.name === 'sent') return { name: 'sent', receipt: stage.receipt };
  if (receipt !== null) return { name: 'sent', receipt };
  if (sending) return { name: 'sending' };
  if (stage?.name === 'waiting') return { name: 'parked', error: stage.error, retryAt: stage.retryAt };
  return stage !== undefined && !isEditable({ stage }) ? { name: 'sending' } : { name: 'editing' };
}
