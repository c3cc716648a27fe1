import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseApiKey } from '../../../utils/deskpro/api-key.ts';
import { connect } from '../../../utils/deskpro/connect.ts';
import { createHttp } from '../../../utils/deskpro/http.ts';

describe('an API key', () => {
  test.each([
    ['1:ABCDEF'],
    ['  1:ABCDEF\n'],
    ['key 1:ABCDEF'],
    ['KEY   1:ABCDEF'],
    ['Authorization: key 1:ABCDEF'],
    ['authorization:key 1:ABCDEF'],
  ])('is taken as pasted: %j', (pasted) => {
    expect(parseApiKey(pasted)).toEqual({ ok: true, value: '1:ABCDEF' });
  });

  test.each([
    ['', 'key-empty'],
    ['  ', 'key-empty'],
    ['ABCDEF', 'key-malformed'],
    ['1:', 'key-malformed'],
    [':ABCDEF', 'key-malformed'],
    ['1:ABC DEF', 'key-malformed'],
    ['token 1:ABCDEF', 'key-malformed'],
    ['1:ABC\r\nX-Evil: 1', 'key-malformed'],
    ['1:ABÇDEF', 'key-malformed'],
    ['https://acme.deskpro.com', 'key-malformed'],
  ])('that is none is refused before anything is sent: %j', (pasted, code) => {
    expect(parseApiKey(pasted)).toEqual({ ok: false, error: { code } });
  });

  test('that is taken can stand in a header', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((code) => `1:${code}`),
        ),
        (text) => {
          const key = parseApiKey(text);
          if (key.ok)
            expect(new Headers({ Authorization: `key ${key.value}` }).get('Authorization')).toBe(
              `key ${key.value}`,
            );
        },
      ),
    );
  });
});

interface Site {
  /** JSON by address; all other addresses answer with a 404 page. */
  [url: string]: { status?: number; json: unknown };
}

/** Connects through the real HTTP client to the answers of a `Site`. */
async function connectTo(site: Site, address: string, key = '1:ABCDEF') {
  const asked: { url: string; hasKey: boolean }[] = [];
  const httpFor = (baseUrl: string, apiKey: string | null) =>
    createHttp({
      baseUrl,
      apiKey,
      isOnline: () => true,
      timeoutMs: 60_000,
      now: Date.now,
      fetch: async (url, { headers, method }) => {
        asked.push({ url, hasKey: new Headers(headers).has('Authorization') });
        const found = site[`${method} ${url}`] ?? site[url];
        return found === undefined
          ? new Response('<h1>Not found</h1>', { status: 404 })
          : new Response(JSON.stringify(found.json), { status: found.status ?? 200 });
      },
    });
  return { asked, outcome: await connect(address, key, httpFor) };
}

const discovery = (base_api_url: string) => ({ json: { data: { is_deskpro: true, base_api_url } } });
const me = {
  json: {
    data: { person: { id: 1, name: 'Ana Sousa', display_name: null, primary_email: 'ana@desk.example' } },
  },
};
const refusedForFields = {
  status: 400,
  json: { status: 400, code: 'invalid_input', message: 'Request input is invalid.', errors: {} },
};

const helpdeskAt = (base: string, canonical = `${base}/api/v2/`): Site => ({
  [`${base}/api/v2/helpdesk/discover`]: discovery(canonical),
  [`${base}/api/v2/me`]: me,
  [`${base}/api/v2/tickets`]: refusedForFields,
});

describe('connecting', () => {
  test('asks without the key where the helpdesk is, then with it whose key it is', async () => {
    const { asked, outcome } = await connectTo(helpdeskAt('https://acme.deskpro.com'), 'acme.deskpro.com');
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        apiKey: '1:ABCDEF',
        connection: {
          host: 'acme.deskpro.com',
          baseUrl: 'https://acme.deskpro.com',
          person: { id: 1, name: 'Ana Sousa', email: 'ana@desk.example' },
          uploadPath: 'temp',
        },
      },
    });
    expect(asked.map(({ url, hasKey }) => [new URL(url).pathname, hasKey])).toEqual([
      ['/api/v2/helpdesk/discover', false],
      ['/api/v2/me', true],
      ['/api/v2/tickets', true],
    ]);
  });

  test('finds a helpdesk below a path, and one above the pasted path', async () => {
    const below = await connectTo(helpdeskAt('https://h.example/support'), 'h.example/support/agent/#app');
    expect(below.outcome).toMatchObject({ value: { connection: { baseUrl: 'https://h.example/support' } } });
    const above = await connectTo(helpdeskAt('https://h.example'), 'h.example/en/some-page');
    expect(above.outcome).toMatchObject({ value: { connection: { baseUrl: 'https://h.example' } } });
  });

  test('keeps https where a helpdesk behind a proxy calls itself http', async () => {
    const site = helpdeskAt('https://h.example', 'http://h.example/api/v2/');
    const { outcome } = await connectTo(site, 'https://h.example');
    expect(outcome).toMatchObject({ value: { connection: { baseUrl: 'https://h.example' } } });
  });

  test('to a helpdesk that names another host is left to the person, and the key is not sent', async () => {
    const site = helpdeskAt('https://old.example', 'https://new.example/desk/api/v2/');
    const { asked, outcome } = await connectTo(site, 'https://old.example');
    expect(outcome).toEqual({
      ok: false,
      error: { code: 'address-moved', host: 'old.example', address: 'https://new.example/desk' },
    });
    expect(asked.filter(({ hasKey }) => hasKey)).toEqual([]);
  });

  test('to something that is no helpdesk says so, and the key is not sent', async () => {
    for (const site of [
      {},
      { 'https://h.example/api/v2/helpdesk/discover': { json: { hello: 'world' } } },
      { 'https://h.example/api/v2/helpdesk/discover': discovery('not an address') },
    ]) {
      const { asked, outcome } = await connectTo(site, 'https://h.example');
      expect(outcome).toEqual({ ok: false, error: { code: 'not-deskpro', host: 'h.example' } });
      expect(asked.filter(({ hasKey }) => hasKey)).toEqual([]);
    }
  });

  test.each([
    ['', '1:ABCDEF', 'address-empty'],
    ['http://h.example', '1:ABCDEF', 'address-insecure'],
    ['h.example', '', 'key-empty'],
    ['h.example', 'what', 'key-malformed'],
  ])('with address %j and key %j sends nothing: %s', async (address, key, code) => {
    const { asked, outcome } = await connectTo({}, address, key);
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    expect(asked).toEqual([]);
  });

  test('with a key that may not create tickets fails: it would fail at the first one', async () => {
    const site = {
      ...helpdeskAt('https://h.example'),
      'https://h.example/api/v2/tickets': {
        status: 403,
        json: { status: 403, code: 'access_denied', message: 'No permission.' },
      },
    };
    const { outcome } = await connectTo(site, 'h.example');
    expect(outcome).toEqual({
      ok: false,
      error: { code: 'forbidden', host: 'h.example', message: 'No permission.' },
    });
  });

  test('calls a person without a name by their address', async () => {
    const site = {
      ...helpdeskAt('https://h.example'),
      'https://h.example/api/v2/me': { json: { data: { person: { id: 9, primary_email: 'x@h.example' } } } },
    };
    const { outcome } = await connectTo(site, 'h.example');
    expect(outcome).toMatchObject({ value: { connection: { person: { name: 'x@h.example' } } } });
  });
});
