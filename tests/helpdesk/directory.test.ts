import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Helpdesk } from './helpdesk.ts';
import { call, errorAt, idOf, newTicket, openHelpdesk } from './testing.ts';

const list = z.array(z.looseObject({ id: z.number() }));
const paginationOf = (meta: unknown) =>
  z.object({ pagination: z.record(z.string(), z.number()) }).parse(meta).pagination;

async function allAgents(helpdesk: Helpdesk, count: number): Promise<z.infer<typeof list>> {
  const agents = [];
  for (let page = 1; ; page += 1) {
    const { body } = await call(helpdesk, 'GET', `/agents?count=${count}&page=${page}`);
    agents.push(...list.parse(body.data));
    if (page >= (paginationOf(body.meta)['total_pages'] ?? 0)) return agents;
  }
}

describe('paging', () => {
  test('gives 10 unless asked, and never more than 200', async () => {
    const helpdesk = await openHelpdesk({ agents: 250 });
    const usual = await call(helpdesk, 'GET', '/agents');
    expect(usual.body.data).toHaveLength(10);
    expect(paginationOf(usual.body.meta)).toEqual({
      total: 253,
      count: 10,
      per_page: 10,
      current_page: 1,
      total_pages: 26,
    });
    const greedy = await call(helpdesk, 'GET', '/agents?count=1000&page=2');
    expect(paginationOf(greedy.body.meta)).toEqual({
      total: 253,
      count: 53,
      per_page: 200,
      current_page: 2,
      total_pages: 2,
    });
  });

  test.each([10, 33, 200])('%i at a time finds every agent once', async (count) => {
    const helpdesk = await openHelpdesk({ agents: 250 });
    const ids = (await allAgents(helpdesk, count)).map(({ id }) => id);
    expect(ids).toEqual(helpdesk.agents().map(({ id }) => id));
  });

  test('an empty list has one page of nothing', async () => {
    const helpdesk = await openHelpdesk();
    const { body } = await call(helpdesk, 'GET', '/tickets');
    expect([body.data, paginationOf(body.meta)]).toEqual([
      [],
      { total: 0, count: 0, per_page: 10, current_page: 1, total_pages: 1 },
    ]);
  });
});

describe('the directory', () => {
  test('has as many usable agents as asked for, and three that are not, among the others', async () => {
    const helpdesk = await openHelpdesk();
    const agents = await allAgents(helpdesk, 200);
    const isUsable = (agent: (typeof agents)[number]) => !agent['is_deleted'] && !agent['is_disabled'];
    expect(agents.filter(isUsable)).toHaveLength(40);
    expect(agents.filter((agent) => !isUsable(agent)).map(({ id }) => id)).toEqual([7, 19, 33]);
    expect(new Set(agents.map((agent) => agent['primary_email'])).size).toBe(43);
  });

  test('is the same in every helpdesk', async () => {
    const [first, second] = [await openHelpdesk(), await openHelpdesk()];
    expect(first.agents()).toEqual(second.agents());
  });

  test('serves 5,000 agents', async () => {
    const helpdesk = await openHelpdesk({ agents: 5000 });
    const { body } = await call(helpdesk, 'GET', '/agents?count=200&page=26');
    expect(paginationOf(body.meta)).toMatchObject({ total: 5003, total_pages: 26, count: 3 });
  });

  test.each([
    ['/agent_teams', ['id', 'name', 'members']],
    [
      '/ticket_departments',
      ['id', 'parent', 'children', 'title', 'user_title', 'is_tickets_enabled', 'display_order', 'brands'],
    ],
    ['/ticket_priorities', ['id', 'title', 'priority']],
    ['/ticket_categories', ['id', 'title', 'display_order']],
    ['/ticket_products', ['id', 'title', 'display_order']],
    ['/ticket_workflows', ['id', 'title', 'display_order']],
    ['/ticket_statuses', ['status_type', 'status_code', 'title']],
    ['/languages', ['id', 'title']],
    ['/brands', ['id', 'name']],
    ['/organizations', ['id', 'name']],
    ['/ticket_labels', ['label', 'total']],
    ['/ticket_custom_fields', ['id', 'title', 'description', 'widget_type', 'choices', 'default_value']],
  ])('%s has the keys clients read', async (path, keys) => {
    const helpdesk = await openHelpdesk();
    await call(helpdesk, 'POST', '/tickets', { json: newTicket({ labels: ['web'] }) });
    const { body } = await call(helpdesk, 'GET', `${path}?count=1`);
    const [entry, ...more] = z.array(z.record(z.string(), z.unknown())).parse(body.data);
    expect(Object.keys(entry ?? {}).toSorted()).toEqual(keys.toSorted());
    expect([more, paginationOf(body.meta)]).toMatchObject([[], { per_page: 1 }]);
  });

  test('counts the tickets of each label and of each status', async () => {
    const helpdesk = await openHelpdesk();
    for (const [subject, status, labels] of [
      ['one', 'pending', ['web', 'shop']],
      ['two', 'pending', ['web']],
      ['three', 'resolved', []],
    ] as const)
      await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject, status, labels }) });
    expect((await call(helpdesk, 'GET', '/ticket_labels')).body.data).toEqual([
      { label: 'shop', total: 1 },
      { label: 'web', total: 2 },
    ]);
    expect((await call(helpdesk, 'GET', '/tickets/counts')).body.data).toEqual({ pending: 2, resolved: 1 });
  });

  test('has one custom field of each widget type, and layouts that differ', async () => {
    const helpdesk = await openHelpdesk();
    const { body } = await call(helpdesk, 'GET', '/ticket_custom_fields');
    const types = list.parse(body.data).map((field) => field['widget_type']);
    expect(types).toEqual([
      'text',
      'textarea',
      'choice',
      'radio',
      'multichoice',
      'checkbox',
      'toggle',
      'date',
    ]);
    helpdesk.admin.requireField(2, 12);
    const layout = await call(helpdesk, 'GET', '/ticket_layouts/agent/2');
    expect(layout.body.data).toMatchObject({
      fields: expect.arrayContaining([
        {
          field_type: 'ticket_field',
          field_id: 'ticket_field_12',
          required: true,
          options: { on_newticket: true },
        },
        { field_type: 'priority', field_id: 'priority', required: false, options: { on_newticket: true } },
      ]),
    });
    expect((await call(helpdesk, 'GET', '/ticket_layouts/agent/99')).status).toBe(404);
  });

  test('changes behind the back of its clients', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.removeDepartment(2);
    helpdesk.admin.changeAgent(3, { isDisabled: true });
    const ticket = newTicket({ department: 2, agent: 3 });
    const { body } = await call(helpdesk, 'POST', '/tickets', { json: ticket });
    expect(body.errors).toEqual({
      fields: { department: errorAt('bad_choice'), agent: errorAt('bad_choice') },
    });
  });
});

