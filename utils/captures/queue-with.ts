import { type BurntIn, withBurntIn } from './burnt-in.ts';
import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { advance, isAnnotated, isQueueable } from './machine.ts';
import { updateCapture, updateRow } from './store.ts';
import { withoutRemovedNames } from './without-removed.ts';

/**
 * Puts a capture in the outbox, bound to a helpdesk. Resolves when the change is on disk: only then may the person be
 * told. `form` is the form as the person sees it on pressing Create. The same transaction stores it and replaces
 * annotated images by burnt-in ones. Null if the capture cannot be sent (any more). Throws if an image cannot be burnt
 * in.
 */
export async function queueWith(
  burn: (capture: Capture) => Promise<BurntIn>,
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
    const burnt = await burn(after);
    const replace = (row: Capture) => queue({ ...row, attachments: withBurntIn(row.attachments, burnt) });
    // If the person drew something in the meantime, `replace` writes nothing and the loop burns it in as well.
    after = await updateCapture(id, replace, burnt.images);
  }
  return after?.stage.name === 'queued' ? after : null;
}
