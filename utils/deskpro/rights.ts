import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';
import type { ConnectionSummary } from './connection.ts';
import type { Http } from './http.ts';
import { listOf, PersonRow } from './schemas.ts';

/**
 * Whether the key may upload. A form without a file is refused for the missing file (400) or for the missing right
 * (403), so nothing is kept. If this upload path does not exist, the other one is tried.
 */
export async function checkUploadRight(
  http: Http,
  path: ConnectionSummary['uploadPath'],
): Promise<AppResult<null>> {
  const tried = await postEmptyForm(http, path);
  if (tried.ok || tried.error.code !== 'not-found') return tried;
  return postEmptyForm(http, path === 'temp' ? 'tmp' : 'temp');
}

async function postEmptyForm(http: Http, path: string): Promise<AppResult<null>> {
  const reply = await http({
    method: 'POST',
    path: `blobs/${path}`,
    body: new FormData(),
    reply: z.unknown(),
  });
  return reply.ok || reply.error.code === 'fields-rejected' ? ok(null) : reply;
}

/** Whether the key may list agents. Reads one agent. */
export async function checkListAgentsRight(http: Http): Promise<AppResult<null>> {
  const reply = await http({ method: 'GET', path: 'agents?count=1', reply: listOf(PersonRow) });
  return reply.ok ? ok(null) : reply;
}
