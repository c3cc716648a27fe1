import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TicketForm } from '../captures/capture.ts';
import type { Directory } from '../deskpro/directory.ts';
import { type FormField, fieldsOf } from '../deskpro/fields.ts';
import type { AppError } from '../errors.ts';
import { refusedFields } from '../problems/field-problems-of.ts';

const noFields: readonly FormField[] = [];

/**
 * The further fields of a ticket in a department. What the helpdesk refused a ticket for stays among them, whatever its
 * layout says: an admin may have changed that since it was read.
 */
export function useFormFields(
  directory: Directory | null,
  departmentId: number | null,
  error: AppError | null,
): readonly FormField[] {
  const [asked, setAsked] = useState<{ departmentId: number | null; keys: readonly string[] }>({
    departmentId,
    keys: [],
  });
  useEffect(() => {
    const refused = refusedFields(error, directory?.fields.map(({ key }) => key) ?? []);
    setAsked((before) => {
      const kept = before.departmentId === departmentId ? before.keys : [];
      const keys = [...new Set([...kept, ...refused])];
      return keys.length === kept.length && kept === before.keys ? before : { departmentId, keys };
    });
  }, [directory, departmentId, error]);
  return useMemo(
    () => (directory === null ? noFields : fieldsOf(directory, departmentId, asked.keys)),
    [directory, departmentId, asked],
  );
}

/** What another department's form asked for stays in the draft, and out of the ticket. */
export function onlyFields(form: TicketForm, fields: readonly FormField[]): TicketForm {
  const shown = new Set(fields.map(({ field }) => field.key));
  return {
    ...form,
    fields: Object.fromEntries(Object.entries(form.fields).filter(([key]) => shown.has(key))),
  };
}
