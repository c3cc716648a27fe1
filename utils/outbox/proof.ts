import type { Moment } from '../captures/capture.ts';
import type { AppError } from '../errors.ts';
import { foreignStatus } from '../errors.ts';

/** How long the helpdesk can still be at work on what it was sent: Deskpro's own server ends a request after 60 s. */
const longestRequestMs = 65_000;
/** A `Date` header counts in whole seconds. */
const dateStepMs = 1000;

/**
 * How long it takes until the absence of a ticket proves that a create call, of which nothing was sent after `quiet`, made
 * none; 0 or less if it does so now. Neither clock need be right, and the two need not agree: what counts is how much time
 * each of them has seen pass, and both must have seen enough, since one may have been put forward meanwhile.
 */
export function waitForProof(quiet: Moment, now: Moment): number {
  const here = quiet.here + longestRequestMs - now.here;
  if (quiet.there === null || now.there === null) return here;
  return Math.max(here, quiet.there + longestRequestMs - dateStepMs - now.there);
}

/**
 * The moment to count from. A clock that shows less than it did has been put back, and has counted nothing: for it the
 * waiting begins anew, so that none is waited for longer than once more. A clock that is first heard now begins now.
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
 * What a failed create call tells. `no`: Deskpro itself refused it. `over`: Deskpro itself answered, so the call is over and a
 * look-up settles what it did. `open`: everything else. A page, a redirect or a status of what stands between may come while
 * the helpdesk is at work or before it begins, as may no reply at all.
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
