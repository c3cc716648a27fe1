import { invalidJson } from './errors.ts';

const pinnedVersion = /^\/api\/v2\/\d{8}(?=\/)/;

/**
 * Returns a request as the routes know it: without a pinned version after `v2` (`/api/v2/20161122/tickets`), and with
 * the method GET if `X-Deskpro-Api-Get-Query-Body: 1` makes a POST a read. The query is then the JSON body, in addition
 * to the query of the address. A list in the body becomes a repeated `name[]`. Throws the 400 for any other body.
 */
export async function plainRequest(request: Request): Promise<Request> {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(pinnedVersion, '/api/v2');
  const isRead = request.method === 'POST' && request.headers.get('x-deskpro-api-get-query-body') === '1';
  if (!isRead) return url.href === request.url ? request : new Request(url, request);
  for (const [name, value] of await queryIn(request)) url.searchParams.append(name, value);
  const headers = new Headers(request.headers);
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  return new Request(url, { headers });
}

async function queryIn(request: Request): Promise<[name: string, value: string][]> {
  const query = parse(await request.text());
  if (typeof query !== 'object' || query === null || Array.isArray(query)) throw invalidJson();
  return Object.entries(query).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((one) => [`${name}[]`, String(one)]) : [[name, String(value)]],
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller refuses what is not an object.
    return null;
  }
}
