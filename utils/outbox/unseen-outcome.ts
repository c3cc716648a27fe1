import type { Target } from '../captures/capture.ts';
import { type AppError, type AppResult, isRightMissing } from '../errors.ts';
import { areUploadsGone } from './refused-files.ts';
import { remedyOf } from './retry-policy.ts';

/**
 * Whether the key may not look for a ticket or message in doubt, as a key that may only create. Asking again would not
 * help.
 */
export function mayNotLook(found: AppResult<unknown>): boolean {
  return !found.ok && isRightMissing(found.error);
}

/**
 * Returns the error of a create, or of a message to an existing ticket, that the key may not look for: the helpdesk's
 * refusal (`cause`) if the person can do something about it, else `outcome-unseen`. If the helpdesk does not take our
 * uploads, a ticket may hold them already, so this too is for the person to look at.
 */
export function unseenOutcome(
  addTo: Target | undefined,
  host: string,
  cause: AppError | undefined,
): AppError {
  if (cause !== undefined && remedyOf(cause) === 'person' && !areUploadsGone(cause)) return cause;
  return { code: 'outcome-unseen', host, ...(addTo && { ticketId: addTo.id }) };
}
