import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Helpdesk, HelpdeskOptions } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { type OfficialClient, officialClient, type Reply } from './official-client.ts';

async function open(options: HelpdeskOptions = {}): Promise<{ helpdesk: Helpdesk; client: OfficialClient }> {
  const helpdesk = await openHelpdesk(options);
  return { helpdesk, client: officialClient(helpdesk.url, { authorization: `key ${helpdesk.apiKey}` }) };
}

const data = <T>({ body }: Reply, schema: z.ZodType<T>): T => z.object({ data: schema }).parse(body).data;
const idOf = (reply: Reply): number => data(reply, z.object({ id: z.number() })).id;
const blobAuthOf = (reply: Reply): string => data(reply, z.object({ blob_auth: z.string() })).blob_auth;

/** The article's own example of a ticket. */
const ticket = {
  subject: 'Printer on fire',
  person: 'joe@northwind.example',
  message: { message: 'It burns.', format: 'text' },
};

describe('who and where', () => {
  test.each(['', '/support'])('discover needs no key (prefix "%s")', async (pathPrefix) => {
    const { helpdesk } = await open({ pathPrefix });
    const found = await officialClient(helpdesk.url).get('/helpdesk/discover');
    expect(found).toMatchObject({
      status: 200,
      body: { data: { is_deskpro: true, base_api_url: `${helpdesk.url}/api/v2/` }, meta: {}, linked: {} },
    });
  });

  test('a key, a token and a machine key with an agent each say whom they stand for', async () => {
    const { helpdesk, client } = await open();
    expect((await client.get('/me')).body).toMatchObject({ data: { auth_method: 'api_key', person_id: 1 } });
    const byToken = officialClient(helpdesk.url, { authorization: `token ${helpdesk.keys.token}` });
    expect((await byToken.get('/me')).body).toMatchObject({ data: { person_id: 1 } });
    const authorization = `key ${helpdesk.keys.machine}`;
    const byMachine = officialClient(helpdesk.url, { authorization, agent: 5 });
    expect((await byMachine.get('/me')).body).toMatchObject({ data: { person_id: 5 } });
    expect(await officialClient(helpdesk.url, { authorization }).get('/me')).toMatchObject({ status: 401 });
  });
});

describe('reading lists', () => {
  test('pages until the end of the agents', async () => {
    const { helpdesk, client } = await open({ agents: 250 });
    const page = z.object({
      data: z.array(z.object({ id: z.number() })),
      meta: z.object({ pagination: z.object({ total_pages: z.number(), per_page: z.number() }) }),
    });
    const ids: number[] = [];
    for (let number = 1, pages = 1; number <= pages; number += 1) {
      const { body } = await client.get(`/agents?count=200&page=${number}`);
      const { data: rows, meta } = page.parse(body);
      pages = meta.pagination.total_pages;
      ids.push(...rows.map(({ id }) => id));
    }
    expect(ids).toEqual(helpdesk.agents().map(({ id }) => id));
    expect(page.parse((await client.get('/agents')).body).meta.pagination.per_page).toBe(10);
  });

  test.each([
    '/agent_teams',
    '/ticket_departments',
    '/ticket_priorities',
    '/ticket_categories',
    '/ticket_products',
    '/ticket_workflows',
    '/ticket_statuses',
    '/ticket_custom_fields',
    '/languages',
    '/brands',
    '/organizations',
    '/ticket_labels',
    '/people',
  ])('%s is a page of rows', async (endpoint) => {
    const { client } = await open();
    await client.post('/tickets', { ...ticket, labels: ['fire'] });
    const { status, body } = await client.get(`${endpoint}?count=1`);
    const pagination = { count: 1, per_page: 1, current_page: 1 };
    expect([status, body]).toMatchObject([200, { data: [{}], meta: { pagination } }]);
  });

  test('finds a person by a query in the body, and makes nobody', async () => {
    const { client } = await open();
    const found = await client.getByBody('/people', { primary_email: 'joe@northwind.example' });
    expect(found).toMatchObject({ status: 200, body: { data: [{ id: 59080 }] } });
    const nobody = await client.getByBody('/people', { primary_email: 'nele@new.example' });
    expect(nobody).toMatchObject({ status: 200, body: { data: [] } });
  });

  test.each(['GET', 'POST'] as const)('reads many things in one %s', async (verb) => {
    const { client } = await open();
    const { status, body } = await client.batch(verb, {
      me: '/me',
      agents: '/api/v2/agents?count=2',
      missing: '/tickets/1',
    });
    expect([status, body]).toMatchObject([
      200,
      {
        responses: {
          me: { headers: { 'status-code': 200 }, data: { person_id: 1 } },
          agents: { headers: { 'status-code': 200 }, data: [{ id: 1 }, { id: 2 }] },
          missing: { headers: { 'status-code': 404 } },
        },
      },
    ]);
  });
});

