import { type Burner, createBurner } from '../captures/burn-in.ts';
import { type BurntIn, withBurntIn } from '../captures/burnt-in.ts';
import type { AttachmentId, Capture, CaptureId, TicketForm } from '../captures/capture.ts';
import type { CaptureChange } from '../captures/capture-change.ts';
import { withChange } from '../captures/change-capture.ts';
import { targetAt } from '../captures/existing-ticket.ts';
import { justStored } from '../captures/just-stored.ts';
import { advance, nextStep } from '../captures/machine.ts';
import { isAnnotated, isEditable, isQueueable, uncheckedProblem } from '../captures/stages.ts';
import { type CaptureAndUpdate, updateCaptureAndUpdate } from '../captures/store.ts';
import { newUpdate, type TicketUpdate } from '../captures/ticket-update.ts';
import { changedValues } from '../captures/ticket-values.ts';
import { withWhatHappened } from '../captures/what-happened.ts';
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

/** Keeps what is burnt in ahead for the draft in front of the person. */
export const burner = createBurner();

/**
 * Puts a capture in the outbox, bound to a helpdesk (base URL), with the last change. One transaction replaces
 * annotated images by burnt-in ones, stores the new values for an existing ticket and queues the capture. Resolves when
 * it is on disk: only then may the person be told. A capture that is on its way or sent stays as it is, so that pressing
 * Create twice makes one ticket. `isNext`: the caller delivers it now, so the same transaction stores that its first
 * upload begins. Errors: `capture-missing`, `unchecked`, and `not-burnt-in` if an image cannot be painted. After an
 * error the capture is a draft or blocked as before, with the last change. Rejects if the browser refuses to write.
 */
export async function enqueue(
  id: CaptureId,
  helpdesk: string,
  { change, fields }: LastWord = nothingToAdd,
  { isNext = false, burnsWith = burner }: { isNext?: boolean; burnsWith?: Burner } = {},
): Promise<AppResult<Capture>> {
  const queue = (row: Capture): Capture => {
    const queued = advance(row, { type: 'queue', at: Date.now(), helpdesk });
    if (queued === row) return row;
    const sent = { ...queued, form: onlyFields(queued.form, fields) };
    const named = { ...sent, attachments: withoutRemovedNames(sent) };
    return isNext && nextStep(named).do === 'upload'
      ? advance(named, { type: 'begin', at: Date.now(), there: null })
      : named;
  };
  let burnt: BurntIn | null = null;
  let stored: ReadonlyMap<AttachmentId, Blob> = new Map();
  for (;;) {
    const after = await updateCaptureAndUpdate(id, (before): CaptureAndUpdate => {
      if (!isQueueable(before)) return { row: withLast(before, change) };
      const { row, added } = withWatchedFile(before, withLast(before, change));
      const update = updateFor(row, helpdesk);
      const ready: BurntIn | null = burnt ?? burnsWith.readyFor(row);
      const painted = ready === null ? row : { ...row, attachments: withBurntIn(row.attachments, ready) };
      const queued = queue(painted);
      // Burnt-in images are stored only with a capture that is queued: a draft keeps its annotations.
      if (queued === painted) return { row, added, update };
      stored = new Map([...added, ...(ready?.images ?? [])]);
      return { row: queued, added: stored, update };
    });
    if (after === null) return err({ code: 'capture-missing' });
    if (isNext) justStored.hold(stored);
    if (!isAnnotated(after) || !isQueueable(after)) {
      // Without annotations, only an unchecked picture keeps a capture out of the outbox.
      return isEditable(after) ? err(uncheckedProblem(after)) : ok(after);
    }
    // If the person draws something in the meantime, nothing is queued, and the next round burns it in as well.
    burnt = await burnsWith.burnIn(after).catch(() => null);
    if (burnt === null) return err({ code: 'not-burnt-in' });
  }
}

function withLast(row: Capture, change: CaptureChange | null): Capture {
  return change === null ? row : withChange(row, change);
}

/**
 * Adds the file with what was watched to a capture. While a create call is in doubt, the attachments stay as they were
 * sent.
 */
function withWatchedFile(before: Capture, row: Capture): Required<Pick<CaptureAndUpdate, 'row' | 'added'>> {
  if (before.delivery.createInDoubt !== null) return { row, added: new Map() };
  const { row: whole, file } = withWhatHappened(row, row.form);
  return { row: whole, added: new Map(file === null ? [] : [[file.attachment.id, file.blob]]) };
}

/** Returns the new values for the existing ticket that a capture is added to; null if there are none. */
function updateFor({ id, form }: Capture, helpdesk: string): TicketUpdate | null {
  const target = targetAt(form, helpdesk);
  const { was, to } = target?.update ?? { was: {}, to: {} };
  const values = changedValues(was, to);
  if (target === null || Object.keys(values).length === 0) return null;
  const { id: ticketId, ref, subject } = target;
  return newUpdate({
    id,
    afterMessage: true,
    helpdesk,
    ticket: { id: ticketId, ref, subject },
    was,
    to: values,
  });
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
