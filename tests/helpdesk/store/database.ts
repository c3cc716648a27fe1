import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { ZodType } from 'zod';
import { z } from 'zod';
import { tables } from './tables.ts';

/** SQLite whose rows are checked when they are read. */
export interface Database {
  run(sql: string, ...values: SQLInputValue[]): { insertedId: number; changes: number };
  all<T>(row: ZodType<T>, sql: string, ...values: SQLInputValue[]): T[];
  get<T>(row: ZodType<T>, sql: string, ...values: SQLInputValue[]): T | undefined;
  count(sql: string, ...values: SQLInputValue[]): number;
  /** Runs `work` in a transaction. Transactions must not be nested. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** A 0/1 column. */
export const flag = z.number().transform(Boolean);

/** A column that holds JSON. */
export function json<T>(schema: ZodType<T>): ZodType<T> {
  return z.string().transform((text) => schema.parse(JSON.parse(text)));
}

const countRow = z.object({ n: z.number() });

export function openDatabase(file: string): Database {
  const sqlite = new DatabaseSync(file);
  // A test server need not survive a power cut, and waiting for the disk would slow down every test.
  sqlite.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;');
  sqlite.exec(tables);

  const prepared = new Map<string, StatementSync>();
  function prepare(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  }

  const database: Database = {
    run(sql, ...values) {
      const result = prepare(sql).run(...values);
      return { insertedId: Number(result.lastInsertRowid), changes: Number(result.changes) };
    },
    all: (row, sql, ...values) =>
      prepare(sql)
        .all(...values)
        .map((found) => row.parse(found)),
    get(row, sql, ...values) {
      const found = prepare(sql).get(...values);
      return found === undefined ? undefined : row.parse(found);
    },
    count: (sql, ...values) => countRow.parse(prepare(`SELECT count(*) AS n FROM ${sql}`).get(...values)).n,
    transaction(work) {
      sqlite.exec('BEGIN');
      try {
        const result = work();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        sqlite.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      prepared.clear();
      sqlite.close();
    },
  };
  return database;
}
