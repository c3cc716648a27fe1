import { createClient } from '../../utils/deskpro/client.ts';
import { overhear } from '../../utils/deskpro/helpdesk-clock.ts';
import { createHttp, type Fetch } from '../../utils/deskpro/http.ts';
import type { AppResult } from '../../utils/errors.ts';
import type { Line } from '../../utils/outbox/courier.ts';
import { ok } from '../../utils/result.ts';

export const baseUrl = 'https://desk.example';

/**
 * An answer that the gateway gives by itself: a status with a web server's page or with `body`. `cut`: no answer at
 * all.
 */
export type GatewayAnswer = { status: number; retryAfter?: string; body?: string; type?: string } | 'cut';

/** What happens to one request that the gateway answers by itself. */
export interface Mishap {
  answer: GatewayAnswer;
  /** The helpdesk carries the request out this long after the answer. 0: before the answer; null: never. */
  commitAfterMs: number | null;
}

interface Blob {
  auth: string;
  isTemp: boolean;
}

interface Ticket {
  id: number;
  subject: string;
  labels: string[];
  blobs: string[];
  messages: string[];
  createdAt: string;
}

type Meet = (call: { method: string; path: string }) => Mishap | null;

/** The kinds of calls. All but `look-up` change something. */
export type Call = 'create' | 'message' | 'upload' | 'look-up';
export function callOf({ method, path }: { method: string; path: string }): Call {
  if (method === 'GET') return 'look-up';
  if (path.startsWith('blobs/')) return 'upload';
  return path === 'tickets' ? 'create' : 'message';
}

export interface Model {
  tickets: Ticket[];
  /** All calls that reached the gateway, in order. */
  calls: Call[];
  openLine: () => Promise<AppResult<Line>>;
  /** The true time in epoch milliseconds. The clocks of both sides may differ from it. */
  now(): number;
  /** Lets time pass, and carries out what the helpdesk still has to do in that time. */
  pass(ms: number): void;
}

interface ModelOptions {
  /** What happens to a call; null if the gateway passes it on. */
  meet: Meet;
  /** How far the helpdesk's clock is ahead of the true time. */
  skewMs?: number;
  /** Called each time the true time changes. */
  tick?: (now: number) => void;
  /** Whether an upload's reply includes `blob_auth_id`, the name that look-ups use. */
  namesBlobs?: boolean;
}

