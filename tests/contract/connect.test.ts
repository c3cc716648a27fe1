import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseAddress } from '../../utils/deskpro/address.ts';
import { connect, findHelpdesk } from '../../utils/deskpro/connect.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { hostOf, httpFor, wire, withKey } from './wire.ts';

const connectTo = (address: string, key: string, timeoutMs?: number) =>
  connect(address, key, (baseUrl, apiKey) => httpFor(baseUrl, apiKey, timeoutMs));

/** Starts a web server that is not a helpdesk. Returns its host. */
async function openWebsite(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server that closes each connection before it reads anything. Returns its host. */
async function openDeadEnd(): Promise<string> {
  const server = createServer().on('connection', (socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('any pasted form of an address finds the helpdesk', () => {
  test.each<[string, (url: string) => string]>([
    ['as it is', (url) => url],
    ['with a slash', (url) => `${url}/`],
    ['without a scheme', (url) => url.replace('http://', '')],
    ['of a ticket', (url) => `${url}/app#/t/ticket/3`],
    ['of a ticket in the old interface', (url) => `${url}/agent/#app.tickets,t.o:3`],
    ['of the API', (url) => `${url}/api/v2/`],
    ['with a query', (url) => `${url}/?utm_source=mail`],
    ['of some page', (url) => `${url}/en/what/ever`],
    ['in angle brackets', (url) => `<${url}>`],
  ])('%s', async (_form, paste) => {
    for (const pathPrefix of ['', '/support', '/it/desk']) {
      const helpdesk = await openHelpdesk({ pathPrefix, agents: 1 });
      const connected = await connectTo(paste(helpdesk.url), helpdesk.apiKey);
      expect(connected).toMatchObject({
        ok: true,
        value: { connection: { baseUrl: helpdesk.url, host: hostOf(helpdesk) } },
      });
    }
  });
});

describe('an address alone', () => {
  test('finds the helpdesk, its address and its host, with one request and without a key', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: '/support', agents: 1 });
    const address = parseAddress(`${helpdesk.url}/app#/t/ticket/3`);
    expect(address.ok && (await findHelpdesk(address.value, httpFor))).toEqual({
      ok: true,
      value: { baseUrl: helpdesk.url, name: hostOf(helpdesk) },
    });
    expect(wire(helpdesk)).toHaveLength(1);
    expect(withKey(helpdesk)).toEqual([]);
  });

  test('of another website is not a helpdesk', async () => {
    const url = await openWebsite((_request, response) => response.writeHead(404).end('no'));
    const address = parseAddress(url);
    expect(address.ok && (await findHelpdesk(address.value, httpFor))).toEqual({
      ok: false,
      error: { code: 'not-deskpro', host: new URL(url).host },
    });
  });

  test('of a helpdesk that says its name has that name', async () => {
    const url = await openWebsite((request, response) => {
      const data = {
        is_deskpro: true,
        base_api_url: `http://${request.headers.host}/api/v2/`,
        helpdesk_name: 'Meridian',
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    });
    const address = parseAddress(url);
    expect(address.ok && (await findHelpdesk(address.value, httpFor))).toMatchObject({
      value: { name: 'Meridian' },
    });
  });
});

describe('connecting', () => {
  test('says whose key it is, and asks for that alone', async () => {
    const helpdesk = await openHelpdesk();
    const [owner] = helpdesk.agents();
    const connected = await connectTo(helpdesk.url, `Authorization: key ${helpdesk.apiKey}`);
    expect(connected).toMatchObject({
      ok: true,
      value: {
        apiKey: helpdesk.apiKey,
        connection: { person: { id: owner?.id, name: owner?.name, email: owner?.email }, uploadPath: 'temp' },
      },
    });
    expect(wire(helpdesk)).toEqual(['GET /helpdesk/discover', 'GET /me', 'POST /tickets']);
    expect(withKey(helpdesk)).toEqual(['/api/v2/me', '/api/v2/tickets']);
    expect(helpdesk.tickets()).toEqual([]);
  });

  test('reads empty maps that come as lists', async () => {
    const helpdesk = await openHelpdesk({ emptyAsArray: true });
    expect(await connectTo(helpdesk.url, helpdesk.apiKey)).toMatchObject({ ok: true });
  });

  test.each([
    ['rejected', (helpdesk: Helpdesk) => `${helpdesk.apiKey}X`, 'key-rejected'],
    ['revoked', revoked, 'key-rejected'],
    ['for a machine, which needs an agent', (helpdesk: Helpdesk) => helpdesk.keys.machine, 'key-rejected'],
    ['not allowed to create tickets', (helpdesk: Helpdesk) => helpdesk.keys.noCreate, 'forbidden'],
  ])('with a key that is %s fails as %3$s', async (_kind, keyOf, code) => {
    const helpdesk = await openHelpdesk();
    const connected = await connectTo(helpdesk.url, keyOf(helpdesk));
    expect(connected).toMatchObject({ ok: false, error: { code, host: hostOf(helpdesk) } });
    expect(helpdesk.tickets()).toEqual([]);
  });

  function revoked(helpdesk: Helpdesk): string {
    helpdesk.admin.revokeKey('full');
    return helpdesk.apiKey;
  }

  test('through a proxy that drops the key is a rejected key', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ times: Number.POSITIVE_INFINITY, effect: { kind: 'strip-authorization' } });
    expect(await connectTo(helpdesk.url, helpdesk.apiKey)).toMatchObject({ error: { code: 'key-rejected' } });
  });

  test('to a helpdesk that names another host leaves that to the person, and sends it no key', async () => {
    const other = await openHelpdesk();
    const helpdesk = await openHelpdesk({ baseUrlOverride: `${other.url}/desk` });
    expect(await connectTo(helpdesk.url, helpdesk.apiKey)).toEqual({
      ok: false,
      error: { code: 'address-moved', host: hostOf(helpdesk), address: `${other.url}/desk` },
    });
    expect([...withKey(helpdesk), ...wire(other)]).toEqual([]);
  });
});

