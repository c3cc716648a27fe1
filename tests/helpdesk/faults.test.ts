import { describe, expect, test, vi } from 'vitest';
import type { Effect, Helpdesk } from './helpdesk.ts';
import { call, errorAt, newTicket, openHelpdesk, upload } from './testing.ts';

const create = (helpdesk: Helpdesk, more: Record<string, unknown> = {}) =>
  call(helpdesk, 'POST', '/tickets', { json: newTicket(more) });
const onCreate = { method: 'POST', path: '/tickets' };

test('a late commit: the answer of what stands between comes first, the ticket after it', async () => {
  const helpdesk = await openHelpdesk();
  helpdesk.faults.add({
    match: { method: 'POST', path: '/tickets' },
    effect: { kind: 'late-commit', answer: 524, ms: 50 },
  });
  const answer = await call(helpdesk, 'POST', '/tickets', { json: newTicket() });
  expect([answer.status, answer.text.includes('<html>')]).toEqual([524, true]);
  await vi.waitFor(() => expect(helpdesk.tickets()).toHaveLength(1));
});

describe('a fault that answers', () => {
  test.each<[string, Effect, number, string | null, RegExp]>([
    ['401', { kind: 'status', status: 401 }, 401, 'application/json', /"Invalid API key\."/],
    ['403', { kind: 'status', status: 403 }, 403, 'application/json', /"message"/],
    ['404', { kind: 'status', status: 404 }, 404, 'application/json', /#3432 Not Found/],
    ['404 as a page', { kind: 'status', status: 404, body: 'html' }, 404, 'text/html', /<h1>404/],
    ['405', { kind: 'status', status: 405 }, 405, 'text/html', /<h1>405/],
    ['413', { kind: 'status', status: 413 }, 413, 'text/html', /<h1>413/],
    ['423', { kind: 'status', status: 423 }, 423, 'text/plain', /being updated/],
    ['500 as a page', { kind: 'status', status: 500 }, 500, 'text/html', /<h1>500/],
    ['500 as JSON', { kind: 'status', status: 500, body: 'json' }, 500, 'application/json', /"status":500/],
    ['500 without a body', { kind: 'status', status: 500, body: 'empty' }, 500, null, /^$/],
    ['502', { kind: 'status', status: 502 }, 502, 'text/html', /<h1>502/],
    ['503', { kind: 'status', status: 503 }, 503, 'text/html', /<h1>503/],
    ['429 without a hint', { kind: 'rate-limit' }, 429, 'application/json', /"status":429/],
    ['429 without a body', { kind: 'rate-limit', body: 'empty', retryAfter: 7 }, 429, null, /^$/],
    [
      'a validation error',
      { kind: 'invalid-input', errors: errorAt('required', 'subject') },
      400,
      'application/json',
      /"subject"/,
    ],
  ])('%s: does nothing and says so', async (_name, effect, status, type, body) => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect });
    const answer = await create(helpdesk);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
    expect(answer.text).toMatch(body);
    expect(helpdesk.tickets()).toEqual([]);
    expect(helpdesk.requests).toMatchObject([{ status, fault: effect.kind }]);
    expect((await create(helpdesk)).status).toBe(201);
  });

  test.each([
    [7, '7'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    [undefined, null],
  ])('429 carries Retry-After %s', async (retryAfter, header) => {
    const helpdesk = await openHelpdesk();
    const hint = retryAfter === undefined ? {} : { retryAfter };
    helpdesk.faults.add({ effect: { kind: 'rate-limit', ...hint } });
    expect((await call(helpdesk, 'GET', '/me')).headers.get('retry-after')).toBe(header);
  });

  test('redirects to where it is told, with or without the path', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ effect: { kind: 'redirect', to: 'https://elsewhere.example/login' } });
    helpdesk.faults.add({
      effect: { kind: 'redirect', to: 'https://elsewhere.example', status: 308, keepPath: true },
      match: { nth: 2 },
    });
    const first = await call(helpdesk, 'GET', '/me');
    expect([first.status, first.headers.get('location')]).toEqual([301, 'https://elsewhere.example/login']);
    const second = await call(helpdesk, 'GET', '/agents?count=5');
    expect([second.status, second.headers.get('location')]).toEqual([
      308,
      'https://elsewhere.example/api/v2/agents?count=5',
    ]);
  });

  test('a proxy that strips Authorization makes a good key a bad one', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ effect: { kind: 'strip-authorization' } });
    expect((await create(helpdesk)).status).toBe(401);
    expect(helpdesk.requests[0]?.headers['authorization']).toBe(`key ${helpdesk.apiKey}`);
  });
});