/** Creates a helpdesk behind a gateway, in memory and without sockets. Its time passes only by `pass`. */
export function createModel({ meet, skewMs = 0, tick, namesBlobs = true }: ModelOptions): Model {
  const start = Date.UTC(2026, 10, 23, 12);
  const state = { now: start };
  const blobs: Blob[] = [];
  const tickets: Ticket[] = [];
  const calls: Call[] = [];
  let late: { at: number; run: () => void }[] = [];
  const helpdeskTime = () => state.now + skewMs;

  const json = (body: object, status = 200): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: { date: new Date(helpdeskTime()).toUTCString(), 'content-type': 'application/json' },
    });
  const list = (rows: object[]) => json({ data: rows, meta: [], linked: [] });
  const one = (row: object, status = 200) => json({ data: row, meta: [], linked: [] }, status);
  const missing = () => json({ status: 404, code: '#3432 Not Found', message: '#3432 Not Found' }, 404);

  const take = (auths: string[]): boolean => {
    const wanted = auths.map((auth) => blobs.find((blob) => blob.auth === auth && blob.isTemp));
    if (wanted.some((blob) => blob === undefined)) return false;
    for (const blob of wanted) if (blob !== undefined) blob.isTemp = false;
    return true;
  };
  const refuseBlobs = () => {
    const errors = { fields: { attachments: { errors: [{ code: 'bad_choice', message: '' }] } } };
    return json({ status: 400, code: 'invalid_input', message: 'Request input is invalid.', errors }, 400);
  };
  const rowOf = ({ id, subject, createdAt, blobs: held }: Ticket) => ({
    id,
    ref: `R-${id}`,
    subject,
    status: 'awaiting_agent',
    date_created: createdAt,
    has_attachments: held.length > 0,
  });

  /** Carries a request out at the helpdesk, and returns the answer, which may reach nobody. */
  const serve = (method: string, path: string, body: unknown): Response => {
    const { pathname, searchParams } = new URL(path, `${baseUrl}/`);
    const parts = pathname.split('/').filter((part) => part !== '');
    const sent = body as Record<string, never>;
    if (method === 'POST' && parts[0] === 'blobs') {
      const auth = `B${blobs.length + 1}`;
      blobs.push({ auth, isTemp: true });
      return one({ blob_auth: auth, ...(namesBlobs && { blob_auth_id: `${blobs.length}-${auth}` }) }, 201);
    }
    if (method === 'GET' && parts[0] === 'blobs') {
      const blob = blobs.find(({ auth }) => parts[1]?.endsWith(`-${auth}`));
      return blob === undefined ? missing() : one({ is_temp: blob.isTemp });
    }
    if (method === 'POST' && parts.length === 1) {
      const auths = attachedTo(sent['message']);
      if (!take(auths)) return refuseBlobs();
      const ticket: Ticket = {
        id: tickets.length + 1,
        subject: sent['subject'] ?? '',
        labels: sent['labels'] ?? [],
        blobs: auths,
        messages: ['first'],
        createdAt: new Date(helpdeskTime()).toISOString(),
      };
      tickets.push(ticket);
      return one(rowOf(ticket), 201);
    }
    const ticket = tickets.find(({ id }) => id === Number(parts[1]));
    if (parts.length > 1 && ticket === undefined) return missing();
    if (ticket === undefined) {
      const label = searchParams.get('labels[]');
      const found = tickets.filter(({ labels }) => label === null || labels.includes(label));
      return list(searchParams.get('page') === '2' ? [] : found.toReversed().map(rowOf));
    }
    if (method === 'POST') {
      const auths = attachedTo(body);
      if (!take(auths)) return refuseBlobs();
      ticket.messages.push(String(sent['message']));
      ticket.blobs.push(...auths);
      return one({ id: ticket.messages.length }, 201);
    }
    if (parts[2] === 'messages') return list(ticket.messages.map((message) => ({ message })));
    if (parts[2] === 'attachments') return list(ticket.blobs.map((auth) => ({ blob: { blob_auth: auth } })));
    return one(rowOf(ticket));
  };

  const fetch: Fetch = async (url, init) => {
    const path = url.replace(`${baseUrl}/api/v2/`, '');
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    calls.push(callOf({ method, path }));
    const mishap = meet({ method, path });
    if (mishap === null) return serve(method, path, body);
    const { answer, commitAfterMs } = mishap;
    if (commitAfterMs === 0) serve(method, path, body);
    else if (commitAfterMs !== null)
      late.push({ at: state.now + commitAfterMs, run: () => void serve(method, path, body) });
    if (answer === 'cut') throw new TypeError('Failed to fetch');
    const { status, body: page = '<html><h1>Something in between</h1></html>', type = 'text/html' } = answer;
    return new Response(page === '' ? null : page, {
      status,
      headers: {
        date: new Date(helpdeskTime()).toUTCString(),
        'content-type': type,
        ...(answer.retryAfter !== undefined && { 'retry-after': answer.retryAfter }),
      },
    });
  };

  return {
    tickets,
    calls,
    now: () => state.now,
    pass(ms) {
      state.now += ms;
      const due = late.filter(({ at }) => at <= state.now).sort((a, b) => a.at - b.at);
      late = late.filter(({ at }) => at > state.now);
      for (const { run } of due) run();
      tick?.(state.now);
    },
    openLine: async () => ok(lineThrough(fetch)),
  };
}

function attachedTo(message: unknown): string[] {
  const { attachments } = (message ?? {}) as { attachments?: object };
  return Object.values(attachments ?? {}).map(({ blob_auth }: { blob_auth: string }) => blob_auth);
}

function lineThrough(gateway: Fetch): Line {
  const { fetch, time } = overhear(gateway);
  const http = createHttp({
    baseUrl,
    apiKey: '1:KEY',
    fetch,
    isOnline: () => true,
    timeoutMs: 60_000,
    now: Date.now,
  });
  return {
    client: createClient(http),
    helpdeskTime: time,
    connection: {
      helpdeskName: 'desk.example',
      host: 'desk.example',
      baseUrl,
      person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
      uploadPath: 'temp',
    },
    options: { doNotNotify: false },
    rememberUploadPath: async () => undefined,
    pauseUntil: async () => undefined,
  };
}
