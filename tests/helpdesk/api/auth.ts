import type { MiddlewareHandler } from 'hono';
import { findKey } from '../store/keys.ts';
import { getPerson, getUsableAgent, type Person } from '../store/people.ts';
import type { World } from '../world.ts';
import type { ApiEnv } from './env.ts';
import { unauthenticated, unauthorised } from './errors.ts';

/** Lets a request through as the agent of its key; throws 401 if there is no valid key. */
export function authenticate(world: World): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const authorization = context.req.header('authorization');
    if (authorization === undefined) throw unauthenticated();
    const key = findKey(world.db, authorization);
    if (!key) throw unauthorised();
    const actor = findActor(world, key.person, context.req.header('x-deskpro-agent-id'));
    if (!actor) throw unauthorised();
    context.set('key', key);
    context.set('actor', actor);
    await next();
  };
}

function findActor(world: World, owner: number | null, agentHeader: string | undefined): Person | undefined {
  if (owner !== null) return getPerson(world.db, owner);
  return agentHeader && /^\d+$/.test(agentHeader) ? getUsableAgent(world.db, Number(agentHeader)) : undefined;
}
