import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';
import type { DeskproClient } from './client.ts';
import type { DepartmentRow } from './schemas.ts';

/** An agent a ticket can be assigned to. */
export const Agent = z.object({ id: z.number(), name: z.string(), email: z.string() });
export type Agent = z.infer<typeof Agent>;

/** A ticket department. `path` names its parents, outermost first; only one without children can be chosen. */
export const Department = z.object({
  id: z.number(),
  title: z.string(),
  path: z.array(z.string()),
  selectable: z.boolean(),
});
export type Department = z.infer<typeof Department>;

/** The helpdesk's people and queues as last read; `readAt` is epoch milliseconds. */
export const Directory = z.object({
  readAt: z.number(),
  agents: z.array(Agent),
  departments: z.array(Department),
});
export type Directory = z.infer<typeof Directory>;

const freshForMs = 60 * 60 * 1000;

/** Whether a directory still needs no request. One from the future, after a clock change, does. */
export function isFresh(directory: Directory | null, now: number): boolean {
  return directory !== null && directory.readAt <= now && now - directory.readAt < freshForMs;
}

/** Reads the whole directory. A key that may not list agents or departments still gets the other. */
export async function readDirectory(client: DeskproClient, now: number): Promise<AppResult<Directory>> {
  const [agents, departments] = await Promise.all([client.listAgents(), client.listDepartments()]);
  if (!agents.ok && agents.error.code !== 'forbidden') return agents;
  if (!departments.ok && departments.error.code !== 'forbidden') return departments;
  const byName = new Intl.Collator().compare;
  return ok({
    readAt: now,
    agents: (agents.ok ? agents.value : [])
      .filter((row) => !row.is_deleted && !row.is_disabled)
      .map((row) => ({ id: row.id, name: row.display_name || row.name, email: row.primary_email ?? '' }))
      .sort((a, b) => byName(a.name, b.name) || a.id - b.id),
    departments: arrangeDepartments(departments.ok ? departments.value : []),
  });
}

type Row = z.infer<typeof DepartmentRow>;

/** In the helpdesk's order, children under their parent. A parent that is missing or its own ancestor counts as none. */
export function arrangeDepartments(rows: Row[]): Department[] {
  const open = rows.filter((row) => row.is_tickets_enabled);
  const ids = new Set(open.map((row) => row.id));
  const childrenOf = Map.groupBy(
    open.toSorted((a, b) => a.display_order - b.display_order || a.id - b.id),
    (row) => (row.parent !== null && ids.has(row.parent) ? row.parent : null),
  );
  const arranged: Department[] = [];
  const seen = new Set<number>();
  const visit = (row: Row, path: string[]): void => {
    if (seen.has(row.id)) return;
    seen.add(row.id);
    const children = (childrenOf.get(row.id) ?? []).filter((child) => !seen.has(child.id));
    arranged.push({ id: row.id, title: row.title, path, selectable: children.length === 0 });
    for (const child of children) visit(child, [...path, row.title]);
  };
  for (const row of childrenOf.get(null) ?? []) visit(row, []);
  for (const row of open) visit(row, []);
  return arranged;
}