describe('a ticket from its beginning to its end', () => {
  test('is created with a file, assigned, answered, noted on, resolved and deleted', async () => {
    const { helpdesk, client } = await open();
    const picture = await client.upload('on fire.png', 'image/png', 'pixels');
    expect(picture).toMatchObject({
      status: 201,
      body: { data: { filename: 'on-fire.png', is_temp: true } },
    });
    const attachments = [{ blob_auth: blobAuthOf(picture) }];
    const made = await client.post('/tickets', { ...ticket, message: { ...ticket.message, attachments } });
    const id = idOf(made);
    expect([made.status, made.headers.get('location')]).toEqual([
      201,
      `${helpdesk.url}/api/v2/tickets/${id}`,
    ]);

    expect(await client.put(`/tickets/${id}`, { agent: 6 })).toMatchObject({ status: 204, body: '' });
    const followed = await client.put(`/tickets/${id}?follow_location=1`, { agent_team: 2, priority: 4 });
    expect(followed).toMatchObject({
      status: 200,
      body: { data: { id, agent: 6, agent_team: 2, priority: 4 } },
    });

    const log = await client.upload('log.txt', 'text/plain', 'smoke');
    const byBlobId = { 26855: { blob_auth: blobAuthOf(log) } };
    const noted = await client.post(`/tickets/${id}/messages`, {
      message: 'Called the fire brigade.',
      is_note: true,
      attachments: byBlobId,
    });
    expect(noted).toMatchObject({ status: 201, body: { data: { is_agent_note: 1 } } });
    const replied = await client.post(`/tickets/${id}/messages`, { message: '<p>On the way.</p>' });
    expect(replied).toMatchObject({ status: 201, body: { data: { is_agent_note: 0 } } });
    expect((await client.get(`/tickets/${id}/messages`)).body).toMatchObject({ data: { length: 3 } });
    expect((await client.get(`/tickets/${id}/attachments`)).body).toMatchObject({
      data: [
        { blob: { filename: 'on-fire.png', is_temp: false } },
        { blob: { filename: 'log.txt', is_temp: false } },
      ],
    });

    await client.put(`/tickets/${id}`, { status: 'resolved' });
    expect((await client.get('/tickets/counts')).body).toMatchObject({ data: { resolved: 1 } });
    expect((await client.get('/tickets?status=resolved')).body).toMatchObject({ data: [{ id }] });
    expect((await client.delete(`/tickets/${id}`)).status).toBe(200);
    expect((await client.get(`/tickets/${id}`)).status).toBe(404);
  });

  test('has its people linked, or in the place of their ids', async () => {
    const { client } = await open();
    const id = idOf(await client.post('/tickets', { ...ticket, agent: 3 }));
    expect((await client.get(`/tickets/${id}?include=person,agent`)).body).toMatchObject({
      data: { person: 59080, agent: 3 },
      linked: { person: { 59080: { name: 'Joe Carter' }, 3: { name: 'Amélie Dubois' } } },
    });
    expect((await client.get(`/tickets/${id}?include=person,agent&inline_sideloads=1`)).body).toMatchObject({
      data: { person: { id: 59080, name: 'Joe Carter' }, agent: { id: 3, name: 'Amélie Dubois' } },
    });
  });

  test('is the same through a pinned version', async () => {
    const { helpdesk, client } = await open();
    const authorization = `key ${helpdesk.apiKey}`;
    const pinned = officialClient(helpdesk.url, { authorization, version: '20161122' });
    const id = idOf(await pinned.post('/tickets', ticket));
    expect((await pinned.put(`/tickets/${id}`, { agent: 6 })).status).toBe(204);
    expect((await pinned.get(`/tickets/${id}`)).body).toEqual((await client.get(`/tickets/${id}`)).body);
  });
});

describe('refusals', () => {
  test('are trees, with the place of each error', async () => {
    const { client } = await open();
    const wrong = await client.post('/tickets', { ...ticket, subject: '', agent: 9999, fields: { 12: [9] } });
    const at = (code: string) => ({ errors: [{ code, message: expect.any(String) }] });
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        code: 'invalid_input',
        errors: {
          fields: {
            subject: at('required'),
            agent: at('bad_choice'),
            fields: { fields: { fields_12: at('bad_choice') } },
          },
        },
      },
    });
  });

  test.each([false, true])('of unknown properties have one code (named: %s)', async (namesExtraFields) => {
    const { client } = await open({ namesExtraFields });
    const { body } = await client.post('/tickets', { ...ticket, a: 1, b: 2 });
    expect(body).toMatchObject({ errors: { errors: [{ code: 'extra_fields' }] } });
    expect(JSON.stringify(body).includes('Unexpected field names: a, b')).toBe(namesExtraFields);
  });

  test('of the same ticket twice are `dupe_ticket`', async () => {
    const { client } = await open();
    await client.post('/tickets', ticket);
    expect(await client.post('/tickets', ticket)).toMatchObject({
      status: 400,
      body: { errors: { errors: [{ code: 'dupe_ticket' }] } },
    });
  });
});
