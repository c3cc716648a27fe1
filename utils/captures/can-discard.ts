import type { Capture } from './capture.ts';

/**
 * Whether the person may change or discard a capture: it is not being sent, and the helpdesk cannot have made a ticket
 * of it.
 */
export function canDiscard({ stage, delivery }: Pick<Capture, 'stage' | 'delivery'>): boolean {
  const isUnderWay = stage.name === 'uploading' || stage.name === 'creating' || stage.name === 'sent';
  return !isUnderWay && delivery.createInDoubt === null;
}
