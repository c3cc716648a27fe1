import { type Context, Hono } from 'hono';
import { getBlob } from '../store/blobs.ts';
import {
  addMessage,
  countByStatus,
  getTicket,
  listAttachments,
  listMessages,
  listTickets,
  removeTicket,
  type TicketRow,
  updateTicket,
} from '../store/tickets.ts';
import type { World } from '../world.ts';
import { createTicket, resolveRequester } from './create-ticket.ts';
import { type ApiEnv, idParameter, requireRight } from './env.ts';
import { envelope, map, paged, pageEnvelope, readPage } from './envelope.ts';
import { notFound } from './errors.ts';
import { blobJson, messageJson } from './json.ts';
import { withSideloads } from './sideload.ts';
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
  const one = (context: Context, ticket: TicketRow): object => {
    const {
      data: [data],
      linked,
    } = withSideloads(world, context, [ticket]);
    return envelope(world, data, { linked });
  };

  routes.post('/tickets', async (context) => {
    requireRight(context, 'tickets.create');
    const id = createTicket(world, await readInput(world, context, newTicketInput(world)));
    return context.json(one(context, find(id)), 201, {
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
    const { data, linked } = withSideloads(world, context, rows);
    return context.json(pageEnvelope(world, page, total, data, linked));
  });

  // The address was seen, the form of its reply is inferred: how many tickets have each status.
  routes.get('/tickets/counts', (context) => {
    requireRight(context, 'tickets.list');
    return context.json(envelope(world, countByStatus(db)));
  });

  routes.get('/tickets/:id', (context) => {
    requireRight(context, 'tickets.list');
    return context.json(one(context, find(idParameter(context))));
  });

  routes.put('/tickets/:id', async (context) => {
    requireRight(context, 'tickets.update');
    const { id } = find(idParameter(context));
    const { person, ...columns } = await readInput(world, context, ticketChangeInput(world));
    db.transaction(() => {
      const given = Object.entries(columns).filter(([, value]) => value !== undefined);
      updateTicket(db, id, Object.fromEntries(given));
      if (person) updateTicket(db, id, { person: resolveRequester(world, person) });
    });
    if (context.req.query('follow_location') !== '1') return context.body(null, 204);
    return context.json(one(context, find(id)));
  });

  // 200 was seen (HM Revenue & Customs); the empty object in its envelope is inferred.
  routes.delete('/tickets/:id', (context) => {
    requireRight(context, 'tickets.delete');
    const { id } = find(idParameter(context));
    db.transaction(() => removeTicket(db, id));
    return context.json(envelope(world, map(world, {})));
  });

  routes.get('/tickets/:id/messages', (context) => {
    requireRight(context, 'tickets.list');
    const messages = listMessages(db, find(idParameter(context)).id);
    return context.json(paged(world, context, messages.map(messageJson)));
  });

  routes.post('/tickets/:id/messages', async (context) => {
    requireRight(context, 'tickets.update');
    const { id } = find(idParameter(context));
    const input = await readInput(world, context, messageInput(world));
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
