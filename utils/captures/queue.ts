import { burnIn, withBurntIn } from './burn-in.ts';
import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { advance, type CaptureEvent, isAnnotated, isQueueable } from './machine.ts';
import { updateCapture, updateRow } from './store.ts';
import { withoutRemovedNames } from './without-removed.ts';

/**
 * Puts a capture in the outbox, bound to the helpdesk it is meant for. Resolves once that is on disk: only then may the
 * person be told. `form` is what the person sees as they press Create: it goes in with the same transaction, and so do the
 * images with their annotations burnt in, in the place of those without. Null where the capture cannot be sent (any more);
 * throws where an image cannot be burnt in.
 */
export async function queueCapture(
  id: CaptureId,
  helpdesk: string,
  form?: TicketForm,
): Promise<Capture | null> {
  const queue = (row: Capture): Capture | null => {
    const queued = advance(row, { type: 'queue', at: Date.now(), helpdesk });
    if (queued === row) return null;
    const sent = { ...queued, form: form ?? queued.form };
    return { ...sent, attachments: withoutRemovedNames(sent) };
  };
  let after = await updateRow(id, queue);
  while (after !== null && isAnnotated(after) && isQueueable(after)) {
    const burnt = await burnIn(after);
    const replace = (row: Capture) => queue({ ...row, attachments: withBurntIn(row.attachments, burnt) });
    // What was drawn in the meantime is still to be burnt in: then nothing is written, and it goes once more.
    after = await updateCapture(id, replace, burnt.images);
  }
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
