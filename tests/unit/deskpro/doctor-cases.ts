import { type Check, type ConnectionProblem, diagnose } from '../../../utils/deskpro/doctor.ts';
import { noon } from '../make-capture.ts';

export const host = 'desk.example.com';
const apiKey = '1:SECRETCODE';

interface Asked {
  method: string;
  url: string;
  /** The path below `/api/v2/`, without its query. */
  path: string;
  withKey: boolean;
}
type Answer = Response | 'fails' | 'hangs';
/** The answers of one helpdesk. For all other requests the healthy helpdesk answers. */
type Server = (asked: Asked) => Answer | undefined;

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { Date: new Date(noon).toUTCString(), ...headers } });
const refusal = (status: number, code: string, message: string) => json(status, { status, code, message });
export const html = (status: number) => new Response('<h1>It works!</h1>', { status });
const unauthorised = () => refusal(401, 'invalid_auth', 'Invalid API key.');
const unauthenticated = () => refusal(401, 'auth_required', 'Authentication is required.');
export const discovery = (base_api_url: string, headers?: Record<string, string>) =>
  json(200, { data: { is_deskpro: true, base_api_url } }, headers);
export const dated = (offsetMs: number) =>
  discovery(`https://${host}/api/v2/`, { Date: new Date(noon + offsetMs).toUTCString() });
const opaqueRedirect = () => {
  const response = new Response(null, { status: 200 });
  Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
  return response;
};

function healthy({ path, method, withKey, url }: Asked): Response {
  if (path === 'helpdesk/discover') return discovery(url.replace('helpdesk/discover', ''));
  if (!withKey) return unauthenticated();
  if (path === 'me') return json(200, { data: { person: { id: 1, name: 'Ana' } } });
  if (path === 'agents') return json(200, { data: [], meta: [] });
  return method === 'POST' ? refusal(400, 'invalid_input', 'Request input is invalid.') : html(404);
}

