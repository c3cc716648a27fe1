import { type AppResult, isRightMissing } from '../errors.ts';
import { err, ok } from '../result.ts';
import { type HelpdeskAddress, isLoopback, parseAddress } from './address.ts';
import { parseApiKey } from './api-key.ts';
import { createClient, type DeskproClient } from './client.ts';
import type { ConnectionSummary, FoundHelpdesk } from './connection.ts';
import type { Http } from './http.ts';

export type HttpFor = (baseUrl: string, apiKey: string | null) => Http;

export interface Connected {
  connection: ConnectionSummary;
  apiKey: string;
  client: DeskproClient;
}

/**
 * Proves an address and a key: finds the helpdesk, asks it for the key's owner, and checks that the key may create
 * tickets. If the key may not say whose it is, its owner is unknown. Stores nothing.
 */
export async function connect(address: string, key: string, httpFor: HttpFor): Promise<AppResult<Connected>> {
  const parsed = parseAddress(address);
  if (!parsed.ok) return parsed;
  const apiKey = parseApiKey(key);
  if (!apiKey.ok) return apiKey;
  const found = await findHelpdesk(parsed.value, httpFor);
  if (!found.ok) return found;
  const client = createClient(httpFor(found.value.baseUrl, apiKey.value));
  const me = await client.me();
  if (!me.ok && !isRightMissing(me.error)) return me;
  const right = await client.checkCreateRight();
  if (!right.ok) return right;
  const connection: ConnectionSummary = {
    helpdeskName: parsed.value.host,
    host: parsed.value.host,
    baseUrl: found.value.baseUrl,
    person: me.ok ? ownerOf(me.value) : unknownOwner,
    uploadPath: 'temp',
  };
  return ok({ connection, apiKey: apiKey.value, client });
}

const unknownOwner: ConnectionSummary['person'] = { id: 0, name: '', email: '' };

type Owner = Extract<Awaited<ReturnType<DeskproClient['me']>>, { ok: true }>['value'];

function ownerOf({ id, name, display_name, primary_email }: Owner): ConnectionSummary['person'] {
  return { id, name: display_name || name || (primary_email ?? ''), email: primary_email ?? '' };
}

/**
 * Asks the helpdesk at an address for its base URL and its name, without a key. Error `not-deskpro` if none is there.
 */
export async function findHelpdesk(
  address: HelpdeskAddress,
  httpFor: HttpFor,
): Promise<AppResult<FoundHelpdesk>> {
  for (const prefix of address.prefixes) {
    const reply = await createClient(httpFor(`${address.origin}${prefix}`, null)).discover();
    if (reply.ok) {
      const base = canonicalBase(reply.value.base_api_url, address, prefix);
      return base.ok ? ok({ baseUrl: base.value, name: reply.value.helpdesk_name || address.host }) : base;
    }
    if (reply.error.code !== 'not-found' && reply.error.code !== 'unexpected-reply') return reply;
  }
  return err({ code: 'not-deskpro', host: address.host });
}

/**
 * Returns the base URL that a helpdesk reports. The key goes only to the origin it was entered for, so another host is
 * the error `address-moved`, for the person to decide about. A helpdesk behind a server that ends TLS may report its
 * inner http address, to which nobody could connect: then the base URL is where it was found, `prefix` at `address`.
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
