import { describe, expect, test } from 'vitest';
import { call, errorAt, fileForm, idOf, newTicket, openHelpdesk } from './testing.ts';

const asRead = { 'x-deskpro-api-get-query-body': '1' };

test('a pinned version may stand after `v2`, for every method', async () => {
  const helpdesk = await openHelpdesk();
  const made = await call(helpdesk, 'POST', '/20161122/tickets', { json: newTicket() });
  expect(made.status).toBe(201);
  const path = `/20161122/tickets/${idOf(made)}`;
  expect((await call(helpdesk, 'PUT', path, { json: { agent: 6 } })).status).toBe(204);
  expect((await call(helpdesk, 'GET', path)).body.data).toMatchObject({ agent: 6 });
  expect((await call(helpdesk, 'POST', '/20161122/agents', { json: {} })).status).toBe(405);
  expect((await call(helpdesk, 'GET', '/2016/tickets')).status).toBe(404);
});

describe('a POST whose body is the query of a read', () => {
  test('reads, and makes nothing', async () => {
    const helpdesk = await openHelpdesk();
    const json = { primary_email: 'joe@northwind.example' };
    const found = await call(helpdesk, 'POST', '/people', { json, headers: asRead });
    expect([found.status, found.body.data]).toMatchObject([200, [{ id: 59080 }]]);
    const nobody = await call(helpdesk, 'POST', '/people', {
      json: { primary_email: 'nele@new.example' },
      headers: asRead,
    });
    expect([nobody.status, nobody.body.data]).toEqual([200, []]);
  });

  test('has the same filters, lists and pages as an address', async () => {
    const helpdesk = await openHelpdesk();
    for (const [subject, labels] of [
      ['one', ['web', 'shop']],
      ['two', ['web']],
      ['three', ['shop', 'web']],
    ] as const)
      await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject, labels }) });
    const json = { labels: ['web', 'shop'], order_by: 'date_created', order_dir: 'desc', count: 1 };
    const { body } = await call(helpdesk, 'POST', '/tickets?page=2', { json, headers: asRead });
    expect([body.data, body.meta]).toMatchObject([
      [{ subject: 'one' }],
      { pagination: { total: 2, per_page: 1, current_page: 2 } },
    ]);
    expect(helpdesk.tickets()).toHaveLength(3);
  });

  test('is refused if its body is no object', async () => {
    const helpdesk = await openHelpdesk();
    const { status, body } = await call(helpdesk, 'POST', '/people', { json: ['a'], headers: asRead });
    expect([status, body]).toMatchObject([400, { code: 'invalid_json_body' }]);
  });
});

describe('sideloads', () => {
  const include = 'include=person,agent,department';

  test('are linked by type and id', async () => {
    const helpdesk = await openHelpdesk();
    const json = newTicket({ agent: 3, department: 5 });
    const id = idOf(await call(helpdesk, 'POST', '/tickets', { json }));
    const { body } = await call(helpdesk, 'GET', `/tickets/${id}?${include}`);
    expect(body).toMatchObject({
      data: { person: 59080, agent: 3, department: 5 },
      linked: { person: { 59080: { name: 'Joe Carter' }, 3: { is_agent: true } }, department: { 5: {} } },
    });
  });

  test('stand in the place of their ids if they are to be inline, also in lists and after a change', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', { json: newTicket({ department: 5 }) }));
    const inline = `${include}&inline_sideloads=1`;
    const changed = await call(helpdesk, 'PUT', `/tickets/${id}?follow_location=1&${inline}`, {
      json: { agent: 3 },
    });
    const whole = {
      person: { id: 59080, primary_email: 'joe@northwind.example' },
      agent: { id: 3, primary_email: 'amelie.dubois@meridian.example' },
      department: { id: 5, title: 'Sales' },
    };
    expect(changed.body).toMatchObject({ data: whole, linked: {} });
    const one = await call(helpdesk, 'GET', `/tickets/${id}?${inline}`);
    expect([one.body.data, one.body['linked']]).toMatchObject([whole, {}]);
    const listed = await call(helpdesk, 'GET', `/tickets?include=agent&inline_sideloads=1`);
    expect(listed.body.data).toMatchObject([{ agent: { id: 3 }, person: 59080, department: 5 }]);
  });
});

describe('unknown properties', () => {
  test('are refused in one of two sentences', async () => {
    const helpdesk = await openHelpdesk();
    const json = newTicket({ nonsense: 1, fields: { 98: 'x', 99: 'y' }, priority_id: 2 });
    const { body } = await call(helpdesk, 'POST', '/tickets', { json });
    expect(body.errors).toEqual({ ...errorAt('extra_fields'), ...errorAt('extra_fields', 'fields') });
    helpdesk.switches.namesExtraFields = true;
    const named = (names: string) => ({
      errors: [{ code: 'extra_fields', message: `Unexpected field names: ${names}` }],
    });
    const again = await call(helpdesk, 'POST', '/tickets', { json });
    expect(again.body.errors).toEqual({
      ...named('nonsense, priority_id'),
      fields: { fields: named('98, 99') },
    });
    const form = fileForm('x', 'x.txt', 'text/plain');
    form.append('folder', 'y');
    const upload = await call(helpdesk, 'POST', '/blobs/temp', { form });
    expect(upload.body.errors).toEqual(named('folder'));
  });
});
