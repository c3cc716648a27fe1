import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnv } from './env.ts';
import { readInput } from './validate.ts';

const part = z.union([
  z.string().transform((url) => ({ url, method: 'GET' })),
  z.strictObject({ url: z.string(), method: z.enum(['GET', 'DELETE']).default('GET') }),
]);
const batchInput = z.strictObject({ requests: z.record(z.string(), part) });

/**
 * Serves `POST /batch`: each part has its own answer, and the whole reply is a 200. `send` runs one request on this
 * same API.
 */
export function batchRoutes(send: (request: Request) => Promise<Response>): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.post('/batch', async (context) => {
    const { requests } = await readInput(context, batchInput);
    const headers = passedOn(context.req.raw.headers);
    const responses: Record<string, object> = {};
    for (const [name, { url, method }] of Object.entries(requests)) {
      const address = new URL(url.replace(/^.*?(?=\/api\/v2\/)/, ''), 'http://batch');
      const response = address.pathname.startsWith('/api/v2/blobs')
        ? new Response('{"status":400,"code":"invalid_input","message":"Blobs cannot be part of a batch."}', {
            status: 400,
          })
        : await send(new Request(address, { method, headers }));
      responses[name] = { headers: { 'status-code': response.status }, ...(await readBody(response)) };
    }
    return context.json({ responses });
  });

  return routes;
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
