import { type AppError, type AppResult, isRightMissing } from '../errors.ts';
import { parseAddress } from './address.ts';
import { createClient, type DeskproClient } from './client.ts';
import { canonicalBase } from './connect.ts';
import type { ConnectionSummary } from './connection.ts';
import { parseErrorBody } from './error-tree.ts';
import { createHttp, type Fetch, type Http, type HttpOptions } from './http.ts';
import { checkListAgentsRight, checkUploadRight } from './rights.ts';

/**
 * The checks in the order in which they are shown. Each check but the last needs the checks before it; the three rights
 * do not need each other.
 */
export const checks = [
  'permission',
  'answer',
  'deskpro',
  'version',
  'key',
  'create',
  'upload',
  'agents',
  'clock',
] as const;
export type Check = (typeof checks)[number];

/** What is wrong with a connection: an error of any request, or a problem that shows only when replies are compared. */
export type ConnectionProblem =
  | AppError
  /** The address is http and redirects, as a server does that requires https. */
  | { code: 'redirected-from-http'; host: string }
  /** The reply with the key equals the reply without a key: the header does not arrive, or the key counts as none. */
  | { code: 'key-unseen'; host: string }
  /** `version` as in the address, such as `v3`. */
  | { code: 'api-version'; host: string; version: string }
  /** How far this computer's clock is ahead of the helpdesk's, in milliseconds; negative if it is behind. */
  | { code: 'clock-skew'; host: string; aheadMs: number };

type Finding =
  | { check: Check; outcome: 'passed' | 'unchecked' }
  | { check: Check; outcome: 'failed'; problem: ConnectionProblem };

/** One finding for each check, in their order. */
export type Diagnosis = readonly Finding[];

export interface Patient {
  connection: Pick<ConnectionSummary, 'baseUrl' | 'host' | 'uploadPath'>;
  apiKey: string;
  /** Whether the browser lets the extension reach the helpdesk's origin. */
  mayReach: boolean;
}

export type Instruments = Pick<HttpOptions, 'fetch' | 'isOnline' | 'timeoutMs' | 'now'>;

/** Two minutes: slow replies and inexact clocks differ by less, which does no harm. */
const toleratedSkewMs = 2 * 60_000;

/** Null means that the check passed. A check that was not done is absent. */
type Results = Partial<Record<Check, ConnectionProblem | null>>;

/**
 * Checks the connection step by step, until a step fails that the next ones need. Creates and changes nothing at the
 * helpdesk. Never throws.
 */
export async function diagnose(patient: Patient, instruments: Instruments): Promise<Diagnosis> {
  const results: Results = {};
  await examine(patient, instruments, results);
  return checks.map((check) => findingOf(check, results[check]));
}

function findingOf(check: Check, problem: ConnectionProblem | null | undefined): Finding {
  if (problem === undefined) return { check, outcome: 'unchecked' };
  return problem === null ? { check, outcome: 'passed' } : { check, outcome: 'failed', problem };
}

async function examine(patient: Patient, instruments: Instruments, results: Results): Promise<void> {
  const { connection, apiKey, mayReach } = patient;
  const { baseUrl, host, uploadPath } = connection;
  results.permission = mayReach ? null : { code: 'permission-missing', host };
  if (!mayReach) return;

  const open = listen(baseUrl, null, instruments);
  const discovered = await open.client.discover();
  const aheadMs = open.aheadMs();
  if (aheadMs !== null) results.clock = clockProblem(host, aheadMs);
  results.answer = discovered.ok ? null : noAnswer(discovered.error, baseUrl);
  if (results.answer !== null) return;
  const place = discovered.ok
    ? placeOf(discovered.value.base_api_url, connection)
    : await lookElsewhere(connection, instruments);
  results.deskpro = place.deskpro;
  if (place.version === undefined) return;
  results.version = place.version;
  if (place.version !== null) return;

  const keyed = listen(baseUrl, apiKey, instruments);
  const me = await keyed.client.me();
  const keyError = me.ok ? null : await keyProblem(me.error, keyed, listen(baseUrl, null, instruments));
  const mayNotSayWhose = !me.ok && isRightMissing(me.error);
  if (keyError !== null && !mayNotSayWhose) {
    results.key = keyError;
    return;
  }
  const [create, upload, agents] = await Promise.all([
    keyed.client.checkCreateRight(),
    checkUploadRight(keyed.http, uploadPath),
    checkListAgentsRight(keyed.http),
  ]);
  // A key that may do none of it is not let in at all; any other key need not say whose it is.
  const isLetIn = me.ok || create.ok || upload.ok || agents.ok;
  results.key = isLetIn ? null : keyError;
  if (!isLetIn) return;
  results.create = problemOrNull(create);
  results.upload = problemOrNull(upload);
  results.agents = problemOrNull(agents);
}

