import type { Annotations } from '../annotate/annotations.ts';
import type { Attachment, Capture, ScreenStep, TicketForm } from './capture.ts';
import type { CaptureChange } from './capture-change.ts';
import { isEditable } from './stages.ts';
import { updateRow } from './store.ts';

/** A change of a screen arrives late by seconds. In this time a draft is not opened in more screens than these. */
const screensKept = 8;

/** Whether a row has a screen's change, or a later one of the same screen. */
export function hasChange({ changedBy = [] }: Pick<Capture, 'changedBy'>, change: ScreenStep): boolean {
  return changedBy.some(({ screen, step }) => screen === change.screen && step >= change.step);
}

/**
 * Returns the row after a screen's change. Returns the same object if the person may not change the capture, or if it
 * has the change already.
 */
export function withChange(row: Capture, change: CaptureChange): Capture {
  if (!isEditable(row) || hasChange(row, change)) return row;
  const { screen, step, drawings, byPerson } = change;
  const others = (row.changedBy ?? []).filter((one) => one.screen !== screen);
  return {
    ...row,
    touched: row.touched || byPerson,
    // A value that a screen leaves out is absent and never `undefined`.
    form: { ...row.form, ...(change.form as Partial<TicketForm>) },
    attachments: row.attachments.map((one) => drawnOn(one, drawings[one.id])),
    changedBy: [...others, { screen, step }].slice(-screensKept),
  };
}

/** Returns the attachment with these annotations in place of its own. `undefined` leaves the attachment as it is. */
export function drawnOn(attachment: Attachment, annotations: Annotations | undefined): Attachment {
  if (annotations === undefined) return attachment;
  const { annotations: _replaced, ...rest } = attachment;
  const isBlank = annotations.shapes.length === 0 && annotations.crop === null;
  return isBlank ? rest : { ...rest, annotations };
}

/** Stores a screen's change. Returns the row after the call, or null if there is none. */
export function changeCapture(change: CaptureChange): Promise<Capture | null> {
  return updateRow(change.id, (row) => withChange(row, change));
}

/**
 * Like `changeCapture`, for changes that arrive in a burst: if a later change of the same screen waits, this call
 * neither reads nor writes, because the later change contains this one.
 */
export function changeInBurst(change: CaptureChange): Promise<void> {
  const name = `change ${change.id} ${change.screen}`;
  return navigator.locks.request(name, async () => {
    const { pending } = await navigator.locks.query();
    if (!pending?.some((one) => one.name === name)) await changeCapture(change);
  });
}
