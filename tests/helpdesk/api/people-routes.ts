import { Hono } from 'hono';
import { z } from 'zod';
import { addPerson, getPerson, getPersonByAnyEmail, listAgents, listPeople } from '../store/people.ts';
import type { World } from '../world.ts';
import { type ApiEnv, idParameter, requireRight } from './env.ts';
import { envelope, pageEnvelope, readPage } from './envelope.ts';
import { invalidAt, notFound } from './errors.ts';
import { agentJson, personJson } from './json.ts';
import { email, readInput, text } from './validate.ts';

const newPersonInput = z.strictObject({ name: text.optional(), primary_email: email });

export function peopleRoutes(world: World): Hono<ApiEnv> {
  const { db } = world;
  const routes = new Hono<ApiEnv>();

  routes.get('/me', (context) => {
    requireRight(context, 'me');
    const actor = context.get('actor');
    const person = personJson(world, actor);
    return context.json(
      envelope(world, { auth_method: `api_${context.get('key').scheme}`, person_id: actor.id, person }),
    );
  });

  routes.get('/agents', (context) => {
    requireRight(context, 'agents.list');
    const page = readPage(context);
    const { total, rows } = listAgents(db, page);
    const data = rows.map((row) => agentJson(world, row));
    return context.json(pageEnvelope(world, page, total, data));
  });

  routes.get('/people', (context) => {
    requireRight(context, 'people.list');
    const page = readPage(context);
    const { total, rows } = listPeople(db, page, context.req.query('primary_email'));
    const data = rows.map((row) => personJson(world, row));
    return context.json(pageEnvelope(world, page, total, data));
  });

  routes.get('/people/:id', (context) => {
    requireRight(context, 'people.list');
    const person = getPerson(db, idParameter(context));
    if (!person || person.is_deleted) throw notFound();
    return context.json(envelope(world, personJson(world, person)));
  });

  routes.post('/people', async (context) => {
    requireRight(context, 'people.create');
    const input = await readInput(world, context, newPersonInput);
    // The owner of the address does not matter: a secondary address or a deleted agent's address is also taken.
    if (getPersonByAnyEmail(db, input.primary_email)) throw invalidAt(['primary_email'], 'dupe_email');
    const name = input.name ?? input.primary_email.split('@')[0] ?? '';
    const person = getPerson(db, addPerson(db, { name, email: input.primary_email }));
    if (!person) throw notFound();
    return context.json(envelope(world, personJson(world, person)), 201);
  });

  return routes;
}
