import type { Moment } from '../captures/capture.ts';
import type { AppError } from '../errors.ts';
import { foreignStatus } from '../errors.ts';

/** How long the helpdesk may still work on a request: Deskpro's own server ends a request after 60 s. */
const longestRequestMs = 65_000;
/** A `Date` header counts in whole seconds. */
const dateStepMs = 1000;

/**
 * Returns the milliseconds until a missing ticket proves that a create call made none; 0 or less if it proves that now.
 * Nothing of the call was sent after `quiet`. The two clocks need not be right, nor agree: only the time that passes on
 * each of them counts. Enough time must have passed on both, since one clock may have been put forward meanwhile.
 */
export function waitForProof(quiet: Moment, now: Moment): number {
  const here = quiet.here + longestRequestMs - now.here;
  if (quiet.there === null || now.there === null) return here;
  return Math.max(here, quiet.there + longestRequestMs - dateStepMs - now.there);
}

/**
 * Returns the moment from which to count. If a clock shows an earlier time than before, it was put back. The wait then
 * begins anew for that clock, so it lasts at most the full time once more. A clock that is known for the first time
 * begins now.
 */
export function countedFrom(quiet: Moment | undefined, now: Moment): Moment {
  if (quiet === undefined) return now;
  return { here: Math.min(quiet.here, now.here), there: earlier(quiet.there, now.there) };
}

function earlier(before: number | null, now: number | null): number | null {
  if (before === null || now === null) return before ?? now;
  return Math.min(before, now);
}

/**
 * Returns what a failed create call proves. `no`: Deskpro itself refused it. `over`: Deskpro itself answered, so the
 * call is over and a look-up tells what it did. `open`: everything else. A page, a redirect or a status from a server
 * in between, or no reply at all, may come before the helpdesk begins its work or during it.
 */
export function toldBy(error: AppError): 'no' | 'over' | 'open' {
  switch (error.code) {
    case 'timeout':
    case 'unreachable':
    case 'unexpected-reply':
    case 'reply-too-large':
    case 'redirected':
      return 'open';
    case 'duplicate':
      return 'over';
    case 'server-trouble':
      return error.foreign === undefined ? 'over' : 'open';
    default:
      return foreignStatus(error) === undefined ? 'no' : 'open';
  }
}
