import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Helpdesk, startHelpdesk } from './helpdesk.ts';
import { selfSignedCertificate } from './self-signed.ts';
import { call, fileForm, newTicket, openHelpdesk, upload } from './testing.ts';

const withKey = (authorization: string, more: Record<string, string> = {}) => ({
  headers: { authorization, ...more },
});

describe('authentication', () => {
  test.each([
    ['no such code', 'key 1:WRONG'],
    ["another key's number", 'other number'],
    ['another scheme', 'Bearer abc'],
    ['nothing', ''],
  ])('%s is a 401', async (_what, header) => {
    const helpdesk = await openHelpdesk();
    const authorization = header === 'other number' ? `key 2:${helpdesk.apiKey.split(':')[1]}` : header;
    const { status, body } = await call(helpdesk, 'GET', '/me', withKey(authorization));
    expect([status, body]).toMatchObject([401, { status: 401, message: 'Invalid API key.' }]);
  });

  test('a key and a token stand for their agent', async () => {
    const helpdesk = await openHelpdesk();
    const me = await call(helpdesk, 'GET', '/me');
    expect(me.body.data).toMatchObject({
      auth_method: 'api_key',
      person_id: 1,
      person: { name: 'Ana Horvat' },
    });
    const byToken = await call(helpdesk, 'GET', '/me', withKey(`token ${helpdesk.keys.token}`));
    expect(byToken.status).toBe(200);
    expect((await call(helpdesk, 'GET', '/me', withKey(`key ${helpdesk.keys.token}`))).status).toBe(401);
  });

  test('a machine key needs a usable agent', async () => {
    const helpdesk = await openHelpdesk();
    const me = (more: Record<string, string>) =>
      call(helpdesk, 'GET', '/me', withKey(`key ${helpdesk.keys.machine}`, more));
    expect((await me({})).status).toBe(401);
    expect((await me({ 'X-DeskPRO-Agent-ID': '7' })).status).toBe(401);
    expect((await me({ 'X-DeskPRO-Agent-ID': '5' })).body.data).toMatchObject({ person_id: 5 });
  });

  test('a key that may not create is refused before anything is validated; the rest it may', async () => {
    const helpdesk = await openHelpdesk();
    const key = withKey(`key ${helpdesk.keys.noCreate}`);
    const refused = await call(helpdesk, 'POST', '/tickets', { json: {}, ...key });
    expect([refused.status, typeof refused.body.message]).toEqual([403, 'string']);
    expect((await call(helpdesk, 'GET', '/agents', key)).status).toBe(200);
  });

  test('rights and keys can be taken away and given back', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.denyRights('full', ['agents.list', 'blobs.create']);
    expect((await call(helpdesk, 'GET', '/agents')).status).toBe(403);
    const form = fileForm('x', 'x.txt', 'text/plain');
    expect((await call(helpdesk, 'POST', '/blobs/temp', { form })).status).toBe(403);
    helpdesk.admin.revokeKey('full');
    expect((await call(helpdesk, 'GET', '/me')).status).toBe(401);
    helpdesk.admin.restoreKey('full');
    helpdesk.admin.denyRights('full', []);
    expect((await call(helpdesk, 'GET', '/agents')).status).toBe(200);
  });
});

