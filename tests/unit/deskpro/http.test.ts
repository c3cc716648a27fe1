import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createHttp, type Fetch, type HttpOptions } from '../../../utils/deskpro/http.ts';
import type { AppError } from '../../../utils/errors.ts';
import { noon } from '../make-capture.ts';

const host = 'desk.example.com';

function httpWith(fetch: Fetch, more: Partial<HttpOptions> = {}) {
  return createHttp({
    baseUrl: 'https://desk.example.com/support',
    apiKey: '1:SECRETCODE',
    fetch,
    isOnline: () => true,
    timeoutMs: 60_000,
    now: () => noon,
    ...more,
  });
}

/** Sends one request, which gets `response` as its answer. Resolves to the result that `createHttp` makes of it. */
async function answered(
  response: Response,
  reply: z.ZodMiniType<unknown> = z.unknown(),
  method: 'GET' | 'POST' = 'GET',
) {
  return httpWith(async () => response)({ method, path: 'me', reply });
}

async function errorOf(response: Response, method: 'GET' | 'POST' = 'POST'): Promise<AppError | null> {
  const result = await answered(response, z.unknown(), method);
  return result.ok ? null : result.error;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** Returns a `fetch` that records what is sent. */
function recording(response: () => Response) {
  const sent: { url: string; init: RequestInit }[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, init });
    return response();
  };
  return { sent, fetch };
}

describe('a request', () => {
  test('goes below the helpdesk’s path with the key, without cookies, cache, referrer or redirects', async () => {
    const { sent, fetch } = recording(() => json(200, {}));
    await httpWith(fetch)({ method: 'GET', path: 'agents?count=200&page=1', reply: z.unknown() });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('https://desk.example.com/support/api/v2/agents?count=200&page=1');
    expect(sent[0]?.init).toMatchObject({
      method: 'GET',
      body: null,
      headers: { Authorization: 'key 1:SECRETCODE', Accept: 'application/json' },
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });

  test('without a key names none', async () => {
    const { sent, fetch } = recording(() => json(200, {}));
    await httpWith(fetch, { apiKey: null })({ method: 'GET', path: 'me', reply: z.unknown() });
    expect(Object.keys(sent[0]?.init.headers ?? {})).toEqual(['Accept']);
  });

  test('sends an object as JSON', async () => {
    const { sent, fetch } = recording(() => json(201, {}));
    await httpWith(fetch)({ method: 'POST', path: 'tickets', body: { subject: 'Ä' }, reply: z.unknown() });
    expect(sent[0]?.init.body).toBe('{"subject":"Ä"}');
    expect(sent[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' });
  });

  test('leaves a form’s type to fetch, which alone knows the boundary', async () => {
    const { sent, fetch } = recording(() => json(201, {}));
    const form = new FormData();
    await httpWith(fetch)({ method: 'POST', path: 'blobs/temp', body: form, reply: z.unknown() });
    expect(sent[0]?.init.body).toBe(form);
    expect(Object.keys(sent[0]?.init.headers ?? {})).not.toContain('Content-Type');
  });

  test('has no half emoji in it, wherever one was cut', async () => {
    const { sent, fetch } = recording(() => json(201, {}));
    const body = { subject: 'Great \ud83d', message: { message: '\ude00 <p>' }, cc: ['a\ud83d'], agent: 3 };
    await httpWith(fetch)({ method: 'POST', path: 'tickets', body, reply: z.unknown() });
    expect(JSON.parse(String(sent[0]?.init.body))).toEqual({
      subject: 'Great \ufffd',
      message: { message: '\ufffd <p>' },
      cc: ['a\ufffd'],
      agent: 3,
    });
  });
});

describe('an answer', () => {
  const Person = z.object({ data: z.object({ id: z.number() }) });

  test('of the expected shape is a value', async () => {
    expect(await answered(json(200, { data: { id: 3 }, meta: [], linked: {} }), Person)).toEqual({
      ok: true,
      value: { data: { id: 3 } },
    });
  });

  test.each<[string, Response]>([
    ['of another shape', json(200, { data: [] })],
    ['that is half of its JSON', new Response('{"data":{"id":', { status: 200 })],
    ['that is a web page', new Response('<!doctype html><p>Hello', { status: 200 })],
    ['that is empty', new Response(null, { status: 200 })],
  ])('%s is unexpected', async (_kind, response) => {
    expect(await answered(response, Person)).toEqual({
      ok: false,
      error: { code: 'unexpected-reply', host, status: 200 },
    });
  });

  test.each([301, 302, 303, 307, 308])(
    'with status %i is a redirect, and is not followed',
    async (status) => {
      const response = new Response(null, { status, headers: { Location: 'https://elsewhere.example/' } });
      expect(await errorOf(response)).toEqual({ code: 'redirected', host });
    },
  );

  test.each<[number, AppError]>([
    [401, { code: 'key-rejected', host }],
    [403, { code: 'forbidden', host, message: 'You may not.' }],
    [404, { code: 'not-found', host }],
    [405, { code: 'not-found', host }],
    [413, { code: 'too-large', host, size: 0 }],
    [423, { code: 'maintenance', host }],
    [429, { code: 'rate-limited', host, retryAt: null }],
    [500, { code: 'server-trouble', host, status: 500 }],
    [502, { code: 'server-trouble', host, status: 502 }],
    [504, { code: 'server-trouble', host, status: 504 }],
  ])(
    'with status %i is the same error whatever its body is, which tells who gave it',
    async (status, expected) => {
      expect(
        await errorOf(json(status, { status, code: '#1', message: 'You may not.', errors: null })),
      ).toEqual(expected);
      const silent = expected.code === 'forbidden' ? { ...expected, message: '' } : expected;
      const wordless = { ...silent, foreign: status };
      expect(await errorOf(new Response('<html>nginx</html>', { status }))).toEqual(wordless);
      expect(await errorOf(new Response(null, { status }))).toEqual(wordless);
      expect(await errorOf(json(status, []))).toEqual(wordless);
      // API gateways and frameworks word their own refusals like this.
      expect(await errorOf(json(status, { message: 'Forbidden' }))).toEqual(wordless);
      const framework = { timestamp: 1, status, error: 'Gone', message: 'No', path: '/api' };
      expect(await errorOf(json(status, framework))).toEqual(wordless);
    },
  );
});

test.each([201, 202, 203, 206, 413])(
  'status %i answers no look-up: it is not the helpdesk’s',
  async (status) => {
    const nothing = { data: [], meta: [], linked: [] };
    expect(await errorOf(json(status, nothing), 'GET')).toEqual({ code: 'unexpected-reply', host, status });
  },
);

test('an answer of 80 MB is not read to its end', async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1_000_000;
      if (sent > 80_000_000) controller.close();
      else controller.enqueue(new Uint8Array(1_000_000).fill(32));
    },
  });
  expect(await errorOf(new Response(body, { status: 200 }))).toEqual({ code: 'reply-too-large', host });
  expect(sent).toBeLessThan(12_000_000);
});

