import type { Capture, CaptureId, TicketForm } from './capture.ts';
import { updateRow } from './store.ts';

/**
 * Writes what was filled in. Only a capture that is the person's own takes it: what the outbox has goes out as it was
 * queued. `byPerson` marks the draft as worked on. Returns the row as it then stands, or null where there is none.
 */
export function changeForm(
  id: CaptureId,
  patch: Partial<TicketForm>,
  byPerson: boolean,
): Promise<Capture | null> {
  return updateRow(id, (row) => {
    if (row.stage.name !== 'draft' && row.stage.name !== 'blocked') return null;
    return { ...row, touched: row.touched || byPerson, form: { ...row.form, ...patch } };
  });
}

/**
 * `changeForm` with a whole form, as the person has made it. Where a later one waits for the same capture, this one is not
 * written: that one has all that is in it. False where the capture is gone.
 */
export function changeWholeForm(id: CaptureId, form: TicketForm): Promise<boolean> {
  const name = `form ${id}`;
  return navigator.locks.request(name, async () => {
    const { pending } = await navigator.locks.query();
    if (pending?.some((one) => one.name === name)) return true;
    return (await changeForm(id, form, true)) !== null;
  });
}
