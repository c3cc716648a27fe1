import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';
import type { DeskproClient } from './client.ts';
import type { Department, Directory } from './directory.ts';
import { arrangeFields, arrangeLayout } from './fields.ts';
import {
  CustomFieldRow,
  DepartmentRow,
  LayoutRow,
  listOf,
  PersonRow,
  StatusRow,
  TitledRow,
} from './schemas.ts';

const pageSize = 200;
/** 50,000 rows of a list. Further rows are not read, and the directory's `isCut` says so. */
const pageLimit = 250;

/**
 * 1,000 organisations: a helpdesk may have one for each customer. Its field says that there are more. If none is
 * chosen, the helpdesk decides.
 */
const organizationPages = 5;
const limitOf = (name: string) => (name === 'organizations' ? organizationPages : pageLimit);

/** The most departments whose forms are read; other departments' forms are not known. */
const layoutLimit = 1000;

const lists = [
  'agents',
  'ticket_departments',
  'agent_teams',
  'ticket_statuses',
  'ticket_priorities',
  'ticket_categories',
  'ticket_products',
  'ticket_workflows',
  'brands',
  'languages',
  'organizations',
  'ticket_custom_fields',
];

const pagePath = (name: string, page: number) => `${name}?count=${pageSize}&page=${page}`;
const layoutPath = (departmentId: number | string) => `ticket_layouts/agent/${departmentId}`;

/** Returns the paths of the pages after the first that this many rows take. */
const furtherPaths = (name: string, rows: readonly unknown[] = []): string[] =>
  Array.from({ length: Math.ceil(rows.length / pageSize) }, (_, at) => pagePath(name, at + 1)).slice(1);

/** A directory without agents and departments is useless; if another list fails, its field counts as not used. */
const mayFail = (path: string): boolean => !/^(agents|ticket_departments)\b/.test(path);

/**
 * Reads the whole directory. Takes one call if the directory has not grown since `known` was read, otherwise two, or a
 * few if it is large. What the key may not read is left out.
 */
export async function readDirectory(
  client: Pick<DeskproClient, 'getMany'>,
  now: number,
  known: Directory | null,
): Promise<AppResult<Directory>> {
  const expected = [
    ...furtherPaths('agents', known?.agents),
    ...furtherPaths('ticket_departments', known?.departments),
    ...furtherPaths('organizations', known?.fields.find(({ key }) => key === 'organization')?.choices),
    ...Object.keys(known?.layouts ?? {})
      .slice(0, layoutLimit)
      .map((id) => layoutPath(id)),
  ];
  const all = new Map<string, unknown>();
  const read = <T>(name: string, row: z.ZodMiniType<T>): T[] =>
    pagesOf(name, all.get(pagePath(name, 1))).flatMap((page) => rowsOf(all.get(pagePath(name, page)), row));
  const queues = () =>
    arrangeDepartments(read('ticket_departments', DepartmentRow)).filter(({ selectable }) => selectable);
  let wanted = [...lists.map((name) => pagePath(name, 1)), ...expected];
  while (wanted.length > 0) {
    const some = await client.getMany(wanted, { mayFail });
    if (!some.ok) return some;
    for (const [path, answer] of some.value) all.set(path, answer);
    wanted = [
      ...lists.flatMap((name) =>
        pagesOf(name, all.get(pagePath(name, 1))).map((page) => pagePath(name, page)),
      ),
      ...queues()
        .slice(0, layoutLimit)
        .map(({ id }) => layoutPath(id)),
    ].filter((path) => !all.has(path));
  }
  const byName = new Intl.Collator().compare;
  const cut = lists.filter((name) => pageCount(all.get(pagePath(name, 1))) > limitOf(name));
  const isCut = cut.some((name) => name !== 'organizations');
  return ok({
    readAt: now,
    ...(isCut && { isCut }),
    agents: read('agents', PersonRow)
      .filter((row) => !row.is_deleted && !row.is_disabled)
      .map((row) => ({ id: row.id, name: row.display_name || row.name, email: row.primary_email ?? '' }))
      .sort((a, b) => byName(a.name, b.name) || a.id - b.id),
    departments: arrangeDepartments(read('ticket_departments', DepartmentRow)),
    fields: arrangeFields(
      {
        teams: read('agent_teams', TitledRow),
        statuses: read('ticket_statuses', StatusRow),
        priorities: read('ticket_priorities', TitledRow),
        categories: read('ticket_categories', TitledRow),
        products: read('ticket_products', TitledRow),
        workflows: read('ticket_workflows', TitledRow),
        brands: read('brands', TitledRow),
        languages: read('languages', TitledRow),
        organizations: read('organizations', TitledRow).toSorted((a, b) => byName(a.name, b.name)),
        custom: read('ticket_custom_fields', CustomFieldRow),
      },
      cut.includes('organizations') ? ['organization'] : [],
    ),
    layouts: Object.fromEntries(
      queues().flatMap(({ id }) => {
        if (!all.has(layoutPath(id))) return [];
        const reply = LayoutReply.safeParse(all.get(layoutPath(id)));
        return [[id, reply.success ? arrangeLayout(reply.data.data.fields) : []]];
      }),
    ),
  });
}

const LayoutReply = z.object({ data: z.object({ fields: z.array(LayoutRow) }) });

/** Returns the valid rows of a page; none if the page could not be read. */
function rowsOf<T>(page: unknown, row: z.ZodMiniType<T>): T[] {
  const parsed = listOf(z.unknown()).safeParse(page);
  return (parsed.success ? parsed.data.data : []).flatMap((one) => {
    const understood = row.safeParse(one);
    return understood.success ? [understood.data] : [];
  });
}

/** Returns the page numbers of a list, as its first page reports them, up to the list's limit. */
function pagesOf(name: string, firstPage: unknown): number[] {
  return Array.from({ length: Math.min(pageCount(firstPage), limitOf(name)) }, (_, at) => at + 1);
}

function pageCount(firstPage: unknown): number {
  const parsed = listOf(z.unknown()).safeParse(firstPage);
  return parsed.success ? (parsed.data.meta.pagination?.total_pages ?? 1) : 1;
}

type Row = z.infer<typeof DepartmentRow>;

/** The most parents that a department's path names: the nearest ones. */
const deepestPath = 20;

/**
 * Returns the departments in the helpdesk's order, children after their parent. A parent that is missing or is its own
 * ancestor counts as none.
 */
export function arrangeDepartments(rows: Row[]): Department[] {
  const open = rows.filter((row) => row.is_tickets_enabled);
  const ids = new Set(open.map((row) => row.id));
  const childrenOf = Map.groupBy(
    open.toSorted((a, b) => a.display_order - b.display_order || a.id - b.id),
    (row) => (row.parent !== null && ids.has(row.parent) ? row.parent : null),
  );
  const arranged: Department[] = [];
  const seen = new Set<number>();
  const top = [...(childrenOf.get(null) ?? []), ...open].map((row) => ({ row, path: [] as string[] }));
  const ahead = top.reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const { row, path } = next;
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    const children = (childrenOf.get(row.id) ?? []).filter((child) => !seen.has(child.id));
    arranged.push({ id: row.id, title: row.title, path, selectable: children.length === 0 });
    const below = [...path, row.title].slice(-deepestPath);
    ahead.push(...children.reverse().map((child) => ({ row: child, path: below })));
  }
  return arranged;
}
