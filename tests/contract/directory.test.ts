import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../utils/deskpro/directory.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { clientOf, hostOf, wire } from './wire.ts';

async function read(helpdesk: Helpdesk) {
  const directory = await readDirectory(clientOf(helpdesk), 1);
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
    helpdesk.admin.denyRights('full', ['directory.list']);
    const directory = await read(helpdesk);
    expect(directory.agents).toHaveLength(40);
    expect(directory.departments).toEqual([]);
    expect(directory.fields.map(({ key }) => key)).toEqual(['urgency', 'labels', 'cc']);
  });

  test('is not half a list where its second page fails', async () => {
    const helpdesk = await openHelpdesk({ agents: 250 });
    helpdesk.faults.add({ match: { path: '/batch', nth: 2 }, effect: { kind: 'status', status: 502 } });
    expect(await readDirectory(clientOf(helpdesk), 1)).toEqual({
      ok: false,
      error: { code: 'server-trouble', host: hostOf(helpdesk), status: 502 },
    });
  });
});
