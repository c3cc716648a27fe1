import { type Diagnosis, diagnose } from '../deskpro/doctor.ts';
import { connectionSetting } from '../deskpro/stored-connection.ts';
import { checkingWithinMs } from '../deskpro/time-limits.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { readKey } from '../storage/secrets.ts';
import { mayReach } from './helpdesk-line.ts';

/** Checks the stored connection, whatever the other settings are. Error: `not-connected`. */
export async function checkConnection(): Promise<AppResult<Diagnosis>> {
  const connection = await connectionSetting.read();
  const apiKey = connection === null ? null : await readKey(connection.baseUrl);
  if (connection === null || apiKey === null) return err({ code: 'not-connected' });
  const patient = { connection, apiKey, mayReach: await mayReach(connection.baseUrl) };
  const diagnosis = await diagnose(patient, {
    fetch: (url, init) => fetch(url, init),
    isOnline: () => navigator.onLine,
    timeoutMs: checkingWithinMs,
    now: Date.now,
  });
  return ok(diagnosis);
}
