/** The longest that a helpdesk is left alone because it, or what stands before it, said so. In milliseconds. */
export const longestPauseMs = 60 * 60_000;

/** A number from here on is no wait in seconds but a time: epoch seconds, or epoch milliseconds if it is a thousand times that. */
const firstEpoch = 1_000_000_000;

/**
 * When to try again, epoch milliseconds by this computer's clock, as `Retry-After` says: in seconds or as a date, which begins
 * with its weekday (RFC 9110, 5.6.7), or as an epoch time, which some servers write. A time is measured against the same reply's
 * `Date`. Of several waits, which a helpdesk and a gateway before it wrote, the longest counts. Never later than the longest
 * pause. Null if it says nothing that can be meant.
 */
export function readRetryAfter(header: string | null, date: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  const sentAt = Date.parse(date ?? '');
  const from = Number.isNaN(sentAt) ? now : sentAt;
  const waitMs = /^[a-z]{3}/i.test(text)
    ? dateIn(text) - from
    : Math.max(...text.split(',').map((part) => waitIn(part.trim(), from)));
  return Number.isNaN(waitMs) ? null : now + Math.min(Math.max(waitMs, 0), longestPauseMs);
}

/** The oldest of the three forms of a date, asctime's, names no zone and is in GMT like the others. */
function dateIn(text: string): number {
  return Date.parse(/ \d{4}$/.test(text) ? `${text} GMT` : text);
}

/** In milliseconds; NaN if it is none. */
function waitIn(digits: string, from: number): number {
  if (!/^\d+$/.test(digits)) return Number.NaN;
  const count = Number(digits);
  if (count < firstEpoch) return count * 1000;
  return (count < firstEpoch * 1000 ? count * 1000 : count) - from;
}

/** Whether a pause is on. One that would end later than any pause can was meant for a clock that has been put back since. */
export function isPaused(until: number, now: number): boolean {
  return until > now && until <= now + longestPauseMs;
}
