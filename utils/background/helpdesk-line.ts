import { browser } from '../browser.ts';
import { createClient } from '../deskpro/client.ts';
import { overhear } from '../deskpro/helpdesk-clock.ts';
import { createHttp, type Fetch, type Http } from '../deskpro/http.ts';
import { originPattern } from '../deskpro/origin-pattern.ts';
import { isPaused } from '../deskpro/pause.ts';
import { pauseHelpdesk, pausesSetting } from '../deskpro/stored-connection.ts';
import { readingWithinMs } from '../deskpro/time-limits.ts';
import type { AppResult } from '../errors.ts';
import { changeHelpdesk, readConnection, readConnections } from '../helpdesks.ts';
import type { Line } from '../outbox/courier.ts';
import { err, ok } from '../result.ts';
import { readKey } from '../storage/secrets.ts';

const browserFetch: Fetch = (url, init) => fetch(url, init);

export function httpFor(baseUrl: string, apiKey: string | null, through: Fetch = browserFetch): Http {
  return createHttp({
    baseUrl,
    apiKey,
    fetch: through,
    isOnline: () => navigator.onLine,
    timeoutMs: readingWithinMs,
    now: Date.now,
  });
}

/**
 * Opens the line to a helpdesk, given by base URL: to the active one if it is absent or not connected. With `byPerson`
 * a pause that the helpdesk asked for is ignored. Errors: `not-connected`, `permission-missing`, `rate-limited`.
 */
export async function openLine(helpdesk?: string, { byPerson = false } = {}): Promise<AppResult<Line>> {
  const [found, pauses] = await Promise.all([readConnection(helpdesk), pausesSetting.read()]);
  if (found === undefined) return err({ code: 'not-connected' });
  const { connection, preferences } = found;
  const { baseUrl, host } = connection;
  const apiKey = await readKey(baseUrl);
  if (apiKey === null) return err({ code: 'not-connected' });
  if (!(await mayReach(baseUrl))) return err({ code: 'permission-missing', host });
  const pausedUntil = pauses?.[baseUrl] ?? 0;
  if (!byPerson && isPaused(pausedUntil, Date.now()))
    return err({ code: 'rate-limited', host, retryAt: pausedUntil });
  const overheard = overhear(browserFetch);
  return ok({
    client: createClient(httpFor(baseUrl, apiKey, overheard.fetch)),
    helpdeskTime: overheard.time,
    connection,
    options: { doNotNotify: preferences.doNotNotify },
    pauseUntil: (until) => pauseHelpdesk(baseUrl, until),
    rememberUploadPath: (uploadPath) =>
      changeHelpdesk(baseUrl, (before) => ({ connection: { ...before.connection, uploadPath } })),
  });
}

/** Removes the permission that was granted for one file, unless a connected helpdesk has the same origin. */
export async function dropAccess(url: string): Promise<void> {
  if (!/^https?:/.test(url) || !(await mayReach(url))) return;
  const origin = originPattern(url);
  const helpdesks = await readConnections();
  if (!helpdesks.some(({ connection }) => originPattern(connection.baseUrl) === origin))
    await browser.permissions.remove({ origins: [origin] });
}

export function mayReach(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(new URL(url).origin)] });
}
