import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { htmlError } from '../api/html-error.ts';
import { sanitise } from '../sanitise.ts';
import { getBlob, readBlob } from '../store/blobs.ts';
import { overviewOfTicket } from '../store/overview.ts';
import { getTicket, listTickets } from '../store/tickets.ts';
import type { Ticket } from '../types.ts';
import type { World } from '../world.ts';
import { agentActions, agentFor } from './agent-actions.ts';
import { moreFacts } from './more-facts.ts';

const contentSecurityPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/** The types that a browser may show. All other files can only be downloaded. */
const inlineTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Serves the agent's page at `/app`, its files, its data, and the download addresses of blobs. */
export function agentPageRoutes(world: World): Hono {
  const routes = new Hono();

  routes.get('/', (context) => context.redirect(`${world.url()}/app`));
  routes.get('/favicon.ico', (context) => context.body(null, 204));
  routes.get('/app', () => asset('page.html', 'text/html; charset=utf-8'));
  for (const sheet of ['page.css', 'agent-forms.css', 'happened.css'])
    routes.get(`/app/${sheet}`, () => asset(sheet, 'text/css; charset=utf-8'));
  for (const script of ['page.js', 'agent-dom.js', 'agent-forms.js', 'happened.js'])
    routes.get(`/app/${script}`, () => asset(script, 'text/javascript; charset=utf-8'));

  routes.use('/app/data/*', async (context, next) => {
    if (!isOwnPage(world, context)) return htmlError(403);
    await next();
    context.header('cache-control', 'no-store');
    return undefined;
  });
  routes.get('/app/data/tickets', (context) => {
    const newestFirst = {
      where: '1',
      values: [],
      orderBy: 'created_at DESC, id DESC',
      limit: 500,
      offset: 0,
    };
    const rows = listTickets(world.db, newestFirst).rows.map((row) => overviewOfTicket(world, row));
    return context.json(
      rows.map(({ messages: _messages, message: _message, attachments, ...ticket }) => ({
        ...ticket,
        attachmentCount: attachments.length,
      })),
    );
  });
  routes.get('/app/data/tickets/:id{\\d+}', (context) => {
    const row = getTicket(world.db, Number(context.req.param('id')));
    if (!row) return htmlError(404);
    const { id, name } = agentFor(world, row);
    return context.json({ ...forPage(world, overviewOfTicket(world, row)), answersAs: { id, name } });
  });
  routes.route('/app/data', agentActions(world));

  routes.get('/file.php/:auth/:name', async (context) => {
    const blob = getBlob(world, context.req.param('auth'));
    if (!blob || context.req.query('access_token') !== blob.token) return htmlError(404);
    const disposition = inlineTypes.has(blob.content_type) ? 'inline' : 'attachment';
    const bytes = await readBlob(world, blob.auth);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': blob.content_type,
        'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(blob.filename)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  });

  return routes;
}

async function asset(name: string, type: string): Promise<Response> {
  const body = await readFile(path.join(import.meta.dirname, name), 'utf8');
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  });
}

/**
 * Whether the page itself asks. Neither the data nor a change needs a key, so nobody else may ask. Other origins cannot send the header
 * without a preflight, which nobody answers. The host check stops a foreign name that points at 127.0.0.1.
 */
function isOwnPage(world: World, context: Context): boolean {
  const host = context.req.header('host') ?? '';
  const { port, host: ownHost } = new URL(world.url());
  const isOwnHost = [ownHost, `127.0.0.1:${port}`, `localhost:${port}`].includes(host);
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  return isOwnHost && site === 'same-origin' && context.req.header('x-agent-page') === '1';
}

function forPage(world: World, ticket: Ticket): object {
  return {
    ...ticket,
    moreFacts: moreFacts(world, ticket),
    // The stored HTML is already clean, but the page must not rely on this.
    messages: ticket.messages.map((message) => ({ ...message, html: sanitise(message.html) })),
    attachments: ticket.attachments.map(({ path: _path, ...attachment }) => ({
      ...attachment,
      isImage: inlineTypes.has(attachment.contentType),
      href: href(world, attachment.blobAuth, attachment.filename),
    })),
  };
}

function href(world: World, auth: string, filename: string): string {
  const token = getBlob(world, auth)?.token ?? '';
  return `file.php/${auth}/${encodeURIComponent(filename)}?access_token=${token}`;
}
