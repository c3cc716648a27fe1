import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { advance, type CaptureEvent } from './machine.ts';
import { updateRow } from './store.ts';

/**
 * Puts a capture in the outbox, bound to the helpdesk it is meant for. Resolves once that is on disk: only then may the
 * person be told. `form` is what the person sees as they press Create: it goes in with the same transaction. Null where
 * the capture cannot be sent (any more).
 */
export async function queueCapture(
  id: CaptureId,
  helpdesk: string,
  form?: TicketForm,
): Promise<Capture | null> {
  const after = await updateRow(id, (row) => {
    const queued = advance(row, { type: 'queue', at: Date.now(), helpdesk });
    return queued === row ? null : { ...queued, form: form ?? queued.form };
  });
  return after?.stage.name === 'queued' ? after : null;
}

/** Writes an event down. Returns the row as it then stands, or null where there is none. */
export function record(id: CaptureId, event: CaptureEvent): Promise<Capture | null> {
  return updateRow(id, (row) => {
    const after = advance(row, event);
    return after === row ? null : after;
  });
}

/** Makes a capture that is not being sent the person's own again. One that needs them keeps its reason for the form. */
export function takeBack(id: CaptureId): Promise<Capture | null> {
  return updateRow(id, (row) => {
    const after = row.stage.name === 'blocked' ? row : advance(row, { type: 'edit' });
    return after === row ? null : after;
  });
}
