import { longestPauseMs } from '../deskpro/pause.ts';
import { type AppError, type AppErrorCode, foreignStatus } from '../errors.ts';

/** `retry` goes on by itself, `person` waits until somebody has done something about it. */
export type Remedy = 'retry' | 'person';

export const remedies: Readonly<Record<AppErrorCode, Remedy>> = {
  'not-connected': 'person',
  'address-empty': 'person',
  'address-invalid': 'person',
  'address-insecure': 'person',
  'address-moved': 'person',
  'key-empty': 'person',
  'key-malformed': 'person',
  'permission-missing': 'person',
  'not-deskpro': 'person',
  redirected: 'retry',
  'key-rejected': 'person',
  forbidden: 'person',
  'not-found': 'person',
  'rate-limited': 'retry',
  maintenance: 'retry',
  'server-trouble': 'retry',
  timeout: 'retry',
  unreachable: 'retry',
  offline: 'retry',
  'too-large': 'person',
  'file-rejected': 'person',
  'files-refused': 'person',
  'fields-rejected': 'person',
  duplicate: 'person',
  'ticket-closed': 'person',
  'outcome-unknown': 'retry',
  'other-helpdesk': 'person',
  'unexpected-reply': 'retry',
  'reply-too-large': 'retry',
  'screenshot-refused': 'person',
  'tab-changed': 'person',
  'screenshot-stopped': 'person',
  'page-not-readable': 'person',
  'page-text-empty': 'person',
  'image-unavailable': 'person',
  unchecked: 'person',
  'capture-missing': 'person',
  'storage-failed': 'person',
  'not-burnt-in': 'person',
  unexpected: 'person',
};

/** What stands between helpdesk and browser comes and goes; a file or a ticket that it finds too large stays too large. */
export function remedyOf(error: AppError): Remedy {
  return foreignStatus(error) !== undefined && error.code !== 'too-large' ? 'retry' : remedies[error.code];
}

/** What is over once the person has connected again. */
export const mendedByConnecting: ReadonlySet<AppErrorCode> = new Set([
  'not-connected',
  'key-rejected',
  'permission-missing',
  'redirected',
  'not-found',
]);

const firstDelayMs = 30_000;
const longestDelayMs = 30 * 60_000;
/** A limit that is still used up at the named time is asked about again after this, doubled with each failure. */
const shortestPauseMs = 1000;
/** Without a word from the helpdesk about when, a used-up limit is asked about again after a minute. */
const unstatedPauseMs = 60_000;

/**
 * When to try again; null where a person is needed. The delay doubles with each failure up to half an hour and is spread
 * by a fifth either way, so that a helpdesk coming back is not met by everybody at once. `random` is in [0, 1).
 */
export function retryTime(error: AppError, failures: number, now: number, random: number): number | null {
  if (remedyOf(error) === 'person') return null;
  if (error.code === 'rate-limited') {
    const wanted = error.retryAt ?? now + unstatedPauseMs;
    const shortest = shortestPauseMs * 2 ** Math.min(failures, 10);
    return Math.min(Math.max(wanted, now + shortest), now + longestPauseMs);
  }
  const delayMs = Math.min(firstDelayMs * 2 ** Math.min(failures, 10), longestDelayMs);
  return now + Math.round(delayMs * (0.8 + 0.4 * random));
}
