import { getDefaultDepartment, getLayout } from '../store/directory.ts';
import { addPerson } from '../store/people.ts';
import { addTicket, isDuplicate, type TicketColumns } from '../store/tickets.ts';
import type { World } from '../world.ts';
import { isBlankValue } from './custom-field-input.ts';
import { addError, type ErrorTree, invalidAt, invalidInput } from './errors.ts';
import type { NewTicketInput, Requester } from './ticket-input.ts';

/**
 * Creates the ticket, and its requester if new, in one transaction. Returns the ticket's id; throws the 400 otherwise.
 */
export function createTicket(world: World, input: NewTicketInput): number {
  const { message, person, subject, ...rest } = input;
  const department = rest.department ?? getDefaultDepartment(world.db) ?? null;
  const fields = rest.fields ?? {};
  checkRequired(world, department, { ...rest, fields });
  return world.db.transaction(() => {
    const requester = resolveRequester(world, person);
    const columns: TicketColumns = {
      subject,
      person: requester,
      agent: rest.agent ?? null,
      agent_team: rest.agent_team ?? null,
      department,
      brand: rest.brand ?? 1,
      language: rest.language ?? null,
      priority: rest.priority ?? null,
      category: rest.category ?? null,
      product: rest.product ?? null,
      workflow: rest.workflow ?? null,
      organization: rest.organization ?? null,
      parent: rest.parent ?? null,
      status: rest.status ?? 'awaiting_agent',
      urgency: rest.urgency ?? 1,
      labels: rest.labels ?? [],
      cc: rest.cc ?? [],
      fields,
      suppress_user_notify: rest.suppress_user_notify ?? false,
    };
    if (isDuplicate(world, columns, message.html)) throw invalidAt([], 'dupe_ticket');
    return addTicket(world, columns, {
      person: requester,
      html: message.html,
      isNote: false,
      attachments: message.attachments,
    });
  });
}

/** Returns the requester's id, and creates the requester if new. */
export function resolveRequester(world: World, requester: Requester): number {
  return requester.kind === 'known' ? requester.id : addPerson(world.db, requester);
}

function checkRequired(
  world: World,
  department: number | null,
  input: { fields: Record<string, unknown> } & Record<string, unknown>,
): void {
  if (department === null) return;
  const tree: ErrorTree = {};
  for (const field of getLayout(world.db, department)) {
    if (!field.required || !field.onNewTicket) continue;
    if (field.customFieldId === undefined) {
      if (isBlankValue(input[field.fieldType])) addError(tree, [field.fieldType], 'required');
    } else if (isBlankValue(input.fields[field.customFieldId])) {
      addError(tree, ['fields', `fields_${field.customFieldId}`], 'required');
    }
  }
  if (tree.fields) throw invalidInput(tree);
}
