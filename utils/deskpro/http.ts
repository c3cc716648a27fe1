import type * as z from 'zod/mini';
import type { AppError, AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { type ErrorBody, flattenErrors, parseErrorBody } from './error-tree.ts';
import { readRetryAfter } from './pause.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  /** The helpdesk's base URL, without a trailing slash. Requests go only to `<baseUrl>/api/v2/…`. */
  baseUrl: string;
  /** `ID:CODE`, or null for requests that need no key. */
  apiKey: string | null;
  fetch: Fetch;
  isOnline: () => boolean;
  timeoutMs: number;
  now: () => number;
}

interface HttpRequest<T> {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: FormData | object;
  reply: z.ZodMiniType<T>;
  /** Overrides the client's time limit, for uploads and other slow requests. */
  timeoutMs?: number;
  /** Ends the request early, if nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

export type Http = <T>(request: HttpRequest<T>) => Promise<AppResult<T>>;

/**
 * Creates the function that sends all HTTP requests to the helpdesk. It never throws. It never follows a redirect,
 * because a 301 would turn a POST into a GET.
 */
export function createHttp(options: HttpOptions): Http {
  const host = new URL(options.baseUrl).host;
  return async (request) => {
    const response = await send(options, host, request);
    if (!response.ok) return response;
    return readReply(response.value, host, request, options.now());
  };
}

interface RawReply {
  status: number;
  headers: Headers;
  json: unknown;
  isJson: boolean;
}

async function send(
  options: HttpOptions,
  host: string,
  request: HttpRequest<unknown>,
): Promise<AppResult<RawReply>> {
  // Behind a VPN or a virtual network a browser may report offline by mistake (mdn/content#30402). So a GET is sent all
  // the same, and any other request is sent if the helpdesk answers a probe.
  const seemsOffline = !options.isOnline();
  if (seemsOffline && request.method !== 'GET' && !(await answers(options))) return err({ code: 'offline' });
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.apiKey !== null) headers['Authorization'] = `key ${options.apiKey}`;
  let body: BodyInit | null = null;
  if (request.body instanceof FormData) {
    body = request.body;
  } else if (request.body !== undefined) {
    body = JSON.stringify(request.body, wellFormed);
    headers['Content-Type'] = 'application/json';
  }
  const timeout = AbortSignal.timeout(request.timeoutMs ?? options.timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  try {
    const response = await options.fetch(`${options.baseUrl}/api/v2/${request.path}`, {
      method: request.method,
      headers,
      body,
      signal,
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      return err({ code: 'redirected', host });
    }
    const text = await readText(response);
    if (text === null) return err({ code: 'reply-too-large', host });
    const parsed = parseJson(text);
    return ok({ status: response.status, headers: response.headers, ...parsed });
  } catch {
    // The error of fetch does not tell a timeout from a broken connection, but the signal does.
    if (signal.aborted) return err({ code: 'timeout', host });
    // Only a GET may be reported as offline: any other request may have arrived and changed something.
    const isOffline = seemsOffline && request.method === 'GET';
    return err(isOffline ? { code: 'offline' } : { code: 'unreachable', host });
  }
}

/** Repairs half an emoji: PHP refuses its JSON (`JSON_ERROR_UTF16`). */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

const probeTimeoutMs = 5000;

/** Whether the address answers a request that changes nothing and needs no key. */
async function answers({ baseUrl, fetch }: HttpOptions): Promise<boolean> {
  try {
    await fetch(`${baseUrl}/api/v2/helpdesk/discover`, {
      method: 'GET',
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(probeTimeoutMs),
    });
    return true;
  } catch {
    return false;
  }
}

/** Bytes. No real reply is this long: 200 rows of a list take a tenth of it. */
const longestReply = 8_000_000;

/** Reads a reply's text. Cancels the reply and returns null if it is longer than `longestReply`. */
async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [size, text] = [0, ''];
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > longestReply) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): { json: unknown; isJson: boolean } {
  if (text === '') return { json: null, isJson: false };
  try {
    return { json: JSON.parse(text), isJson: true };
  } catch {
    // HTML from a proxy, or plain text during maintenance: the status decides.
    return { json: null, isJson: false };
  }
}

function readReply<T>(
  reply: RawReply,
  host: string,
  { method, reply: schema }: HttpRequest<T>,
  now: number,
): AppResult<T> {
  const { status } = reply;
  // The helpdesk answers a successful GET with 200 and never calls a GET too large, so it did not write this reply.
  if (method === 'GET' && (status === 413 || (status > 200 && status < 300)))
    return err({ code: 'unexpected-reply', host, status });
  // The helpdesk answers a PUT with 204 or with JSON, so it did not write this reply.
  if (method === 'PUT' && status >= 200 && status < 300 && status !== 204 && !reply.isJson)
    return err({ code: 'unexpected-reply', host, status });
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(reply.json);
    return parsed.success ? ok(parsed.data) : err({ code: 'unexpected-reply', host, status });
  }
  return err(toAppError(reply, host, parseErrorBody(reply.json, status), now));
}

function toAppError(reply: RawReply, host: string, body: ErrorBody | null, now: number): AppError {
  const { status } = reply;
  const message = body?.message ?? '';
  const from = { host, ...(body === null && { foreign: status }) };
  if (status === 401) return { code: 'key-rejected', ...from };
  if (status === 403) return { code: 'forbidden', message, ...from };
  if (status === 404 || status === 405) return { code: 'not-found', ...from };
  if (status === 413) return { code: 'too-large', size: 0, ...from };
  if (status === 423) return { code: 'maintenance', ...from };
  if (status === 429) {
    const retryAt = readRetryAfter(reply.headers.get('Retry-After'), reply.headers.get('Date'), now);
    return { code: 'rate-limited', retryAt, ...from };
  }
  if (status >= 500) return { code: 'server-trouble', status, ...from };
  if (body === null) return { code: 'unexpected-reply', host, status };
  const flat = flattenErrors(body.errors);
  if (flat.general.some((problem) => problem.code === 'dupe_ticket')) return { code: 'duplicate', host };
  const general = flat.general.map((problem) => problem.message).filter((text) => text !== '');
  if (flat.fields.length === 0 && general.length === 0 && message !== '') general.push(message);
  return { code: 'fields-rejected', host, fields: flat.fields, general };
}
