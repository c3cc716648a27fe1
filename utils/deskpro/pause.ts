/** The longest time for which a helpdesk, or a server before it, can make us wait. In milliseconds. */
export const longestPauseMs = 60 * 60_000;

/**
 * A smaller number is a wait in seconds. From this number on it is a time in epoch seconds, or in epoch milliseconds
 * from a thousand times this number on.
 */
const firstEpoch = 1_000_000_000;

/**
 * Returns when to try again, as `Retry-After` says, in epoch milliseconds by this computer's clock; null if the header
 * makes no sense. The header is a wait in seconds, a date that begins with its weekday (RFC 9110, 5.6.7), or an epoch
 * time, which some servers write. A date or epoch time is compared with the same reply's `Date`. If a helpdesk and a
 * gateway before it wrote several waits, the longest counts, up to `longestPauseMs`.
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

/**
 * Returns a date in epoch milliseconds. asctime's form, the oldest of the three, names no zone but is in GMT like the
 * others.
 */
function dateIn(text: string): number {
  return Date.parse(/ \d{4}$/.test(text) ? `${text} GMT` : text);
}

/** Returns a wait in milliseconds; NaN if the text is not a number. */
function waitIn(digits: string, from: number): number {
  if (!/^\d+$/.test(digits)) return Number.NaN;
  const count = Number(digits);
  if (count < firstEpoch) return count * 1000;
  return (count < firstEpoch * 1000 ? count * 1000 : count) - from;
}

/**
 * Whether a pause is on. A pause that ends later than any pause can was set before the clock was put back, and does not
 * count.
 */
export function isPaused(until: number, now: number): boolean {
  return until > now && until <= now + longestPauseMs;
}
