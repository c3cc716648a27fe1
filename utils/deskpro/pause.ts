/** The longest that a helpdesk is left alone because it, or what stands before it, said so. In milliseconds. */
export const longestPauseMs = 60 * 60_000;

/**
 * When to try again, epoch milliseconds by this computer's clock, as `Retry-After` says: in seconds or as a date, which begins
 * with its weekday (RFC 9110, 5.6.7) and is measured against the same reply's `Date`. Never later than the longest pause.
 * Null if it says nothing that can be meant.
 */
export function readRetryAfter(header: string | null, date: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  const sentAt = Date.parse(date ?? '');
  const waitMs = /^[a-z]{3}/i.test(text)
    ? Date.parse(text) - (Number.isNaN(sentAt) ? now : sentAt)
    : Number(/^\d+$/.exec(text)?.[0] ?? Number.NaN) * 1000;
  return Number.isNaN(waitMs) ? null : now + Math.min(Math.max(waitMs, 0), longestPauseMs);
}

/** Whether a pause is on. One that would end later than any pause can was meant for a clock that has been put back since. */
export function isPaused(until: number, now: number): boolean {
  return until > now && until <= now + longestPauseMs;
}
