import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskproClient } from '../../../utils/deskpro/client.ts';
import { Directory, isFresh } from '../../../utils/deskpro/directory.ts';
import { arrangeDepartments, readDirectory } from '../../../utils/deskpro/read-directory.ts';
import type { AppError } from '../../../utils/errors.ts';
import { err, ok } from '../../../utils/result.ts';
import { noon } from '../make-capture.ts';

type Row = Parameters<typeof arrangeDepartments>[0][number];

const row = (id: number, parent: number | null = null, more: Partial<Row> = {}): Row => ({
  id,
  parent,
  title: `D${id}`,
  is_tickets_enabled: true,
  display_order: id,
  ...more,
});

const arranged = (rows: Row[]) =>
  arrangeDepartments(rows).map(({ title, path, selectable }) => [[...path, title].join(' › '), selectable]);

describe('departments', () => {
  test('stand in the helpdesk’s order, children under their parent, which cannot be chosen itself', () => {
    expect(arranged([row(4, 1), row(3), row(2, 1), row(1), row(5, 4)])).toEqual([
      ['D1', false],
      ['D1 › D2', true],
      ['D1 › D4', false],
      ['D1 › D4 › D5', true],
      ['D3', true],
    ]);
  });

  test('of the same rank stand by id', () => {
    expect(arranged([row(9, null, { display_order: 0 }), row(8, null, { display_order: 0 })])).toEqual([
      ['D8', true],
      ['D9', true],
    ]);
  });

  test('that take no tickets are left out, and so is their name in a path', () => {
    expect(arranged([row(1, null, { is_tickets_enabled: false }), row(2, 1)])).toEqual([['D2', true]]);
  });

  test('whose parent is missing stand at the top', () => {
    expect(arranged([row(2, 77)])).toEqual([['D2', true]]);
  });

  test('that are their own ancestors are listed once and can be chosen', () => {
    expect(arranged([row(1, 1)])).toEqual([['D1', true]]);
    expect(arranged([row(1, 2), row(2, 1)])).toEqual([
      ['D1', false],
      ['D1 › D2', true],
    ]);
  });

  test('nested 9,000 deep are all listed, each with the parents next to it', () => {
    const deep = arrangeDepartments(
      Array.from({ length: 9000 }, (_, at) => row(at + 1, at === 0 ? null : at)),
    );
    expect([deep.length, deep.filter(({ selectable }) => selectable).length]).toEqual([9000, 1]);
    expect([deep.at(-1)?.path.length, deep.at(-1)?.path.at(-1)]).toEqual([20, 'D8999']);
  });

  test('of any shape are all listed, each once, and chosen exactly where nothing stands below them', () => {
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.nat(12),
        parent: fc.option(fc.nat(12)),
        display_order: fc.nat(3),
        is_tickets_enabled: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const list = arrangeDepartments(some.map((one) => ({ ...one, title: String(one.id) })));
        const open = some.filter((one) => one.is_tickets_enabled).map((one) => one.id);
        expect(list.map(({ id }) => id).sort()).toEqual([...open].sort());
        const parents = new Set(list.map(({ path }) => path.at(-1)));
        for (const { title, selectable } of list) expect(selectable).toBe(!parents.has(title));
      }),
    );
  });
});

const unused = () => Promise.reject(new Error('not asked for'));

