import type * as z from 'zod/mini';
import { type Migration, migrate, versionAfter } from './migrate.ts';

/** The rows of an object store, which have their version in themselves. */
export interface StoredRows<T> {
  /** Returns what a row holds; null for a row of a newer version or of an unknown shape. Such a row stays as it is. */
  read(row: unknown): T | null;
}

/** Defines how rows are stored. `migrations` are the steps from version 1 to the version that `schema` describes. */
export function defineRows<T extends { version: number }>({
  schema,
  migrations,
}: {
  schema: z.ZodMiniType<T>;
  migrations: readonly Migration[];
}): StoredRows<T> {
  const version = versionAfter(migrations);
  return {
    read(row) {
      if (typeof row !== 'object' || row === null || !('version' in row)) return null;
      const current = row.version === version ? row : migrated(row, row.version);
      const parsed = schema.safeParse(current);
      return parsed.success ? parsed.data : null;
    },
  };

  function migrated(row: object, from: unknown): unknown {
    const after = Number.isInteger(from) ? migrate(row, Number(from), migrations) : undefined;
    return typeof after === 'object' ? { ...after, version } : undefined;
  }
}
