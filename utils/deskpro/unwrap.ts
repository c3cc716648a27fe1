import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';

/** Returns the `data` of a reply; an error stays as it is. */
export function unwrap<T>(reply: AppResult<{ data: T }>): AppResult<T> {
  return reply.ok ? ok(reply.value.data) : reply;
}