/** Creates a client of a helpdesk whose lists have these rows. Null: the key may not read the list. */
function clientOf(
  lists: Record<string, readonly unknown[] | null>,
  perPage = 2,
): DeskproClient & { asked: string[][] } {
  const asked: string[][] = [];
  const answer = (path: string): unknown => {
    const [name = '', query] = path.split('?');
    const rows = lists[name];
    if (rows === null) return null;
    if (name.startsWith('ticket_layouts/')) return { data: { fields: rows ?? [] } };
    const page = Number(new URLSearchParams(query).get('page'));
    const pages = Math.max(1, Math.ceil((rows ?? []).length / perPage));
    const data = (rows ?? []).slice((page - 1) * perPage, page * perPage);
    return { data, meta: { pagination: { total_pages: pages, current_page: page } } };
  };
  return {
    asked,
    discover: unused,
    me: unused,
    uploadBlob: unused,
    createTicket: unused,
    checkCreateRight: unused,
    isBlobAttached: unused,
    listTicketsLabelled: unused,
    listNewestTickets: unused,
    listAttachedBlobs: unused,
    getTicket: unused,
    updateTicket: unused,
    searchTickets: unused,
    addMessage: unused,
    listMessages: unused,
    getTickets: unused,
    readReply: unused,
    async getMany(paths) {
      if (paths.length > 0) asked.push([...paths]);
      return ok(new Map(paths.map((path) => [path, answer(path)])));
    },
  };
}

async function read(lists: Parameters<typeof clientOf>[0]) {
  const directory = await readDirectory(clientOf(lists), noon, null);
  if (!directory.ok) throw new Error(directory.error.code);
  return directory.value;
}

describe('agents', () => {
  test('are the usable ones of every page, by name, with the name they show', async () => {
    const { agents } = await read({
      agents: [
        { id: 4, name: 'Zoë', primary_email: 'zoe@desk.example' },
        { id: '2', name: 'A. Muster', display_name: 'Änne Muster', primary_email: null },
        { id: 3, name: 'Gone', is_deleted: true },
        { id: 5, name: 'Away', is_disabled: true },
        { name: 'Without an id' },
        { id: 1, name: 'Zoë', display_name: '', primary_email: 'zoe.1@desk.example' },
      ],
    });
    expect(agents).toEqual([
      { id: 2, name: 'Änne Muster', email: '' },
      { id: 1, name: 'Zoë', email: 'zoe.1@desk.example' },
      { id: 4, name: 'Zoë', email: 'zoe@desk.example' },
    ]);
  });
});

describe('a stored directory', () => {
  const agent = { id: 1, name: 'Ana', email: '' };
  const department = { id: 1, title: 'Support', path: ['Europe'], selectable: true };
  const stored = (patch: object) =>
    Directory.safeParse({
      ...{ readAt: 1, agents: [agent], departments: [department], fields: [], layouts: {} },
      ...patch,
    }).success;

  test.each<[string, object]>([
    ['no list of agents', { agents: null }],
    ['an agent that is none', { agents: [agent, null] }],
    ['an agent whose number is text', { agents: [{ ...agent, id: '1' }] }],
    ['an agent without a number', { agents: [{ ...agent, id: Number.NaN }] }],
    ['an agent without a name', { agents: [{ id: 1, email: '' }] }],
    ['an agent whose address is none', { agents: [{ ...agent, email: null }] }],
    ['a department of an earlier shape', { departments: [{ id: 1, title: 'Support' }] }],
    ['a department whose parents are numbers', { departments: [{ ...department, path: [1] }] }],
    ['a department that says nothing of being chosen', { departments: [{ ...department, selectable: 1 }] }],
  ])('with %s counts as none', (_what, patch) => {
    expect(stored(patch)).toBe(false);
  });

  test('of 50,000 agents and 9,000 nested departments is checked in less time than its text is parsed', () => {
    const agents = Array.from({ length: 50_000 }, (_, at) => ({ ...agent, id: at + 1 }));
    const path = Array.from({ length: 20 }, (_, at) => `D${at}`);
    const departments = Array.from({ length: 9000 }, (_, at) => ({ ...department, id: at + 1, path }));
    const text = JSON.stringify({ agents, departments });
    const shortest = (work: () => void) => {
      const times = Array.from({ length: 5 }, () => {
        const startedAt = performance.now();
        work();
        return performance.now() - startedAt;
      });
      return Math.min(...times);
    };
    const parsing = shortest(() => void JSON.parse(text));
    const checking = shortest(() => expect(stored({ agents, departments })).toBe(true));
    expect(checking).toBeLessThan(parsing);
  });
});

