import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { fromJsonText } from '../storage/from-json-text.ts';
import { record, whole } from '../storage/readable-parts.ts';
import { ConnectionSummary } from './connection.ts';
import { Directory } from './directory.ts';

/**
 * An address and a key that the person typed on the options page and that are not proved yet. They are kept in memory
 * (`storage.session`) and never sent in a message.
 */
export const ConnectRequest = z.object({
  address: z.string(),
  key: z.string(),
  /** Whether to keep the connected helpdesk instead of replacing it. */
  isFurther: z._default(z.boolean(), false),
});
export type ConnectRequest = z.infer<typeof ConnectRequest>;

export const connectionSetting = defineStored({ key: 'connection', schema: whole(ConnectionSummary) });
export const directorySetting = defineStored({
  key: 'directory',
  schema: whole(Directory),
  migrations: [fromJsonText],
  asText: true,
  isCopy: true,
});
export const connectRequestSetting = defineStored({
  area: 'session',
  key: 'connectRequest',
  schema: whole(ConnectRequest),
});

/** The end of each helpdesk's pause, by base URL, if its rate limit was used up. Epoch milliseconds. */
export const pausesSetting = defineStored({ key: 'pauses', schema: record(z.number()) });

export function pauseHelpdesk(baseUrl: string, until: number): Promise<void> {
  return navigator.locks.request('pauses', async () => {
    const others = Object.entries((await pausesSetting.read()) ?? {}).filter(([, time]) => time > Date.now());
    await pausesSetting.write({ ...Object.fromEntries(others), [baseUrl]: until });
  });
}

/** Ends a helpdesk's pause, because the helpdesk was connected anew or removed. */
export function forgetPause(baseUrl: string): Promise<void> {
  return navigator.locks.request('pauses', async () => {
    const { [baseUrl]: _gone, ...others } = (await pausesSetting.read()) ?? {};
    await pausesSetting.write(others);
  });
}
