import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { isEditable } from './machine.ts';
import { updateRow } from './store.ts';

/**
 * Stores values of the form, if the capture is a draft or blocked: a queued capture is sent as it was queued.
 * `byPerson` marks the draft as worked on. Returns the row after the call, or null if there is none.
 */
export function changeForm(
  id: CaptureId,
  patch: Partial<TicketForm>,
  byPerson: boolean,
): Promise<Capture | null> {
  return updateRow(id, (row) => {
    if (!isEditable(row)) return null;
    return { ...row, touched: row.touched || byPerson, form: { ...row.form, ...patch } };
  });
}

/**
 * Stores a whole form of the person with `changeForm`. If a later call for the same capture is waiting, this call
 * writes nothing, since the later form includes its changes. False if the capture is gone.
 */
export function changeWholeForm(id: CaptureId, form: TicketForm): Promise<boolean> {
  const name = `form ${id}`;
  return navigator.locks.request(name, async () => {
    const { pending } = await navigator.locks.query();
    if (pending?.some((one) => one.name === name)) return true;
    return (await changeForm(id, form, true)) !== null;
  });
}
