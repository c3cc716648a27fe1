import { burnIn, withBurntIn } from './burn-in.ts';
import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { advance, type CaptureEvent, isAnnotated, isQueueable } from './machine.ts';
import { updateCapture, updateRow } from './store.ts';
import { withoutRemovedNames } from './without-removed.ts';

/**
 * Puts a capture in the outbox, bound to a helpdesk. Resolves when the change is on disk: only then may the person be
 * told. `form` is the form as the person sees it on pressing Create. The same transaction stores it and replaces
 * annotated images by burnt-in ones. Null if the capture cannot be sent (any more). Throws if an image cannot be burnt
 * in.
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
    // If the person drew something in the meantime, `replace` writes nothing and the loop burns it in as well.
    after = await updateCapture(id, replace, burnt.images);
  }
  return after?.stage.name === 'queued' ? after : null;
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
