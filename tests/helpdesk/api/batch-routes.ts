import { Hono } from 'hono';
import { z } from 'zod';
import type { World } from '../world.ts';
import { type ApiEnv, requireRight } from './env.ts';
import { invalidAt } from './errors.ts';
import { readInput } from './validate.ts';

const part = z.union([
  z.string().transform((url) => ({ url, method: 'GET' })),
  z.strictObject({ url: z.string(), method: z.enum(['GET', 'DELETE']).default('GET') }),
]);
const batchInput = z.strictObject({ requests: z.record(z.string(), part) });

type Part = z.infer<typeof part>;
type Send = (request: Request) => Promise<Response>;

/**
 * Serves `POST /batch` and `GET /batch?get[name]=…`: each part has its own answer, and the whole reply is a 200. Parts
 * are addressed with or without `/api/v2`. `send` runs one request on this same API. An empty `GET /batch` is refused;
 * the form of the refusal is inferred.
 */
export function batchRoutes(world: World, send: Send): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.post('/batch', async (context) => {
    requireRight(context, 'batch');
    const { requests } = await readInput(world, context, batchInput);
    return context.json({ responses: await answerAll(requests, context.req.raw.headers, send) });
  });

  routes.get('/batch', async (context) => {
    requireRight(context, 'batch');
    const requests = partsIn(new URL(context.req.url).searchParams);
    if (Object.keys(requests).length === 0) throw invalidAt(['get'], 'required');
    return context.json({ responses: await answerAll(requests, context.req.raw.headers, send) });
  });

  return routes;
}

/** Returns the parts by name. As in PHP, parts without a name (`get[]`) are counted from 0. */
function partsIn(query: URLSearchParams): Record<string, Part> {
  const parts: Record<string, Part> = {};
  let unnamed = 0;
  for (const [key, url] of query) {
    const name = /^get\[(.*)\]$/.exec(key)?.[1];
    if (name !== undefined) parts[name === '' ? String(unnamed++) : name] = { url, method: 'GET' };
  }
  return parts;
}

async function answerAll(
  requests: Record<string, Part>,
  received: Headers,
  send: Send,
): Promise<Record<string, object>> {
  const headers = passedOn(received);
  const responses: Record<string, object> = {};
  for (const [name, { url, method }] of Object.entries(requests)) {
    const address = addressOf(url);
    const response = address.pathname.startsWith('/api/v2/blobs')
      ? new Response('{"status":400,"code":"invalid_input","message":"Blobs cannot be part of a batch."}', {
          status: 400,
        })
      : await send(new Request(address, { method, headers }));
    responses[name] = { headers: { 'status-code': response.status }, ...(await readBody(response)) };
  }
  return responses;
}

/** Returns the address of a part, which may be written with a host and a path prefix, from `/api/v2`, or from there on. */
function addressOf(url: string): URL {
  const path = url.replace(/^[^?]*?\/api\/v2(?=\/)/, '').replace(/^\/*/, '');
  return new URL(`/api/v2/${path}`, 'http://batch');
}

function passedOn(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of ['authorization', 'x-deskpro-agent-id']) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

async function readBody(response: Response): Promise<object> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? true;
  const body: unknown = isJson ? JSON.parse(await response.text()) : {};
  return typeof body === 'object' && body !== null ? body : {};
}
