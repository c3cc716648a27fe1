import { htmlError } from '../api/html-error.ts';
import type { Effect } from './fault.ts';

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

const jsonMessages: Record<number, readonly [code: string, message: string]> = {
  401: ['invalid_auth', 'Invalid API key.'],
  403: ['access_denied', 'You do not have permission to perform this action.'],
  404: ['#3432 Not Found', '#3432 Not Found'],
  423: ['locked', 'The helpdesk is being updated. Please try again in a few minutes.'],
  500: ['internal_error', 'Internal server error.'],
};

/** Returns the kind of body that each status has by default. */
function usualBody(status: number): 'json' | 'html' | 'text' {
  if (status === 423) return 'text';
  return [401, 403, 404].includes(status) ? 'json' : 'html';
}

export function statusReply({ status, body = usualBody(status) }: EffectOf<'status'>): Response {
  const [code, message] = jsonMessages[status] ?? ['error', 'The request failed.'];
  switch (body) {
    case 'html':
      return htmlError(status);
    case 'text':
      return new Response(message, { status, headers: { 'content-type': 'text/plain' } });
    case 'empty':
      return new Response(null, { status });
    case 'json':
      return Response.json({ status, code, message, errors: null }, { status });
  }
}

export function rateLimitReply({ retryAfter, body = 'json' }: EffectOf<'rate-limit'>): Response {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (body === 'empty') return new Response(null, { status: 429, headers });
  const json = { status: 429, code: 'rate_limited', message: 'The API limit of this key is used up.' };
  return Response.json(json, { status: 429, headers });
}

export function redirectReply(
  { to, status = 301, keepPath = false }: EffectOf<'redirect'>,
  request: Request,
): Response {
  const { pathname, search } = new URL(request.url);
  const location = keepPath ? `${to}${pathname}${search}` : to;
  return new Response(null, { status, headers: { location } });
}

export function invalidInputReply(errors: object): Response {
  const json = { status: 400, code: 'invalid_input', message: 'Request input is invalid.', errors };
  return Response.json(json, { status: 400 });
}
