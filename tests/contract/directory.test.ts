import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../utils/deskpro/read-directory.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { clientOf, hostOf, wire } from './wire.ts';

async function read(helpdesk: Helpdesk) {
  const directory = await readDirectory(clientOf(helpdesk), 1, null);
  if (!directory.ok) throw new Error(directory.error.code);
  return directory.value;
}

const usable = (helpdesk: Helpdesk) =>
  helpdesk.agents().filter(({ isDeleted, isDisabled }) => !isDeleted && !isDisabled);

describe('agents', () => {
  test.each([1, 40, 250])('%i are all listed', async (agents) => {
    const helpdesk = await openHelpdesk({ agents });
    const listed = (await read(helpdesk)).agents;
    expect(usable(helpdesk)).toHaveLength(agents);
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(usable(helpdesk).map(({ id }) => id)));
    expect(listed).toHaveLength(agents);
  });

  test('and all the rest take two requests, 250 of them too', async () => {
    const helpdesk = await openHelpdesk({ agents: 250 });
    await read(helpdesk);
    expect(wire(helpdesk).filter((request) => request === 'POST /batch')).toHaveLength(2);
  });

  test('who are deleted or disabled are dropped', async () => {
    const helpdesk = await openHelpdesk({ agents: 3 });
    const [first, second, third] = usable(helpdesk);
    if (!first || !second || !third) throw new Error('three agents');
    helpdesk.admin.changeAgent(first.id, { isDeleted: true });
    helpdesk.admin.changeAgent(second.id, { isDisabled: true });
    expect((await read(helpdesk)).agents).toEqual([{ id: third.id, name: third.name, email: third.email }]);
  });

  test('are sorted by name', async () => {
    const names = (await read(await openHelpdesk())).agents.map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator().compare));
  });
});

describe('departments', () => {
  test('stand in the helpdesk’s order under their parents, and a parent cannot be chosen', async () => {
    const { departments } = await read(await openHelpdesk());
    expect(
      departments.map(({ path, title, selectable }) => [[...path, title].join(' › '), selectable]),
    ).toEqual([
      ['Support', false],
      ['Support › Web shop', true],
      ['Support › Billing', true],
      ['Support › Hardware', true],
      ['Sales', true],
      ['Human Resources', true],
      ['Logistics', false],
      ['Logistics › Warehouse', true],
      ['Logistics › Returns & carriers', true],
      ['Kundenservice für Geschäftskunden und öffentliche Einrichtungen', true],
    ]);
  });

  test('that can be chosen are those the helpdesk takes a ticket for', async () => {
    const helpdesk = await openHelpdesk();
    const client = clientOf(helpdesk);
    for (const { id, title, selectable } of (await read(helpdesk)).departments) {
      const created = await client.createTicket({
        subject: title,
        person: 'joe@northwind.example',
        message: { message: '<p>Hello</p>', format: 'html' },
        department: id,
      });
      expect([title, created.ok]).toEqual([title, selectable]);
    }
  });
});

describe('a directory', () => {
  test('is the same where empty maps come as lists', async () => {
    const [plain, listed] = await Promise.all([openHelpdesk(), openHelpdesk({ emptyAsArray: true })]);
    expect(await read(listed)).toEqual(await read(plain));
  });

  test('has the departments where the key may not list agents', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.denyRights('full', ['agents.list']);
    const directory = await read(helpdesk);
    expect(directory.agents).toEqual([]);
    expect(directory.departments).toHaveLength(10);
  });

  test('has the agents where the key may not list departments', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.denyRights('full', ['departments.list', 'fields.list', 'directory.list']);
    const directory = await read(helpdesk);
    expect(directory.agents).toHaveLength(40);
    expect(directory.departments).toEqual([]);
    expect(directory.fields.map(({ key }) => key)).toEqual(['urgency', 'labels', 'cc']);
  });

  test('is not half a list where its second page fails', async () => {
    const helpdesk = await openHelpdesk({ agents: 250 });
    helpdesk.faults.add({ match: { path: '/batch', nth: 2 }, effect: { kind: 'status', status: 502 } });
    expect(await readDirectory(clientOf(helpdesk), 1, null)).toEqual({
      ok: false,
      error: { code: 'server-trouble', host: hostOf(helpdesk), status: 502, foreign: 502 },
    });
  });
});

describe('reading it again', () => {
  test('takes one request while it has not grown, and has what an admin changed', async () => {
    const helpdesk = await openHelpdesk({ agents: 250 });
    const known = await read(helpdesk);
    helpdesk.admin.requireField(5, 13);
    helpdesk.clearRequests();
    const again = await readDirectory(clientOf(helpdesk), 2, known);
    expect(wire(helpdesk)).toEqual(['POST /batch']);
    expect(again).toMatchObject({
      ok: true,
      value: { agents: known.agents, departments: known.departments },
    });
    expect(again.ok && again.value.layouts[5]).toContainEqual({ key: 'fields.13', required: true });
  });

  test('has a department that came meanwhile, with its form, and not one that went', async () => {
    const helpdesk = await openHelpdesk();
    const known = await read(helpdesk);
    helpdesk.admin.addDepartment({ id: 77, title: 'Repairs' });
    helpdesk.admin.requireField(77, 12);
    helpdesk.admin.removeDepartment(5);
    const again = await readDirectory(clientOf(helpdesk), 2, known);
    expect(again.ok && again.value.layouts[77]).toEqual([{ key: 'fields.12', required: true }]);
    expect(again.ok && Object.keys(again.value.layouts)).not.toContain('5');
  });
});

test('300 departments have each its form, those of the second page too', async () => {
  const helpdesk = await openHelpdesk({ agents: 1 });
  for (let id = 100; id < 400; id += 1) helpdesk.admin.addDepartment({ id, title: `Queue ${id}` });
  helpdesk.admin.requireField(399, 12);
  const { departments, layouts } = await read(helpdesk);
  expect(departments).toHaveLength(310);
  expect(layouts[399]).toEqual([{ key: 'fields.12', required: true }]);
});

describe('what the helpdesk fails at by itself', () => {
  const failAt = (helpdesk: Helpdesk, path: RegExp) =>
    helpdesk.faults.add({ match: { path }, times: Infinity, effect: { kind: 'status', status: 500 } });

  test('is a field the form does without', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({
      match: { path: /batch/ },
      times: Infinity,
      effect: { kind: 'status', status: 404 },
    });
    failAt(helpdesk, /ticket_products|ticket_layouts.agent.2$/);
    const { fields, agents, layouts } = await read(helpdesk);
    expect(fields.map(({ key }) => key)).toContain('priority');
    expect(fields.map(({ key }) => key)).not.toContain('product');
    expect([agents.length, layouts[2], layouts[3]?.length]).toEqual([40, [], 4]);
  });

  test('is no directory where it is the agents', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({
      match: { path: /batch/ },
      times: Infinity,
      effect: { kind: 'status', status: 404 },
    });
    failAt(helpdesk, /agents/);
    expect(await readDirectory(clientOf(helpdesk), 1, null)).toMatchObject({
      ok: false,
      error: { status: 500 },
    });
  });
});
