import { uiLanguage } from './i18n.ts';

const megabyte = 1_000_000;

/** Formats bytes in words: `412 kB`, `1.3 MB`. */
export function formatBytes(bytes: number): string {
  const inMegabytes = bytes >= megabyte - 500;
  return new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit: inMegabytes ? 'megabyte' : 'kilobyte',
    minimumFractionDigits: inMegabytes ? 1 : 0,
    maximumFractionDigits: inMegabytes ? 1 : 0,
  }).format(inMegabytes ? bytes / megabyte : Math.max(1, bytes / 1000));
}

/**
 * Formats a local clock time, with the date if it is not today, and the year if it is not this year. Both arguments are
 * epoch milliseconds.
 */
export function formatTime(at: number, now: number = Date.now()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const thisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(uiLanguage(), {
    ...(today ? {} : { month: 'short', day: 'numeric' }),
    ...(thisYear ? {} : { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat(uiLanguage()).format(count);
}
