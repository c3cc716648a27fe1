import type { Capture, TicketForm } from '../captures/capture.ts';
import type { CaptureChange } from '../captures/capture-change.ts';
import { drawnOn } from '../captures/change-capture.ts';

/** What is changed in one screen: values of the form, and all that is drawn on a picture, by its attachment. */
export type OwnChange = Pick<CaptureChange, 'form' | 'drawings'>;

interface OwnChanges {
  /** Notes a change made now, which a row that is being read may lack. */
  note(own: OwnChange): void;
  /** Resolves to the row with the changes that it may lack: those not stored when its reading began, and those since. */
  addedTo(reading: Promise<Capture | null>, unstored: OwnChange | null): Promise<Capture | null>;
}

/** Adds a screen's own changes to the rows that it reads. */
export function createOwnChanges(): OwnChanges {
  /** What each row that is being read may lack. */
  const lacking = new Set<OwnChange>();
  return {
    note(own) {
      for (const lacked of lacking) {
        Object.assign(lacked.form, own.form);
        Object.assign(lacked.drawings, own.drawings);
      }
    },
    async addedTo(reading, unstored) {
      const lacked = { form: { ...unstored?.form }, drawings: { ...unstored?.drawings } };
      lacking.add(lacked);
      const row = await reading.finally(() => lacking.delete(lacked));
      return row && withOwn(row, lacked);
    },
  };
}

/** Returns a capture with changes of its screen. What they leave out stays the same object. */
export function withOwn(capture: Capture, { form, drawings }: OwnChange): Capture {
  return {
    ...capture,
    form: { ...capture.form, ...(form as Partial<TicketForm>) },
    attachments:
      Object.keys(drawings).length === 0
        ? capture.attachments
        : capture.attachments.map((one) => drawnOn(one, drawings[one.id])),
  };
}
