import type * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';
import type { Http } from './http.ts';
import { listOf } from './schemas.ts';
import { unwrap } from './unwrap.ts';

/** The most rows that a list returns at once (the default is 10). */
export const pageSize = 200;
/** A guard against a helpdesk whose paging never ends: 10,000 rows. */
const rowLimit = 10_000;
/** Rows may be long: if a reply is too large, the next smaller page size is tried. */
const pageSizes = [pageSize, 20, 1];

/** Reads one page of a list, or as many rows as the path asks for. */
export async function readPage<T>(http: Http, path: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> {
  return unwrap(await http({ method: 'GET', path, reply: listOf(row) }));
}

/** Reads a list to its end, in whatever order the helpdesk returns it. */
export async function readAll<T>(http: Http, path: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> {
  let all: AppResult<T[]> = ok([]);
  for (const count of pageSizes) {
    all = await readBy(http, count, path, row);
    if (all.ok || all.error.code !== 'reply-too-large') return all;
  }
  return all;
}

async function readBy<T>(
  http: Http,
  count: number,
  path: string,
  row: z.ZodMiniType<T>,
): Promise<AppResult<T[]>> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const some = await readPage(http, `${path}?count=${count}&page=${page}`, row);
    if (!some.ok) return some;
    all.push(...some.value);
    if (some.value.length < count || all.length >= rowLimit) return ok(all);
  }
}