describe('addresses', () => {
  test('discover needs no key and names the canonical address', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: '/support/' });
    const response = await fetch(`${helpdesk.url}/api/v2/helpdesk/discover`);
    expect(await response.json()).toMatchObject({
      data: {
        is_deskpro: true,
        helpdesk_url: `${helpdesk.url}/`,
        base_api_url: `${helpdesk.url}/api/v2/`,
      },
      meta: {},
      linked: {},
    });
  });

  test('discover can name another address than the one it was asked at', async () => {
    const helpdesk = await openHelpdesk({ baseUrlOverride: 'https://desk.example.com/' });
    const { body } = await call(helpdesk, 'GET', '/helpdesk/discover');
    expect(body.data).toMatchObject({ base_api_url: 'https://desk.example.com/api/v2/' });
  });

  test('with a path prefix everything lives below it and nothing beside it', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: '/support' });
    const { origin } = new URL(helpdesk.url);
    expect(helpdesk.url).toBe(`${origin}/support`);
    const beside = await fetch(`${origin}/api/v2/helpdesk/discover`);
    expect([beside.status, beside.headers.get('content-type')]).toEqual([404, 'text/html']);
    expect((await fetch(`${origin}/supporter/app`)).status).toBe(404);
    expect((await call(helpdesk, 'GET', '/me')).status).toBe(200);
    expect(helpdesk.requests.at(-1)?.path).toBe('/api/v2/me');
  });

  test('an unknown path is JSON 404, a known one with another method a 405 page', async () => {
    const helpdesk = await openHelpdesk();
    const unknown = await call(helpdesk, 'GET', '/nothing');
    expect([unknown.status, unknown.body]).toMatchObject([404, { code: '#3432 Not Found' }]);
    const wrong = await call(helpdesk, 'POST', '/agents', { json: {} });
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([405, 'text/html']);
  });

  test('no reply carries a CORS header', async () => {
    const helpdesk = await openHelpdesk();
    const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
    for (const method of ['OPTIONS', 'GET']) {
      const response = await fetch(`${helpdesk.url}/api/v2/helpdesk/discover`, { method, headers });
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('speaks https with a certificate nobody trusts', async () => {
    const certificate = selfSignedCertificate();
    const helpdesk = await openHelpdesk({ tls: certificate });
    expect(helpdesk.url).toMatch(/^https:/);
    await expect(fetch(`${helpdesk.url}/api/v2/helpdesk/discover`)).rejects.toThrow(TypeError);
    const status = await new Promise((resolve, reject) => {
      request(
        `${helpdesk.url}/api/v2/helpdesk/discover`,
        { ca: certificate.cert, agent: false },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  });
});

describe('many helpdesks', () => {
  test('run at once, each with its own port, keys and tickets', async () => {
    const helpdesks = await Promise.all(Array.from({ length: 12 }, () => openHelpdesk({ agents: 5 })));
    const distinct = (pick: (helpdesk: Helpdesk) => string) => new Set(helpdesks.map(pick)).size;
    expect([distinct(({ url }) => url), distinct(({ apiKey }) => apiKey)]).toEqual([12, 12]);
    await Promise.all(
      helpdesks.map((helpdesk, index) =>
        call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject: `Number ${index}` }) }),
      ),
    );
    expect(helpdesks.map((helpdesk) => helpdesk.tickets().map(({ subject }) => subject))).toEqual(
      helpdesks.map((_helpdesk, index) => [`Number ${index}`]),
    );
    const [first, second] = helpdesks;
    if (!first || !second) throw new Error('There are twelve.');
    expect((await call(first, 'GET', '/me', withKey(`key ${second.apiKey}`))).status).toBe(401);
  });

  test('one started again on the same folder and port goes on where the last one stopped', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'kept-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    const before = await startHelpdesk({ dataDir });
    await upload(before);
    await call(before, 'POST', '/tickets', { json: newTicket() });
    await before.close();
    await expect(call(before, 'GET', '/me')).rejects.toThrow(TypeError);
    const after = await openHelpdesk({ dataDir, port: Number(new URL(before.url).port) });
    expect([after.url, after.apiKey]).toEqual([before.url, before.apiKey]);
    expect([after.tickets().length, after.blobs().length]).toEqual([1, 1]);
    expect((await after.blobBytes(after.blobs()[0]?.blobAuth ?? '')).toString()).toBe('hello');
  });

  test('one whose port is taken does not start', async () => {
    const { url } = await openHelpdesk();
    await expect(startHelpdesk({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
  });

  test('closing twice is harmless', async () => {
    const helpdesk = await openHelpdesk();
    await helpdesk.close();
    await helpdesk.close();
  });
});

describe('the record of requests', () => {
  test('holds what came over the wire', async () => {
    const helpdesk = await openHelpdesk();
    await upload(helpdesk, 'hello', 'my note.txt');
    const json = newTicket();
    await call(helpdesk, 'POST', '/tickets?include=person', { json });
    expect(helpdesk.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/v2/blobs/temp',
        status: 201,
        parts: [{ name: 'file', filename: 'my note.txt', contentType: 'text/plain', size: 5 }],
        reused: false,
      },
      {
        path: '/api/v2/tickets',
        query: { include: 'person' },
        headers: { authorization: `key ${helpdesk.apiKey}` },
        bodySize: JSON.stringify(json).length,
        json,
      },
    ]);
    helpdesk.clearRequests();
    expect(helpdesk.requests).toEqual([]);
  });

  test('tells the connections apart', async () => {
    const helpdesk = await openHelpdesk();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    for (let sent = 0; sent < 2; sent += 1) await getWith(agent, `${helpdesk.url}/api/v2/helpdesk/discover`);
    expect(helpdesk.requests).toMatchObject([
      { connection: 1, reused: false },
      { connection: 1, reused: true },
    ]);
  });

  test('can be narrowed to the API', async () => {
    const helpdesk = await openHelpdesk();
    await fetch(`${helpdesk.url}/app`);
    await call(helpdesk, 'GET', '/me');
    expect(helpdesk.apiRequests().map(({ path: asked }) => asked)).toEqual(['/api/v2/me']);
  });
});

describe('switches', () => {
  test('`emptyAsArray` writes empty maps as PHP does', async () => {
    const helpdesk = await openHelpdesk({ emptyAsArray: true });
    const { body } = await call(helpdesk, 'POST', '/tickets', { json: newTicket() });
    expect(body).toMatchObject({ data: { fields: [], labels: null }, meta: [], linked: [] });
    helpdesk.switches.emptyAsArray = false;
    const again = await call(helpdesk, 'GET', '/tickets/1041');
    expect(again.body).toMatchObject({ data: { fields: {}, labels: [] }, meta: {}, linked: {} });
  });

  test('`clockSkewSeconds` moves the Date header', async () => {
    const helpdesk = await openHelpdesk({ clockSkewSeconds: -86_400 });
    const { headers } = await call(helpdesk, 'GET', '/me');
    expect(Date.parse(headers.get('date') ?? '')).toBeLessThan(Date.now() - 80_000_000);
  });

  test('`keepAlive: false` closes each connection', async () => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    await call(helpdesk, 'GET', '/me');
    await call(helpdesk, 'GET', '/me');
    expect(helpdesk.requests.map(({ reused }) => reused)).toEqual([false, false]);
  });
});

function getWith(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.once('close', resolve);
    }).once('error', reject);
  });
}
