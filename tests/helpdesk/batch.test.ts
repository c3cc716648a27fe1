import { expect, test } from 'vitest';
import { call, newTicket, openHelpdesk } from './testing.ts';

test('a batch answers 200 and each part for itself', async () => {
  const helpdesk = await openHelpdesk({ pathPrefix: '/support' });
  const requests = {
    me: '/api/v2/me',
    agents: { method: 'GET', url: '/api/v2/agents?count=200' },
    missing: '/api/v2/tickets/1',
    blob: '/api/v2/blobs/x',
  };
  const { status, body } = await call(helpdesk, 'POST', '/batch', { json: { requests } });
  expect(status).toBe(200);
  expect(body['responses']).toMatchObject({
    me: { headers: { 'status-code': 200 }, data: { person_id: 1 } },
    agents: { headers: { 'status-code': 200 }, data: { length: 43 } },
    missing: { headers: { 'status-code': 404 }, code: '#3432 Not Found' },
    blob: { headers: { 'status-code': 400 } },
  });
});

test.each(['', '/support'])(
  'a part is addressed with or without `/api/v2`, with a host or a version (prefix "%s")',
  async (pathPrefix) => {
    const helpdesk = await openHelpdesk({ pathPrefix });
    const requests = {
      short: '/agents?count=1',
      bare: 'agents?count=1',
      long: '/api/v2/agents?count=1',
      whole: `${helpdesk.url}/api/v2/agents?count=1`,
      pinned: { url: '/api/v2/20161122/agents?count=1' },
      misleading: '/search?q=/api/v2/agents&types=ticket',
    };
    const { body } = await call(helpdesk, 'POST', '/batch', { json: { requests } });
    const agents = { headers: { 'status-code': 200 }, data: [{ id: 1 }], meta: { pagination: { count: 1 } } };
    expect(body['responses']).toMatchObject({
      short: agents,
      bare: agents,
      long: agents,
      whole: agents,
      pinned: agents,
      misleading: { data: { grouped_results: [{ type: 'ticket' }] } },
    });
  },
);

test('a batch may be a GET, whose parts have names or are counted', async () => {
  const helpdesk = await openHelpdesk();
  const me = encodeURIComponent('/me');
  const agents = encodeURIComponent('/api/v2/agents?count=2&page=2');
  const named = await call(helpdesk, 'GET', `/batch?get[me]=${me}&get[agents]=${agents}`);
  expect([named.status, named.body['responses']]).toMatchObject([
    200,
    {
      me: { headers: { 'status-code': 200 }, data: { person_id: 1 } },
      agents: { data: [{ id: 3 }, { id: 4 }] },
    },
  ]);
  const counted = await call(helpdesk, 'GET', `/batch?get[]=${me}&get[]=/tickets/1`);
  expect(counted.body['responses']).toMatchObject({
    0: { headers: { 'status-code': 200 } },
    1: { headers: { 'status-code': 404 }, code: '#3432 Not Found' },
  });
  expect((await call(helpdesk, 'GET', '/batch')).status).toBe(400);
});

test('each part of a batch needs its own right, and the batch needs one', async () => {
  const helpdesk = await openHelpdesk();
  const id = await call(helpdesk, 'POST', '/tickets', { json: newTicket() });
  expect(id.status).toBe(201);
  helpdesk.admin.allowOnly('full', ['batch', 'agents.list']);
  const statuses = async () => {
    const { body } = await call(helpdesk, 'GET', '/batch?get[agents]=/agents&get[tickets]=/tickets');
    return body['responses'];
  };
  expect(await statuses()).toMatchObject({
    agents: { headers: { 'status-code': 200 } },
    tickets: { headers: { 'status-code': 403 }, code: 'access_denied' },
  });
  helpdesk.admin.allowOnly('full', ['agents.list']);
  for (const [method, more] of [
    ['GET', {}],
    ['POST', { json: { requests: { agents: '/agents' } } }],
  ] as const)
    expect((await call(helpdesk, method, '/batch?get[agents]=/agents', more)).status).toBe(403);
});