describe('a fault around the commit', () => {
  test('cut before: the client sees a network error and nothing was done', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect: { kind: 'cut-before-commit' } });
    await expect(create(helpdesk)).rejects.toThrow(TypeError);
    expect(helpdesk.tickets()).toEqual([]);
    expect(helpdesk.requests).toMatchObject([{ status: undefined, fault: 'cut-before-commit' }]);
  });

  test('cut after: the client sees a network error and the ticket is there', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect: { kind: 'cut-after-commit' } });
    await expect(create(helpdesk)).rejects.toThrow(TypeError);
    expect(helpdesk.tickets()).toHaveLength(1);
    expect((await create(helpdesk)).body.errors).toEqual(errorAt('dupe_ticket'));
  });

  test('cut after an upload: the blob is there, temporary', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: { path: '/blobs/temp' }, effect: { kind: 'cut-after-commit' } });
    await expect(upload(helpdesk)).rejects.toThrow(TypeError);
    expect(helpdesk.blobs()).toMatchObject([{ isTemp: true }]);
  });

  test('cut in the middle of the reply: the ticket is there, the body breaks off', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect: { kind: 'cut-mid-reply' } });
    await expect(create(helpdesk)).rejects.toThrow(TypeError);
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test('malformed JSON: the ticket is there, the reply is no JSON', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect: { kind: 'malformed-json' } });
    const { status, text } = await create(helpdesk);
    expect(status).toBe(201);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test('a 504 may have committed', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect: { kind: 'status', status: 504, when: 'after-commit' } });
    expect((await create(helpdesk)).status).toBe(504);
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test.each([
    ['before-commit', 0],
    ['after-commit', 1],
  ] as const)('a hang %s holds the reply until it is released', async (when, tickets) => {
    const helpdesk = await openHelpdesk();
    const fault = helpdesk.faults.add({ match: onCreate, effect: { kind: 'hang', when } });
    const answer = create(helpdesk);
    await fault.struck();
    expect(helpdesk.tickets()).toHaveLength(tickets);
    expect(helpdesk.requests[0]?.status).toBeUndefined();
    fault.release();
    expect((await answer).status).toBe(201);
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test('closing cuts whatever hangs or is slow', async () => {
    const helpdesk = await openHelpdesk();
    const hang = helpdesk.faults.add({ match: onCreate, effect: { kind: 'hang' } });
    const slow = helpdesk.faults.add({ match: { path: '/me' }, effect: { kind: 'slow', ms: 3_600_000 } });
    const answers = Promise.allSettled([create(helpdesk), call(helpdesk, 'GET', '/me')]);
    await Promise.all([hang.struck(), slow.struck()]);
    await helpdesk.close();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('slow ones arrive', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: onCreate, effect: { kind: 'slow', ms: 1 } });
    expect((await create(helpdesk)).status).toBe(201);
  });
});

describe('which requests are struck', () => {
  const down: Effect = { kind: 'status', status: 503 };
  const statuses = async (helpdesk: Helpdesk, count: number, path = '/me') => {
    const seen = [];
    for (let sent = 0; sent < count; sent += 1) seen.push((await call(helpdesk, 'GET', path)).status);
    return seen;
  };

  test('one, unless told otherwise', async () => {
    const helpdesk = await openHelpdesk();
    const fault = helpdesk.faults.add({ effect: down });
    expect(await statuses(helpdesk, 3)).toEqual([503, 200, 200]);
    expect(fault.hits).toBe(1);
  });

  test('from the nth on, as many times as told', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ match: { nth: 2 }, times: 2, effect: down });
    expect(await statuses(helpdesk, 5)).toEqual([200, 503, 503, 200, 200]);
  });

  test('for ever, until removed or cleared', async () => {
    const helpdesk = await openHelpdesk();
    const fault = helpdesk.faults.add({ times: Number.POSITIVE_INFINITY, effect: down });
    expect(await statuses(helpdesk, 3)).toEqual([503, 503, 503]);
    fault.remove();
    expect(await statuses(helpdesk, 1)).toEqual([200]);
    helpdesk.faults.add({ times: 5, effect: down });
    helpdesk.faults.clear();
    expect(await statuses(helpdesk, 1)).toEqual([200]);
  });

  test('only those of that method and path', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: 'support' });
    helpdesk.faults.add({ match: { method: 'POST', path: '/me' }, effect: down });
    helpdesk.faults.add({ match: { path: /^\/api\/v2\/ticket_/ }, times: 2, effect: down });
    helpdesk.faults.add({ match: { path: '/api/v2/agents' }, effect: down });
    expect(await statuses(helpdesk, 1)).toEqual([200]);
    expect(await statuses(helpdesk, 1, '/ticket_products')).toEqual([503]);
    expect(await statuses(helpdesk, 1, '/ticket_workflows')).toEqual([503]);
    expect(await statuses(helpdesk, 1, '/agents?count=200')).toEqual([503]);
  });

  test('the first of two; the second waits its turn', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ effect: down });
    helpdesk.faults.add({ effect: { kind: 'rate-limit' } });
    expect(await statuses(helpdesk, 3)).toEqual([503, 429, 200]);
  });
});

describe('random faults', () => {
  const chances = [
    { probability: 0.2, effect: { kind: 'status', status: 503 } },
    { probability: 0.1, effect: { kind: 'rate-limit' }, burst: 3 },
  ] as const;
  const run = async (seed: number) => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.addRandom({ seed, chances });
    const seen = [];
    for (let sent = 0; sent < 100; sent += 1) seen.push((await call(helpdesk, 'GET', '/me')).status);
    return seen;
  };

  test('are the same for the same seed, and others for another', async () => {
    const [first, again, other] = [await run(1), await run(1), await run(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 503, 429]));
  });

  test('come in bursts where told', async () => {
    const bursts = (await run(1)).join(' ').match(/(429 ?)+/g) ?? [];
    for (const burst of bursts) expect(burst.trim().split(' ').length % 3).toBe(0);
  });
});