describe('a refused form', () => {
  const refused = (errors: unknown, message = 'Request input is invalid.') =>
    errorOf(json(400, { status: 400, code: 'invalid_input', message, errors }));

  test('names its fields', async () => {
    const problem = { code: 'required', message: 'This value should not be blank.' };
    expect(await refused({ fields: { fields: { fields: { fields_12: { errors: [problem] } } } } })).toEqual({
      code: 'fields-rejected',
      host,
      fields: [{ path: 'fields.12', ...problem }],
      general: [],
    });
  });

  test('as a duplicate is an error of its own', async () => {
    const errors = { errors: [{ code: 'dupe_ticket', message: 'Duplicate ticket.' }] };
    expect(await refused(errors)).toEqual({ code: 'duplicate', host });
  });

  test.each<[string, unknown]>([
    ['no tree', null],
    ['an empty list for a tree', []],
    ['a tree without words', { errors: [{ code: 'x', message: '' }] }],
  ])('with %s is told in the helpdesk’s own sentence', async (_kind, errors) => {
    expect(await refused(errors, 'Invalid JSON body')).toEqual({
      code: 'fields-rejected',
      host,
      fields: [],
      general: ['Invalid JSON body'],
    });
  });

  test('that is no JSON is unexpected', async () => {
    expect(await errorOf(new Response('<h1>Bad request</h1>', { status: 400 }))).toEqual({
      code: 'unexpected-reply',
      host,
      status: 400,
    });
  });
});

test('a limit is told with the time that the helpdesk names, measured on its own clock', async () => {
  const headers = { 'Retry-After': '120', Date: new Date(0).toUTCString() };
  const error = await errorOf(new Response(null, { status: 429, headers }));
  expect(error).toMatchObject({ code: 'rate-limited', retryAt: noon + 120_000 });
});

describe('a connection that fails', () => {
  const failing: Fetch = () =>
    Promise.reject(new TypeError('Failed to fetch https://desk.example.com/?key=1:SECRETCODE'));
  const get = { method: 'GET', path: 'me', reply: z.unknown() } as const;

  test('is unreachable, and what fetch said is not passed on', async () => {
    expect(await httpWith(failing)(get)).toEqual({ ok: false, error: { code: 'unreachable', host } });
  });

  test('is unreachable, not offline, where the network went meanwhile: the request may have arrived', async () => {
    const answers = [true, false];
    const http = httpWith(failing, { isOnline: () => answers.shift() ?? false });
    expect(await http(get)).toEqual({ ok: false, error: { code: 'unreachable', host } });
  });

  test('that never answers is a timeout', async () => {
    const silent: Fetch = (_url, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    expect(await httpWith(silent, { timeoutMs: 1 })(get)).toEqual({
      ok: false,
      error: { code: 'timeout', host },
    });
    expect(await httpWith(silent)({ ...get, timeoutMs: 1 })).toMatchObject({ error: { code: 'timeout' } });
  });

  test('in the middle of the body is unreachable', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    expect(await errorOf(new Response(body, { status: 200 }))).toEqual({ code: 'unreachable', host });
  });
});

describe('it never throws', () => {
  const status = fc.integer({ min: 200, max: 599 }).filter((code) => ![204, 205, 304].includes(code));
  const body = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string(),
  );
  const schema = z.object({ data: z.array(z.object({ id: z.number() })) });

  test('whatever status and body come', async () => {
    await fc.assert(
      fc.asyncProperty(status, body, async (code, text) => {
        const result = await answered(new Response(text, { status: code }), schema);
        expect(typeof result.ok).toBe('boolean');
        expect(JSON.stringify(result)).not.toContain('SECRETCODE');
      }),
    );
  });

  test.each([400, 403, 500])('however deep the error tree of a %i is', async (code) => {
    const depth = 20_000;
    const text = `{"errors":${'{"fields":{"a":'.repeat(depth)}{}${'}}'.repeat(depth)}}`;
    const error = await errorOf(new Response(text, { status: code }));
    expect(error).not.toBeNull();
  });

  test('whatever fetch throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (thrown) => {
        const http = httpWith(() => Promise.reject(thrown));
        expect(await http({ method: 'GET', path: 'me', reply: z.unknown() })).toMatchObject({ ok: false });
      }),
    );
  });
});
