import { getCustomField, type LookupKind, listLookups } from '../store/directory.ts';
import type { CustomField, Ticket } from '../types.ts';
import type { World } from '../world.ts';

/** Returns the other facts about a ticket as title and text: urgency, priority and so on, and the custom fields. */
export function moreFacts(world: World, ticket: Ticket): { title: string; text: string }[] {
  const lookups: [title: string, kind: LookupKind, id: number | undefined][] = [
    ['Priority', 'priority', ticket.priority],
    ['Category', 'category', ticket.category],
    ['Product', 'product', ticket.product],
    ['Workflow', 'workflow', ticket.workflow],
    ['Brand', 'brand', ticket.brand],
    ['Language', 'language', ticket.language],
    ['Organization', 'organization', ticket.organization],
  ];
  const chosen = lookups.flatMap(([title, kind, id]) => {
    const found = listLookups(world.db, kind).find((entry) => entry.id === id);
    return found ? { title, text: found.title } : [];
  });
  const custom = Object.entries(ticket.fields).flatMap(([id, value]) => {
    const field = getCustomField(world.db, Number(id));
    return field ? { title: field.title, text: textOf(field, value) } : [];
  });
  const urgency = ticket.urgency > 1 ? [{ title: 'Urgency', text: String(ticket.urgency) }] : [];
  return [...urgency, ...chosen, ...custom];
}

function textOf(field: CustomField, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (!Array.isArray(value)) return String(value ?? '');
  return field.choices
    .filter(({ id }) => value.includes(id))
    .map(({ title }) => title)
    .join(', ');
}
