import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Directory } from '../deskpro/directory.ts';
import { type FormField, fieldsOf } from '../deskpro/fields.ts';
import type { AppError } from '../errors.ts';
import { refusedFields } from '../problems/field-problems-of.ts';

const noFields: readonly FormField[] = [];

/**
 * Returns the further fields of a ticket in a department. Fields for which the helpdesk refused a ticket stay among
 * them, whatever the layout says: an admin may have changed the layout since it was read.
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
