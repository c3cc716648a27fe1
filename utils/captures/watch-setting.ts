import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { whole } from '../storage/readable-parts.ts';
import { WatchedPageReply } from './watched.ts';

/** The tab that the person watches now, or watched last. Times are epoch milliseconds. */
const Watch = z.object({
  tabId: z.number(),
  /** The origin of the tab's site. The watching ends when the tab leaves this origin. */
  origin: z.string(),
  /** `asked`: the person has not answered the browser's question yet. `over`: what was recorded waits for a capture. */
  phase: z.enum(['asked', 'on', 'over']),
  /** Whether the page is loaded anew to begin with. */
  reload: z.boolean(),
  from: z.number(),
  /** When watching ends by itself; once it is over, when it ended. */
  to: z.number(),
});
export type Watch = z.infer<typeof Watch>;

/** In memory only, because it says which tab the person is in. */
export const watchSetting = defineStored({ area: 'session', key: 'watch', schema: whole(Watch) });

/** What was recorded of pages that have gone. In memory only: nothing of it is masked yet. */
export const watchedSetting = defineStored({
  area: 'session',
  key: 'watched',
  schema: whole(WatchedPageReply),
});

/** The origin of the site that the browser lets us into for the watching only. On the disk, so that it is given back. */
export const watchGrantSetting = defineStored({ key: 'watchGrant', schema: whole(z.string()) });

/** The alarm that ends the watching, and later forgets what nobody captured. */
export const watchAlarm = 'watch';

/** Runs one change of the watching at a time, because messages of pages, presses and alarms come at any time. */
export function inWatchTurn<T>(run: () => Promise<T>): Promise<T> {
  return navigator.locks.request('watch', run);
}
