import { burnIn } from '../captures/burn-in.ts';
import { type BurntIn, withBurntIn } from '../captures/burnt-in.ts';
import type { Capture, CaptureId, TicketForm } from '../captures/capture.ts';
import type { CaptureChange } from '../captures/capture-change.ts';
import { withChange } from '../captures/change-capture.ts';
import { targetAt } from '../captures/existing-ticket.ts';
import { advance } from '../captures/machine.ts';
import { isAnnotated, isEditable, isQueueable, uncheckedProblem } from '../captures/stages.ts';
import { getCapture, updateCapture, updateRow } from '../captures/store.ts';
import { newUpdate } from '../captures/ticket-update.ts';
import { changedValues } from '../captures/ticket-values.ts';
import { deleteUpdate, putUpdate } from '../captures/update-store.ts';
import { withoutRemovedNames } from '../captures/without-removed.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';

/** What a screen knows on Create that the row may not have. */
export interface LastWord {
  /** What may not be stored yet; null if everything is. */
  change: CaptureChange | null;
  /** The keys of the further fields that the screen shows: the ticket gets no others. Null keeps all. */
  fields: string[] | null;
}

const nothingToAdd: LastWord = { change: null, fields: null };

/**
 * Puts a capture in the outbox, bound to a helpdesk (base URL), with the last change. One transaction replaces
 * annotated images by burnt-in ones and queues the capture. Resolves when it is on disk: only then may the person be
 * told. A capture that is on its way or sent stays as it is, so that pressing Create twice makes one ticket. Errors:
 * `capture-missing`, `unchecked`, and `not-burnt-in` if an image cannot be painted. After an error the capture is a
 * draft or blocked as before, with the last change. Rejects if the browser refuses to write.
 */
export async function enqueue(
  id: CaptureId,
  helpdesk: string,
  { change, fields }: LastWord = nothingToAdd,
): Promise<AppResult<Capture>> {
  const changed = (row: Capture) => (change === null ? row : withChange(row, change));
  const queue = (row: Capture): Capture => {
    const queued = advance(row, { type: 'queue', at: Date.now(), helpdesk });
    if (queued === row) return row;
    const sent = { ...queued, form: onlyFields(queued.form, fields) };
    return { ...sent, attachments: withoutRemovedNames(sent) };
  };

  await noteUpdate(id, helpdesk, changed);
  let after = await updateRow(id, (row) => queue(changed(row)));
  while (after !== null && isAnnotated(after) && isQueueable(after)) {
    const burnt: BurntIn | null = await burnIn(after).catch(() => null);
    if (burnt === null) return err({ code: 'not-burnt-in' });
    // If the person drew something in the meantime, nothing is queued and the loop burns it in as well.
    after = await updateCapture(
      id,
      (row) => {
        const painted = { ...row, attachments: withBurntIn(row.attachments, burnt) };
        const queued = queue(painted);
        return queued === painted ? null : queued;
      },
      burnt.images,
    );
  }
  if (after === null) return err({ code: 'capture-missing' });
  // Without annotations, only an unchecked picture keeps a capture out of the outbox.
  return isEditable(after) ? err(uncheckedProblem(after)) : ok(after);
}

/**
 * Stores the new values for the existing ticket that the capture is added to, or deletes them if there are none. Comes
 * before the capture is queued, so that a worker that is stopped in between loses nothing.
 */
async function noteUpdate(
  id: CaptureId,
  helpdesk: string,
  changed: (row: Capture) => Capture,
): Promise<void> {
  const row = await getCapture(id);
  if (row === null || !isQueueable(row)) return;
  const target = targetAt(changed(row).form, helpdesk);
  const { was, to } = target?.update ?? { was: {}, to: {} };
  const values = changedValues(was, to);
  if (target === null || Object.keys(values).length === 0) return deleteUpdate(id);
  const { id: ticketId, ref, subject } = target;
  await putUpdate(
    newUpdate({ id, afterMessage: true, helpdesk, ticket: { id: ticketId, ref, subject }, was, to: values }),
  );
}

/**
 * Returns the form with these further fields only. The draft keeps the values of another department's fields, but the
 * ticket does not get them.
 */
function onlyFields(form: TicketForm, keys: LastWord['fields']): TicketForm {
  if (keys === null) return form;
  const kept = Object.entries(form.fields).filter(([key]) => keys.includes(key));
  return { ...form, fields: Object.fromEntries(kept) };
}
