import { createClient, type DeskproClient } from '../../utils/deskpro/client.ts';
import { createHttp, type Fetch, type Http } from '../../utils/deskpro/http.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

/** Creates a real HTTP client, as the background has it. The default time limit is far longer than any test takes. */
export function httpFor(
  baseUrl: string,
  apiKey: string | null,
  timeoutMs = 60_000,
  through: Fetch = (url, init) => fetch(url, init),
): Http {
  return createHttp({
    baseUrl,
    apiKey,
    fetch: through,
    isOnline: () => true,
    timeoutMs,
    now: Date.now,
  });
}

/** Creates a client. `timeoutMs` replaces every time limit of the client, also those for uploads and creates. */
export function clientOf(helpdesk: Helpdesk, apiKey = helpdesk.apiKey, timeoutMs?: number): DeskproClient {
  const http = httpFor(helpdesk.url, apiKey);
  return createClient(timeoutMs === undefined ? http : (request) => http({ ...request, timeoutMs }));
}

export function hostOf(helpdesk: Helpdesk): string {
  return new URL(helpdesk.url).host;
}

/** Returns the API requests that a helpdesk received, such as `GET /agents`, oldest first. */
export function wire(helpdesk: Helpdesk): string[] {
  return helpdesk.apiRequests().map(({ method, path }) => `${method} ${path.replace('/api/v2', '')}`);
}

/** Returns the paths of the requests that carried a key. */
export function withKey(helpdesk: Helpdesk): string[] {
  return helpdesk.requests.filter(({ headers }) => 'authorization' in headers).map(({ path }) => path);
}