export async function examine(
  server: Server,
  { baseUrl = `https://${host}`, mayReach = true, isOnline = true, timeoutMs = 60_000 } = {},
) {
  const asked: Asked[] = [];
  const connection = { baseUrl, host, uploadPath: 'temp' } as const;
  const diagnosis = await diagnose(
    { connection, apiKey, mayReach },
    {
      isOnline: () => isOnline,
      timeoutMs,
      now: () => noon,
      fetch: async (url, { method = 'GET', headers, signal }) => {
        const path = new URL(url).pathname.replace(/^.*\/api\/v2\//, '');
        const one = { method, url, path, withKey: new Headers(headers).has('Authorization') };
        asked.push(one);
        const answer = server(one) ?? healthy(one);
        if (answer === 'fails') throw new TypeError('Failed to fetch');
        if (answer !== 'hangs') return answer;
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    },
  );
  return { diagnosis, asked };
}

export const at =
  (path: string, answer: () => Answer): Server =>
  (asked) =>
    asked.path === path ? answer() : undefined;

interface Case {
  name: string;
  server?: Server;
  options?: Parameters<typeof examine>[1];
  pattern: string;
  check: Check;
  problem: ConnectionProblem;
}

export const discover = 'helpdesk/discover';
const forbidden = { code: 'forbidden', host, message: 'No.' } as const;
const mayNot = () => refusal(403, 'access_denied', 'No.');

export const cases: Case[] = [
  {
    name: 'a permission that was taken away: nothing is sent',
    options: { mayReach: false },
    pattern: 'F--------',
    check: 'permission',
    problem: { code: 'permission-missing', host },
  },
  {
    name: 'no network',
    server: () => 'fails',
    options: { isOnline: false },
    pattern: 'PF-------',
    check: 'answer',
    problem: { code: 'offline' },
  },
  {
    name: 'no name, no server, or no trust in its certificate: a fetch fails alike',
    server: () => 'fails',
    pattern: 'PF-------',
    check: 'answer',
    problem: { code: 'unreachable', host },
  },
  {
    name: 'an answer that does not come',
    server: () => 'hangs',
    options: { timeoutMs: 10 },
    pattern: 'PF-------',
    check: 'answer',
    problem: { code: 'timeout', host },
  },
  {
    name: 'a redirect',
    server: opaqueRedirect,
    pattern: 'PF-------',
    check: 'answer',
    problem: { code: 'redirected', host },
  },
  {
    name: 'a redirect of an http address',
    server: opaqueRedirect,
    options: { baseUrl: 'http://127.0.0.1:8080' },
    pattern: 'PF-------',
    check: 'answer',
    problem: { code: 'redirected-from-http', host: '127.0.0.1:8080' },
  },
  {
    name: 'maintenance, by a helpdesk that still tells the time',
    server: () => json(423, {}),
    pattern: 'PF------P',
    check: 'answer',
    problem: { code: 'maintenance', host, foreign: 423 },
  },
  {
    name: 'a used-up limit',
    server: () => json(429, {}, { 'Retry-After': '60' }),
    pattern: 'PF------P',
    check: 'answer',
    problem: { code: 'rate-limited', host, retryAt: noon + 60_000, foreign: 429 },
  },
  {
    name: 'a broken server',
    server: () => html(502),
    pattern: 'PF-------',
    check: 'answer',
    problem: { code: 'server-trouble', host, status: 502, foreign: 502 },
  },
  {
    name: 'another site',
    server: () => html(404),
    pattern: 'PPF------',
    check: 'deskpro',
    problem: { code: 'not-deskpro', host },
  },
  {
    name: 'a site that answers everything with a page',
    server: () => html(200),
    pattern: 'PPF------',
    check: 'deskpro',
    problem: { code: 'not-deskpro', host },
  },
  {
    name: 'a helpdesk that went up from its folder',
    server: ({ url }) => (url.includes('/support/') ? html(404) : undefined),
    options: { baseUrl: `https://${host}/support` },
    pattern: 'PPF------',
    check: 'deskpro',
    problem: { code: 'address-moved', host, address: `https://${host}` },
  },
  {
    name: 'a helpdesk that names another folder',
    server: at(discover, () => discovery(`https://${host}/help/api/v2/`)),
    pattern: 'PPF-----P',
    check: 'deskpro',
    problem: { code: 'address-moved', host, address: `https://${host}/help` },
  },
  {
    name: 'a helpdesk that names another host',
    server: at(discover, () => discovery('https://other.example/api/v2/')),
    pattern: 'PPF-----P',
    check: 'deskpro',
    problem: { code: 'address-moved', host, address: 'https://other.example' },
  },
  {
    name: 'another version of the API',
    server: at(discover, () => discovery(`https://${host}/api/v3/`)),
    pattern: 'PPPF----P',
    check: 'version',
    problem: { code: 'api-version', host, version: 'v3' },
  },
  {
    name: 'a key that is refused',
    server: ({ withKey }) => (withKey ? unauthorised() : undefined),
    pattern: 'PPPPF---P',
    check: 'key',
    problem: { code: 'key-rejected', host },
  },
  {
    name: 'a key that does not arrive',
    server: ({ path }) => (path === discover ? undefined : unauthenticated()),
    pattern: 'PPPPF---P',
    check: 'key',
    problem: { code: 'key-unseen', host },
  },
  {
    name: 'a key that a proxy answers itself, each time in other words',
    server: ({ path }) =>
      path === discover ? undefined : new Response(`<p>${Math.random()}</p>`, { status: 401 }),
    pattern: 'PPPPF---P',
    check: 'key',
    problem: { code: 'key-unseen', host },
  },
  {
    name: 'a key that may do nothing',
    server: ({ path }) => (path === discover ? undefined : mayNot()),
    pattern: 'PPPPF---P',
    check: 'key',
    problem: forbidden,
  },
  {
    name: 'an API that is only let through in parts',
    server: at('me', () => html(404)),
    pattern: 'PPPPF---P',
    check: 'key',
    problem: { code: 'not-found', host, foreign: 404 },
  },
  {
    name: 'no right to create',
    server: at('tickets', mayNot),
    pattern: 'PPPPPFPPP',
    check: 'create',
    problem: forbidden,
  },
  {
    name: 'no right to upload',
    server: at('blobs/temp', mayNot),
    pattern: 'PPPPPPFPP',
    check: 'upload',
    problem: forbidden,
  },
  {
    name: 'no right to list agents',
    server: at('agents', mayNot),
    pattern: 'PPPPPPPFP',
    check: 'agents',
    problem: forbidden,
  },
  {
    name: 'a clock that is ahead',
    server: at(discover, () => dated(-121_000)),
    pattern: 'PPPPPPPPF',
    check: 'clock',
    problem: { code: 'clock-skew', host, aheadMs: 121_000 },
  },
  {
    name: 'a clock that is behind',
    server: at(discover, () => dated(3_600_000)),
    pattern: 'PPPPPPPPF',
    check: 'clock',
    problem: { code: 'clock-skew', host, aheadMs: -3_600_000 },
  },
];
