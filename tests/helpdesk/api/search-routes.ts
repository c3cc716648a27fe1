import { Hono } from 'hono';
import { searchPeople } from '../store/people.ts';
import { listTickets } from '../store/tickets.ts';
import type { World } from '../world.ts';
import { type ApiEnv, requireRight } from './env.ts';
import { envelope } from './envelope.ts';
import { personJson, ticketJson } from './json.ts';

const resultsPerType = 20;

/**
 * Serves `GET /search`: tickets by ref, id and subject; people by name and address (the part about people is assumed).
 */
export function searchRoutes(world: World): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.get('/search', (context) => {
    requireRight(context, 'search');
    const words = (context.req.query('q') ?? '').trim();
    const types = (context.req.query('types') ?? 'ticket').split(',');
    const grouped: { type: string; results: object[] }[] = [];
    if (types.includes('ticket')) {
      requireRight(context, 'tickets.list');
      grouped.push({ type: 'ticket', results: words ? findTickets(world, words) : [] });
    }
    if (types.includes('person')) {
      requireRight(context, 'people.list');
      const people = words ? searchPeople(world.db, words, resultsPerType) : [];
      grouped.push({ type: 'person', results: people.map((person) => personJson(world, person)) });
    }
    return context.json(envelope(world, { grouped_results: grouped }));
  });

  return routes;
}

function findTickets(world: World, words: string): object[] {
  const indexedUntil = world.now() - world.switches.searchLagSeconds * 1000;
  return listTickets(world.db, {
    where: `created_at <= ? AND (ref = ? COLLATE NOCASE OR CAST(id AS TEXT) = ? OR instr(lower(subject), lower(?)))`,
    values: [indexedUntil, words, words.replace(/^#/, ''), words],
    orderBy: 'id DESC',
    limit: resultsPerType,
    offset: 0,
  }).rows.map((row) => ticketJson(world, row));
}
