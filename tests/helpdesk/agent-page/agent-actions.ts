import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { textToHtml } from '../sanitise.ts';
import { listStatuses } from '../store/directory.ts';
import { getPerson, getUsableAgent, listAgents, type Person } from '../store/people.ts';
import { addMessage, getTicket, type TicketRow, updateTicket } from '../store/tickets.ts';
import type { World } from '../world.ts';

const answer = z.strictObject({
  message: z.string().refine((text) => text.trim() !== ''),
  isNote: z.boolean(),
});

/**
 * Serves what an agent does on the page: answer a ticket, assign it, set its status. Each is a POST of JSON, answered
 * with 204. The caller lets only the page itself through.
 */
export function agentActions(world: World): Hono {
  const { db } = world;
  const routes = new Hono();

  routes.get('/choices', (context) =>
    context.json({
      agents: usableAgents(world).map(({ id, name }) => ({ id, name })),
      statuses: listStatuses(db).map(({ status_code, title }) => ({ code: status_code, title })),
    }),
  );

  // A reply by an agent makes the ticket wait for the user; a note does not.
  routes.post('/tickets/:id{\\d+}/answer', (context) =>
    act(world, context, answer, (ticket, { message, isNote }) => {
      const { id: person } = agentFor(world, ticket);
      addMessage(world, ticket.id, { person, html: textToHtml(message.trim()), isNote, attachments: [] });
      if (!isNote) updateTicket(db, ticket.id, { status: 'awaiting_user' });
    }),
  );

  const change = z.strictObject({
    agent: z
      .number()
      .refine((id) => getUsableAgent(db, id) !== undefined)
      .nullish(),
    status: z
      .string()
      .refine((code) => listStatuses(db).some(({ status_code }) => status_code === code))
      .optional(),
  });
  routes.post('/tickets/:id{\\d+}/change', (context) =>
    act(world, context, change, (ticket, { agent, status }) => {
      if (agent !== undefined) updateTicket(db, ticket.id, { agent });
      if (status !== undefined) updateTicket(db, ticket.id, { status });
    }),
  );

  return routes;
}

/**
 * Returns the agent who answers on the page: the ticket's own, else the first one who is neither the requester nor the
 * owner of the key that the extension is tried with.
 */
export function agentFor(world: World, ticket: TicketRow): Person {
  const own = ticket.agent === null ? undefined : getUsableAgent(world.db, ticket.agent);
  const agents = usableAgents(world);
  const other = agents.find(({ id }) => id !== ticket.person && id !== 1) ?? agents[0];
  const agent = own ?? other ?? getPerson(world.db, 1);
  if (!agent) throw new Error('The helpdesk has no agent.');
  return agent;
}

function usableAgents(world: World): Person[] {
  const { rows } = listAgents(world.db, { limit: -1, offset: 0 });
  return rows.filter((agent) => !agent.is_deleted && !agent.is_disabled);
}

async function act<T>(
  world: World,
  context: Context,
  schema: z.ZodType<T>,
  change: (ticket: TicketRow, input: T) => void,
): Promise<Response> {
  const ticket = getTicket(world.db, Number(context.req.param('id')));
  if (!ticket) return context.json({ message: 'There is no such ticket.' }, 404);
  const input = schema.safeParse(await context.req.json().catch(() => null));
  if (!input.success) return context.json({ message: 'This cannot be done.' }, 400);
  world.db.transaction(() => change(ticket, input.data));
  return context.body(null, 204);
}
