import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { type HelpdeskAddress, isLoopback, parseAddress } from './address.ts';
import { parseApiKey } from './api-key.ts';
import { createClient, type DeskproClient } from './client.ts';
import type { ConnectionSummary } from './connection.ts';
import type { Http } from './http.ts';

export type HttpFor = (baseUrl: string, apiKey: string | null) => Http;

export interface Connected {
  connection: ConnectionSummary;
  apiKey: string;
  client: DeskproClient;
}

/** Proves an address and a key: finds the helpdesk, then asks it whose key this is. Nothing is stored here. */
export async function connect(address: string, key: string, httpFor: HttpFor): Promise<AppResult<Connected>> {
  const parsed = parseAddress(address);
  if (!parsed.ok) return parsed;
  const apiKey = parseApiKey(key);
  if (!apiKey.ok) return apiKey;
  const found = await findHelpdesk(parsed.value, httpFor);
  if (!found.ok) return found;
  const client = createClient(httpFor(found.value, apiKey.value));
  const me = await client.me();
  if (!me.ok) return me;
  const right = await client.checkCreateRight();
  if (!right.ok) return right;
  const { id, name, display_name, primary_email } = me.value;
  const connection: ConnectionSummary = {
    helpdeskName: parsed.value.host,
    host: parsed.value.host,
    baseUrl: found.value,
    person: { id, name: display_name || name || (primary_email ?? ''), email: primary_email ?? '' },
    uploadPath: 'temp',
  };
  return ok({ connection, apiKey: apiKey.value, client });
}

/** The base URL of the helpdesk at an address, as the helpdesk itself names it. */
async function findHelpdesk(address: HelpdeskAddress, httpFor: HttpFor): Promise<AppResult<string>> {
  for (const prefix of address.prefixes) {
    const reply = await createClient(httpFor(`${address.origin}${prefix}`, null)).discover();
    if (reply.ok) return canonicalBase(reply.value.base_api_url, address, prefix);
    if (reply.error.code !== 'not-found' && reply.error.code !== 'unexpected-reply') return reply;
  }
  return err({ code: 'not-deskpro', host: address.host });
}

/**
 * The key goes only to the origin it was entered for, so a helpdesk that names another one is put to the person. One that names
 * an address in the clear knows itself only from inside, behind what ends TLS for it: nobody could connect to that, so it is
 * where it was found, below `prefix`.
 */
export function canonicalBase(
  baseApiUrl: string,
  address: Pick<HelpdeskAddress, 'origin' | 'host'>,
  prefix: string,
): AppResult<string> {
  if (!URL.canParse(baseApiUrl)) return err({ code: 'not-deskpro', host: address.host });
  const url = new URL(baseApiUrl);
  const path = url.pathname.replace(/\/api\/v2\/?$/, '').replace(/\/+$/, '');
  const isInner =
    url.protocol === 'http:' && (address.origin.startsWith('https:') || !isLoopback(url.hostname));
  if (url.host !== address.host && isInner) return ok(`${address.origin}${prefix}`);
  if (url.host !== address.host)
    return err({ code: 'address-moved', host: address.host, address: `${url.origin}${path}` });
  return ok(`${address.origin}${path}`);
}
