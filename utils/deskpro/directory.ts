import * as z from 'zod/mini';
import { Layout, TicketField } from './fields.ts';
import { rowsThat, type Unchecked } from './rows-that.ts';

/** An agent a ticket can be assigned to. */
export interface Agent {
  id: number;
  name: string;
  email: string;
}

/** A ticket department. `path` has its parents' titles, outermost first. `selectable`: it has no children. */
export interface Department {
  id: number;
  title: string;
  path: string[];
  selectable: boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';

const isAgent = ({ id, name, email }: Unchecked<Agent>): boolean =>
  Number.isFinite(id) && isText(name) && isText(email);

const isDepartment = ({ id, title, path, selectable }: Unchecked<Department>): boolean =>
  Number.isFinite(id) &&
  isText(title) &&
  typeof selectable === 'boolean' &&
  Array.isArray(path) &&
  path.every(isText);

/** The helpdesk's people and queues as last read; `readAt` is epoch milliseconds. */
export const Directory = z.object({
  readAt: z.number(),
  agents: rowsThat(isAgent),
  departments: rowsThat(isDepartment),
  /** Every field the helpdesk uses. */
  fields: z.array(TicketField),
  /** The new-ticket form of each department, by department id. The form of a missing department is not known. */
  layouts: z.record(z.string(), Layout),
  /** Whether a list has more rows than were read. */
  isCut: z.optional(z.boolean()),
});
export type Directory = z.infer<typeof Directory>;

const freshForMs = 60 * 60 * 1000;

/**
 * Whether a directory is fresh enough to be used without a request. A directory from the future, after a clock change,
 * is not.
 */
export function isFresh(directory: Directory | null, now: number): boolean {
  return directory !== null && directory.readAt <= now && now - directory.readAt < freshForMs;
}
