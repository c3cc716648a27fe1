import type { Capture } from './capture.ts';

/** Whether Try again may help: the ticket is kept back, and no other helpdesk than its own is connected. */
export function mayTryAgain({ stage }: Pick<Capture, 'stage'>): boolean {
  if (stage.name === 'waiting') return true;
  return stage.name === 'blocked' && stage.error.code !== 'other-helpdesk';
}
