import { createClient, type DeskproClient } from '../../utils/deskpro/client.ts';
import { createHttp, type Fetch, type Http } from '../../utils/deskpro/http.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

/** Real HTTP, as the background speaks it. The time limit is far above what anything here takes, where a test sets none. */
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

/** `timeoutMs` takes the place of every limit the client has, those for uploading and creating too. */
export function clientOf(helpdesk: Helpdesk, apiKey = helpdesk.apiKey, timeoutMs?: number): DeskproClient {
  const http = httpFor(helpdesk.url, apiKey);
  return createClient(timeoutMs === undefined ? http : (request) => http({ ...request, timeoutMs }));
}

export function hostOf(helpdesk: Helpdesk): string {
  return new URL(helpdesk.url).host;
}

/** What was asked of a helpdesk, as `GET /agents`, oldest first. */
export function wire(helpdesk: Helpdesk): string[] {
  return helpdesk.apiRequests().map(({ method, path }) => `${method} ${path.replace('/api/v2', '')}`);
}

/** The requests that carried a key. */
export function withKey(helpdesk: Helpdesk): string[] {
  return helpdesk.requests.filter(({ headers }) => 'authorization' in headers).map(({ path }) => path);
}