describe('what is no helpdesk, or does not answer as one', () => {
  test.each<[string, RequestListener]>([
    ['a web site', (_request, response) => response.end('<!doctype html><title>Shop</title>')],
    ['a web site that has no such page', (_request, response) => response.writeHead(404).end('Not found')],
    ['another API', (_request, response) => response.end('{"name":"Other Desk","data":{}}')],
    [
      'something that says it is none',
      (_request, response) => response.end('{"data":{"is_deskpro":false,"base_api_url":"x"}}'),
    ],
  ])('%s is not Deskpro, and gets no key', async (_kind, answer) => {
    const keys: (string | undefined)[] = [];
    const url = await openWebsite((request, response) => {
      keys.push(request.headers.authorization);
      answer(request, response);
    });
    expect(await connectTo(`${url}/some/page`, '1:SECRET')).toEqual({
      ok: false,
      error: { code: 'not-deskpro', host: new URL(url).host },
    });
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter(Boolean)).toEqual([]);
  });

  test('nobody at the address is unreachable', async () => {
    const host = await openDeadEnd();
    expect(await connectTo(host, '1:SECRET')).toEqual({ ok: false, error: { code: 'unreachable', host } });
  });

  test('silence is a timeout', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: { path: '/helpdesk/discover' }, effect: { kind: 'hang' } });
    expect(await connectTo(helpdesk.url, helpdesk.apiKey, 50)).toEqual({
      ok: false,
      error: { code: 'timeout', host: hostOf(helpdesk) },
    });
    expect(withKey(helpdesk)).toEqual([]);
  });
});

test.each(['http://10.0.0.5:8080/', 'http://helpdesk-web:8080/inner/'])(
  'a helpdesk that names %s, an address inside its own network, is connected where it was found',
  async (baseUrlOverride) => {
    const helpdesk = await openHelpdesk({ baseUrlOverride, pathPrefix: '/support' });
    const made = await connect(helpdesk.url, helpdesk.apiKey, httpFor);
    expect(made).toMatchObject({ ok: true, value: { connection: { baseUrl: helpdesk.url } } });
  },
);

describe('a redirect is told and never followed', () => {
  test.each(['/helpdesk/discover', '/me', '/tickets'])(
    'at %s: the other server hears nothing',
    async (path) => {
      const elsewhere = await openHelpdesk();
      const helpdesk = await openHelpdesk();
      helpdesk.faults.add({
        match: { path },
        effect: { kind: 'redirect', to: elsewhere.url, keepPath: true },
      });
      expect(await connectTo(helpdesk.url, helpdesk.apiKey)).toEqual({
        ok: false,
        error: { code: 'redirected', host: hostOf(helpdesk) },
      });
      expect(elsewhere.requests).toEqual([]);
      expect(withKey(helpdesk)).not.toContain('/api/v2/helpdesk/discover');
    },
  );
});