test('of a list that is longer than 50,000 rows the first are read, and the directory says so', async () => {
  const pages = new Set<string>();
  const client = clientOf({});
  client.getMany = async (paths) => {
    for (const path of paths) if (path.startsWith('agents')) pages.add(path);
    const page = { data: [], meta: { pagination: { total_pages: 1000, current_page: 1 } } };
    return ok(new Map(paths.map((path) => [path, path.startsWith('agents') ? page : null])));
  };
  const directory = await readDirectory(client, noon, null);
  expect([pages.size, directory.ok && directory.value.isCut]).toEqual([250, true]);
  expect((await read({ agents: [{ id: 1, name: 'x'.repeat(5_000_000) }] })).agents[0]?.name).toHaveLength(
    1000,
  );
});

test('the forms of the first 1,000 departments are read, the next time too, and of the others none is known', async () => {
  const rows = Array.from({ length: 1500 }, (_, at) => ({ id: at + 1, title: `D${at}` }));
  const layoutsAsked = ({ asked }: { asked: string[][] }) =>
    asked.flat().filter((path) => path.startsWith('ticket_layouts')).length;
  const first = clientOf({ ticket_departments: rows }, 200);
  const before = await readDirectory(first, noon, null);
  if (!before.ok) throw new Error(before.error.code);
  const { layouts, departments } = before.value;
  expect([departments.length, Object.keys(layouts).length, layoutsAsked(first)]).toEqual([1500, 1000, 1000]);
  const every = Object.fromEntries(rows.map(({ id }) => [id, []]));
  const again = clientOf({ ticket_departments: rows }, 200);
  await readDirectory(again, noon, { ...before.value, layouts: every });
  expect(layoutsAsked(again)).toBe(1000);
});

test('a directory is read in two calls: every list’s first page, then what is left and the layouts of the queues', async () => {
  const client = clientOf({
    agents: [{ id: 1 }, { id: 2 }, { id: 3 }],
    ticket_departments: [
      { id: 1, title: 'Support' },
      { id: 2, title: 'Shop', parent: 1 },
    ],
  });
  await readDirectory(client, noon, null);
  expect(client.asked.map((paths) => paths.length)).toEqual([12, 2]);
  expect(client.asked[1]).toEqual(['agents?count=200&page=2', 'ticket_layouts/agent/2']);
});

describe('a key that may not see one list still gets the others', () => {
  const departments = [{ id: 1, title: 'Support' }];

  test('departments without agents', async () => {
    expect(await read({ agents: null, ticket_departments: departments })).toMatchObject({
      agents: [],
      departments: [{ title: 'Support' }],
    });
  });

  test('agents without departments', async () => {
    expect(await read({ agents: [{ id: 1, name: 'Ana' }], ticket_departments: null })).toMatchObject({
      agents: [{ name: 'Ana' }],
      departments: [],
    });
  });

  test('and a field whose choices it may not read is no field', async () => {
    const { fields } = await read({
      ticket_priorities: null,
      ticket_categories: [{ id: 1, title: 'Fault' }],
    });
    expect(fields.map(({ key }) => key)).toEqual(['category', 'urgency', 'labels', 'cc']);
  });
});

test.each<AppError>([
  { code: 'key-rejected', host: 'desk.example.com' },
  { code: 'timeout', host: 'desk.example.com' },
])('after $code there is no directory', async (error) => {
  const client = { ...clientOf({}), getMany: async () => err(error) };
  expect(await readDirectory(client, noon, null)).toEqual(err(error));
});

const hour = 60 * 60 * 1000;

test.each([
  ['just read', noon, true],
  ['a little under an hour old', noon - hour + 1, true],
  ['an hour old', noon - hour, false],
  ['from the future, after a clock change', noon + 1, false],
])('a directory that is %s needs no request: %s', (_age, readAt, expected) => {
  expect(isFresh({ readAt, agents: [], departments: [], fields: [], layouts: {} }, noon)).toBe(expected);
});

test('a directory that was never read is not fresh', () => {
  expect(isFresh(null, noon)).toBe(false);
});