function problemOrNull(result: AppResult<null>): ConnectionProblem | null {
  return result.ok ? null : result.error;
}

function clockProblem(host: string, aheadMs: number): ConnectionProblem | null {
  return Math.abs(aheadMs) > toleratedSkewMs ? { code: 'clock-skew', host, aheadMs } : null;
}

/**
 * Returns the problem that keeps the address from answering; null if it answers, even with a reply that is not a
 * helpdesk's.
 */
function noAnswer(error: AppError, baseUrl: string): ConnectionProblem | null {
  switch (error.code) {
    case 'redirected':
      return baseUrl.startsWith('http:') ? { code: 'redirected-from-http', host: error.host } : error;
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'rate-limited':
    case 'maintenance':
    case 'server-trouble':
      return error;
    default:
      return null;
  }
}

interface Place {
  deskpro: ConnectionProblem | null;
  /** Absent if the helpdesk was not found or has another address. */
  version?: ConnectionProblem | null;
}

/** Checks that the helpdesk that answered is the connected one, is still at its address, and has our API version. */
function placeOf(baseApiUrl: string, { baseUrl, host }: Patient['connection']): Place {
  const version = /\/api\/(v[^/]+)\/?$/.exec(baseApiUrl)?.[1] ?? 'v2';
  if (version !== 'v2') return { deskpro: null, version: { code: 'api-version', host, version } };
  const { origin } = new URL(baseUrl);
  const named = canonicalBase(baseApiUrl, { origin, host }, baseUrl.slice(origin.length));
  if (!named.ok) return { deskpro: named.error };
  if (named.value !== baseUrl) return { deskpro: { code: 'address-moved', host, address: named.value } };
  return { deskpro: null, version: null };
}

/** Looks for the helpdesk at shorter paths of its address. A path that was added to it cannot be guessed. */
async function lookElsewhere({ baseUrl, host }: Patient['connection'], by: Instruments): Promise<Place> {
  const { origin, pathname } = new URL(baseUrl);
  const address = parseAddress(baseUrl);
  const known = pathname.replace(/\/+$/, '');
  const prefixes = address.ok ? address.value.prefixes.filter((prefix) => prefix !== known) : [];
  for (const prefix of prefixes) {
    const discovered = await listen(`${origin}${prefix}`, null, by).client.discover();
    if (discovered.ok) return placeOf(discovered.value.base_api_url, { baseUrl, host, uploadPath: 'temp' });
  }
  return { deskpro: { code: 'not-deskpro', host } };
}

/** Tells a refused key from an unseen key, by comparing the reply with the helpdesk's reply to no key. */
async function keyProblem(error: AppError, keyed: Listener, keyless: Listener): Promise<ConnectionProblem> {
  if (error.code !== 'key-rejected') return error;
  const without = await keyless.client.me();
  const isSame =
    !without.ok && without.error.code === 'key-rejected' && keyed.refusal() === keyless.refusal();
  return isSame ? { code: 'key-unseen', host: error.host } : error;
}

interface Listener {
  http: Http;
  client: DeskproClient;
  /** How far our clock was ahead at the last reply, in milliseconds; null if there was no reply or it had no date. */
  aheadMs(): number | null;
  /** The reason in the last 401 reply, for comparison. It leaves out the rest, which may differ from reply to reply. */
  refusal(): string;
}

/** Creates a client that records what its results do not tell: each reply's date and a refusal's wording. */
function listen(baseUrl: string, apiKey: string | null, instruments: Instruments): Listener {
  const heard: { aheadMs: number | null; body: string } = { aheadMs: null, body: '' };
  const fetch: Fetch = async (url, init) => {
    const response = await instruments.fetch(url, init);
    const date = Date.parse(response.headers.get('Date') ?? '');
    heard.aheadMs = Number.isNaN(date) ? null : instruments.now() - date;
    if (response.status === 401) heard.body = await response.clone().text();
    return response;
  };
  const http = createHttp({ ...instruments, baseUrl, apiKey, fetch });
  return {
    http,
    client: createClient(http),
    aheadMs: () => heard.aheadMs,
    refusal: () => reasonIn(heard.body),
  };
}

function reasonIn(body: string): string {
  try {
    const { code, message } = parseErrorBody(JSON.parse(body), 401) ?? {};
    return JSON.stringify([code, message]);
  } catch {
    // HTML or text of a proxy: it has no reason, and its wording may differ from reply to reply.
    return '';
  }
}
