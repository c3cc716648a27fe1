import { Hono } from 'hono';
import type { World } from '../world.ts';
import { authenticate } from './auth.ts';
import { batchRoutes } from './batch-routes.ts';
import { blobRoutes } from './blob-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import type { ApiEnv } from './env.ts';
import { envelope } from './envelope.ts';
import { ApiError, notFound } from './errors.ts';
import { htmlError } from './html-error.ts';
import { peopleRoutes } from './people-routes.ts';
import { plainRequest } from './plain-request.ts';
import { searchRoutes } from './search-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';

/** Answers every request below `/api/`. */
export interface Api {
  fetch(request: Request): Promise<Response>;
}

/** Creates the REST API, mounted at `/api/v2`. It sends no CORS headers, like the official web server. */
export function createApi(world: World): Api {
  const routes = createRoutes(world, (request) => api.fetch(request));
  const api: Api = {
    async fetch(request) {
      try {
        return await routes.fetch(await plainRequest(request));
      } catch (error) {
        if (error instanceof ApiError) return Response.json(error.body, { status: error.status });
        throw error;
      }
    },
  };
  return api;
}

function createRoutes(world: World, send: Api['fetch']): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>().basePath('/api/v2');

  api.get('/helpdesk/discover', (context) =>
    context.json(
      envelope(world, {
        helpdesk_uuid: '6f2c1b9e-7d0a-4c55-9b1e-2f6a0e1d4c33',
        is_deskpro: true,
        is_cloud: false,
        helpdesk_url: `${world.canonicalUrl()}/`,
        base_api_url: `${world.canonicalUrl()}/api/v2/`,
        build_name: '2023.1.2',
      }),
    ),
  );

  const routes = [
    peopleRoutes(world),
    blobRoutes(world),
    ticketRoutes(world),
    directoryRoutes(world),
    searchRoutes(world),
    batchRoutes(world, send),
  ];
  api.use('*', authenticate(world));
  for (const route of routes) api.route('/', route);

  api.notFound((context) => {
    const isKnownPath = ['GET', 'POST', 'PUT', 'DELETE'].some((method) =>
      hasRoute(api, method, context.req.path),
    );
    if (isKnownPath) return htmlError(405);
    return context.json(notFound().body, 404);
  });
  api.onError((error, context) => {
    if (error instanceof ApiError) return context.json(error.body, error.status);
    console.error('The embedded helpdesk failed at', context.req.method, context.req.path, error);
    return context.json({ status: 500, code: 'internal_error', message: 'Internal server error.' }, 500);
  });
  return api;
}

function hasRoute(api: Hono<ApiEnv>, method: string, path: string): boolean {
  const [handlers] = api.router.match(method, path);
  return handlers.some(([[, route]]) => route.method === method);
}
