import { longestPauseMs } from '../deskpro/pause.ts';
import { type AppError, type AppErrorCode, foreignStatus } from '../errors.ts';

/** `retry`: it is tried again by itself. `person`: it waits until the person has done something about it. */
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
  'ticket-changed': 'person',
  'outcome-unknown': 'retry',
  'outcome-unseen': 'person',
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

/**
 * Returns an error's remedy. An error of a server between helpdesk and browser passes, except that a file or ticket
 * that is too large for it stays too large.
 */
export function remedyOf(error: AppError): Remedy {
  return foreignStatus(error) !== undefined && error.code !== 'too-large' ? 'retry' : remedies[error.code];
}

/** The errors that are over once the person has connected again. */
export const mendedByConnecting: ReadonlySet<AppErrorCode> = new Set([
  'not-connected',
  'key-rejected',
  'permission-missing',
  'redirected',
  'not-found',
]);

const firstDelayMs = 30_000;
const longestDelayMs = 30 * 60_000;
/** The shortest pause, doubled with each failure: a rate limit may still be used up at the time the helpdesk named. */
const shortestPauseMs = 1000;
/** The pause after a used-up rate limit if the helpdesk names no time. */
const unstatedPauseMs = 60_000;

/**
 * Returns when to try again, epoch ms; null if the person is needed. The delay doubles with each failure up to half an
 * hour. It is varied at random by a fifth either way, so that not all clients ask a helpdesk at once when it is back.
 * `random` is in [0, 1).
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

/**
 * Returns when something that waits is due, epoch ms; null as `waiting` means at once. Nothing waits longer than the
 * longest pause. If it began to wait in the future, this computer's clock has been put back since, and it is due now.
 */
export function dueAt(waiting: { at: number; retryAt: number } | null, now: number): number {
  if (waiting === null || waiting.at > now) return now;
  return Math.min(waiting.retryAt, waiting.at + longestPauseMs);
}
