import type { Context } from 'hono';
import type { ApiKey } from '../store/keys.ts';
import type { Person } from '../store/people.ts';
import type { Right } from '../types.ts';
import { forbidden, notFound } from './errors.ts';

/** The values that the authentication sets for the routes. */
export interface ApiEnv {
  Variables: { key: ApiKey; actor: Person };
}

/** Throws 403 unless the request's key has the right. Call it before any validation. */
export function requireRight(context: Context<ApiEnv>, right: Right): void {
  if (context.get('key').denied.includes(right)) throw forbidden();
}

/** Returns the path parameter as an id; throws 404 if it is not an id. */
export function idParameter(context: Context, name = 'id'): number {
  const value = context.req.param(name) ?? '';
  if (!/^\d{1,15}$/.test(value)) throw notFound();
  return Number(value);
}
