import * as z from 'zod/mini';

export type Unchecked<T> = { [Key in keyof T]: unknown };

/** Returns a list schema whose rows `isRow` checks: zod takes a second for 50,000 rows, and the popup would wait. */
export function rowsThat<T>(isRow: (row: Unchecked<T>) => boolean): z.ZodMiniType<T[]> {
  return z.custom<T[]>(
    (all) => Array.isArray(all) && all.every((row) => typeof row === 'object' && row !== null && isRow(row)),
  );
}
