import type { Context } from 'hono';
import { getDepartment } from '../store/directory.ts';
import { getPerson } from '../store/people.ts';
import type { TicketRow } from '../store/tickets.ts';
import type { World } from '../world.ts';
import { agentJson, personJson, ticketJson } from './json.ts';

interface Sideloaded {
  data: object[];
  linked: object;
}

/**
 * Returns tickets as the API writes them. `?include=person,agent,department` adds those objects to `linked`, by type and
 * id; with `inline_sideloads=1` each of them stands in the ticket in the place of its id, and `linked` is empty (inferred).
 */
export function withSideloads(world: World, context: Context, tickets: readonly TicketRow[]): Sideloaded {
  const wanted = new Set((context.req.query('include') ?? '').split(','));
  const isInline = ['1', 'true'].includes(context.req.query('inline_sideloads') ?? '');
  const linked: Record<string, Record<string, object>> = {};
  const data = tickets.map((ticket) => {
    const included = sideloadsOf(world, ticket).filter(({ name }) => wanted.has(name));
    for (const { type, id, json } of included) linked[type] = { ...linked[type], [id]: json };
    const inlined = included.map(({ name, json }) => [name, json]);
    return { ...ticketJson(world, ticket), ...(isInline && Object.fromEntries(inlined)) };
  });
  return { data, linked: isInline ? {} : linked };
}

function sideloadsOf(
  world: World,
  ticket: TicketRow,
): { name: string; type: string; id: number; json: object }[] {
  const people = (['person', 'agent'] as const).flatMap((name) => {
    const id = ticket[name];
    const person = id === null ? undefined : getPerson(world.db, id);
    if (!person) return [];
    const json = person.is_agent ? agentJson(world, person) : personJson(world, person);
    return [{ name, type: 'person', id: person.id, json }];
  });
  const department = ticket.department === null ? undefined : getDepartment(world.db, ticket.department);
  if (!department) return people;
  const { id, title } = department;
  return [...people, { name: 'department', type: 'department', id, json: { id, title } }];
}
