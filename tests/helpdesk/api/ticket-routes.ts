import { Hono } from 'hono';
import { getBlob } from '../store/blobs.ts';
import { getDepartment } from '../store/directory.ts';
import { getPerson } from '../store/people.ts';
import {
  addMessage,
  getTicket,
  listAttachments,
  listMessages,
  listTickets,
  type TicketRow,
  updateTicket,
} from '../store/tickets.ts';
import type { World } from '../world.ts';
import { createTicket, resolveRequester } from './create-ticket.ts';
import { type ApiEnv, idParameter, requireRight } from './env.ts';
import { envelope, paged, pageEnvelope, readPage } from './envelope.ts';
import { notFound } from './errors.ts';
import { agentJson, blobJson, messageJson, personJson, ticketJson } from './json.ts';
import { messageInput, newTicketInput, ticketChangeInput } from './ticket-input.ts';
import { readTicketQuery } from './ticket-query.ts';
import { readInput } from './validate.ts';

export function ticketRoutes(world: World): Hono<ApiEnv> {
  const { db } = world;
  const routes = new Hono<ApiEnv>();
  const find = (id: number): TicketRow => {
    const ticket = getTicket(db, id);
    if (!ticket) throw notFound();
    return ticket;
  };

  routes.post('/tickets', async (context) => {
    requireRight(context, 'tickets.create');
    const id = createTicket(world, await readInput(context, newTicketInput(world)));
    const ticket = find(id);
    const linked = link(world, [ticket], context.req.query('include'));
    return context.json(envelope(world, ticketJson(world, ticket), { linked }), 201, {
      location: `${world.canonicalUrl()}/api/v2/tickets/${id}`,
    });
  });

  routes.get('/tickets', (context) => {
    requireRight(context, 'tickets.list');
    const page = readPage(context);
    const { total, rows } = listTickets(db, {
      ...readTicketQuery(new URL(context.req.url).searchParams),
      ...page,
    });
    const linked = link(world, rows, context.req.query('include'));
    const data = rows.map((row) => ticketJson(world, row));
    return context.json(pageEnvelope(world, page, total, data, linked));
  });

  routes.get('/tickets/:id', (context) => {
    requireRight(context, 'tickets.list');
    const ticket = find(idParameter(context));
    const linked = link(world, [ticket], context.req.query('include'));
    return context.json(envelope(world, ticketJson(world, ticket), { linked }));
  });

  routes.put('/tickets/:id', async (context) => {
    requireRight(context, 'tickets.update');
    const { id } = find(idParameter(context));
    const { person, ...columns } = await readInput(context, ticketChangeInput(world));
    db.transaction(() => {
      const given = Object.entries(columns).filter(([, value]) => value !== undefined);
      updateTicket(db, id, Object.fromEntries(given));
      if (person) updateTicket(db, id, { person: resolveRequester(world, person) });
    });
    if (context.req.query('follow_location') !== '1') return context.body(null, 204);
    return context.json(envelope(world, ticketJson(world, find(id))));
  });

  routes.get('/tickets/:id/messages', (context) => {
    requireRight(context, 'tickets.list');
    const messages = listMessages(db, find(idParameter(context)).id);
    return context.json(paged(world, context, messages.map(messageJson)));
  });

  routes.post('/tickets/:id/messages', async (context) => {
    requireRight(context, 'tickets.update');
    const { id } = find(idParameter(context));
    const input = await readInput(context, messageInput(world));
    const author = context.get('actor').id;
    const added = db.transaction(() => addMessage(world, id, { ...input, person: author }));
    const message = listMessages(db, id).find((known) => known.id === added);
    if (!message) throw notFound();
    return context.json(envelope(world, messageJson(message)), 201);
  });

  routes.get('/tickets/:id/attachments', (context) => {
    requireRight(context, 'tickets.list');
    const attachments = listAttachments(db, find(idParameter(context)).id).map((attachment) => {
      const blob = getBlob(world, attachment.auth);
      return {
        id: attachment.id,
        blob: blob ? blobJson(world, blob) : null,
        message: attachment.message,
        is_inline: attachment.is_inline,
      };
    });
    return context.json(paged(world, context, attachments));
  });

  return routes;
}

/** Returns what `?include=person,department,agent` adds under `linked`. */
function link(world: World, tickets: readonly TicketRow[], include = ''): object {
  const linked: { person?: Record<string, object>; department?: Record<string, object> } = {};
  const wanted = new Set(include.split(','));
  for (const ticket of tickets) {
    const people = [wanted.has('person') ? ticket.person : null, wanted.has('agent') ? ticket.agent : null];
    for (const id of people) {
      const person = id === null ? undefined : getPerson(world.db, id);
      if (!person) continue;
      linked.person ??= {};
      linked.person[person.id] = person.is_agent ? agentJson(world, person) : personJson(world, person);
    }
    const department = ticket.department === null ? undefined : getDepartment(world.db, ticket.department);
    if (wanted.has('department') && department) {
      linked.department ??= {};
      linked.department[department.id] = { id: department.id, title: department.title };
    }
  }
  return linked;
}