describe('people', () => {
  test('are found by their primary address only', async () => {
    const helpdesk = await openHelpdesk();
    const find = async (email: string) =>
      list
        .parse((await call(helpdesk, 'GET', `/people?primary_email=${email}`)).body.data)
        .map(({ id }) => id);
    expect(await find('Joe@Northwind.example')).toEqual([59080]);
    expect(await find('joe.private@mail.example')).toEqual([]);
    expect(await find('former.2@meridian.example')).toEqual([]);
  });

  test.each(['joe@northwind.example', 'joe.private@mail.example', 'former.2@meridian.example'])(
    'cannot be created with %s, which is taken',
    async (primary_email) => {
      const helpdesk = await openHelpdesk();
      const { status, body } = await call(helpdesk, 'POST', '/people', {
        json: { name: 'X', primary_email },
      });
      expect([status, body.errors]).toEqual([400, errorAt('dupe_email', 'primary_email')]);
    },
  );

  test('are created with a new address', async () => {
    const helpdesk = await openHelpdesk();
    const json = { name: 'Nele Neu', primary_email: 'nele@new.example' };
    const made = await call(helpdesk, 'POST', '/people', { json });
    expect(made.status).toBe(201);
    const { body } = await call(helpdesk, 'GET', `/people/${idOf(made)}`);
    expect(body.data).toMatchObject(json);
  });
});

describe('finding tickets', () => {
  const subjectsOf = (data: unknown) =>
    z
      .array(z.object({ subject: z.string() }))
      .parse(data)
      .map(({ subject }) => subject);

  test('lists them by filter and order, with what is to be included', async () => {
    const helpdesk = await openHelpdesk();
    for (const [subject, agent, labels] of [
      ['one', 1, ['web']],
      ['two', 3, []],
      ['three', 3, ['web', 'shop']],
    ] as const) {
      await call(helpdesk, 'POST', '/tickets', {
        json: newTicket({ subject, agent, labels, fields: { 12: [121] } }),
      });
    }
    const subjects = async (query: string) =>
      subjectsOf((await call(helpdesk, 'GET', `/tickets?${query}`)).body.data);
    expect(await subjects('order_by=date_created&order_dir=desc&count=2')).toEqual(['three', 'two']);
    expect(await subjects('agent=3')).toEqual(['two', 'three']);
    expect(await subjects('labels[]=web&agent=3')).toEqual(['three']);
    expect(await subjects('ticket_field.12=121')).toEqual(['one', 'two', 'three']);
    expect(await subjects('ticket_field.12=122')).toEqual([]);
    expect(await subjects('q=one')).toEqual(['one', 'two', 'three']);
    const { body } = await call(helpdesk, 'GET', '/tickets?include=person,department&count=1');
    expect(body['linked']).toMatchObject({
      person: { 59080: { primary_email: 'joe@northwind.example' } },
      department: { 2: { title: 'Web shop' } },
    });
  });

  test('searches number, ref and subject; the index may lag', async () => {
    const helpdesk = await openHelpdesk();
    const made = await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject: 'Strange fault' }) });
    const { ref } = z.looseObject({ ref: z.string() }).parse(made.body.data);
    const found = async (words: string) => {
      const { body } = await call(helpdesk, 'GET', `/search?q=${words}&types=ticket`);
      const [group] = z
        .object({ grouped_results: z.array(z.object({ type: z.string(), results: z.array(z.unknown()) })) })
        .parse(body.data).grouped_results;
      return subjectsOf(group?.results);
    };
    for (const words of [String(idOf(made)), ref, 'strange'])
      expect(await found(words)).toEqual(['Strange fault']);
    helpdesk.switches.searchLagSeconds = 30;
    expect(await found('strange')).toEqual([]);
    helpdesk.advanceClock(31);
    expect(await found('strange')).toEqual(['Strange fault']);
  });
});
