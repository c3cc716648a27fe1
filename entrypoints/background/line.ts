import { browser } from '../../utils/browser.ts';
import { originPattern } from '../../utils/deskpro/address.ts';
import { createClient } from '../../utils/deskpro/client.ts';
import { createHttp, type Http } from '../../utils/deskpro/http.ts';
import type { AppResult } from '../../utils/errors.ts';
import type { Line } from '../../utils/outbox/courier.ts';
import { err, ok } from '../../utils/result.ts';
import {
  apiKeySetting,
  connectionSetting,
  defaultPreferences,
  pauseSetting,
  preferencesSetting,
  readTogether,
} from '../../utils/settings.ts';

/** For reading. Uploading and creating have their own, longer limits. */
const requestTimeoutMs = 20_000;

export function httpFor(baseUrl: string, apiKey: string | null): Http {
  return createHttp({
    baseUrl,
    apiKey,
    fetch: (url, init) => fetch(url, init),
    isOnline: () => navigator.onLine,
    timeoutMs: requestTimeoutMs,
    now: Date.now,
  });
}

/** The line to the connected helpdesk. Errors: `not-connected`, `permission-missing`. */
export async function openLine(): Promise<AppResult<Line>> {
  const [connection, apiKey, preferences, pause] = await readTogether(
    connectionSetting,
    apiKeySetting,
    preferencesSetting,
    pauseSetting,
  );
  if (connection === null || apiKey === null) return err({ code: 'not-connected' });
  if (!(await mayReach(connection.baseUrl)))
    return err({ code: 'permission-missing', host: connection.host });
  if (pause?.baseUrl === connection.baseUrl && pause.until > Date.now()) {
    return err({ code: 'rate-limited', host: connection.host, retryAt: pause.until });
  }
  return ok({
    client: createClient(httpFor(connection.baseUrl, apiKey)),
    connection,
    options: { doNotNotify: (preferences ?? defaultPreferences).doNotNotify },
    pauseUntil: (until) => pauseSetting.write({ baseUrl: connection.baseUrl, until }),
    rememberUploadPath: (uploadPath) => connectionSetting.write({ ...connection, uploadPath }),
  });
}

/** Gives back what was granted for one file: only the helpdesk's origin stays. */
export async function dropAccess(url: string): Promise<void> {
  const connection = await connectionSetting.read();
  if (!/^https?:/.test(url) || !(await mayReach(url))) return;
  const origins = [originPattern(url)];
  if (connection === null || originPattern(connection.baseUrl) !== origins[0])
    await browser.permissions.remove({ origins });
}

export function mayReach(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(new URL(url).origin)] });
}
