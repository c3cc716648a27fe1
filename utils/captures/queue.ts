import { burnIn } from './burn-in.ts';
import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { advance, type CaptureEvent } from './machine.ts';
import { queueWith } from './queue-with.ts';
import { updateRow } from './store.ts';

/** Puts a capture in the outbox as `queueWith` does, in a place that burns in itself. */
export function queueCapture(id: CaptureId, helpdesk: string, form?: TicketForm): Promise<Capture | null> {
  return queueWith(burnIn, id, helpdesk, form);
}

/** Applies an event to the stored capture. Returns the row after the call, or null if there is none. */
export function record(id: CaptureId, event: CaptureEvent): Promise<Capture | null> {
  return updateRow(id, (row) => {
    const after = advance(row, event);
    return after === row ? null : after;
  });
}

/**
 * Makes a capture that is not being sent a draft again. A blocked capture stays blocked, so that the form shows its
 * reason.
 */
export function takeBack(id: CaptureId): Promise<Capture | null> {
  return updateRow(id, (row) => {
    const after = row.stage.name === 'blocked' ? row : advance(row, { type: 'edit' });
    return after === row ? null : after;
  });
}
