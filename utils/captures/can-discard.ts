import type { Capture } from './capture.ts';

/**
 * Whether the outbox has no part in it at this moment and the helpdesk cannot have made a ticket of it: only then is it
 * the person's to change or to discard.
 */
export function canDiscard({ stage, delivery }: Pick<Capture, 'stage' | 'delivery'>): boolean {
  const isUnderWay = stage.name === 'uploading' || stage.name === 'creating' || stage.name === 'sent';
  return !isUnderWay && delivery.createInDoubt === null;
}
