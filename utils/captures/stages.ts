import type { AppError } from '../errors.ts';
import type { Receipt, Stage } from './capture.ts';

/** What can happen to a capture, from the outside (`queue`, `edit`) and along its delivery. Times are epoch milliseconds. */
export type StageEvent =
  | { type: 'queue'; at: number }
  | { type: 'upload'; at: number }
  | { type: 'create'; at: number }
  | { type: 'block'; at: number; error: AppError }
  | { type: 'receive'; receipt: Receipt }
  | { type: 'edit' };

/**
 * The next stage, or null where the event does not apply. Total: every event is answered in every stage, and a sent
 * capture stays sent.
 */
export function nextStage(stage: Stage, event: StageEvent): Stage | null {
  switch (event.type) {
    case 'queue':
      return stage.name === 'draft' || stage.name === 'blocked' ? { name: 'queued', at: event.at } : null;
    case 'upload':
      return stage.name === 'queued' || stage.name === 'uploading'
        ? { name: 'uploading', at: event.at }
        : null;
    case 'create':
      return stage.name === 'queued' || stage.name === 'uploading'
        ? { name: 'creating', at: event.at }
        : null;
    case 'block':
      return stage.name === 'sent' || stage.name === 'draft'
        ? null
        : { name: 'blocked', at: event.at, error: event.error };
    case 'receive':
      return stage.name === 'creating' ? { name: 'sent', receipt: event.receipt } : null;
    case 'edit':
      return stage.name === 'blocked' ? { name: 'draft' } : null;
  }
}
