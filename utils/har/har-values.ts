import type { ReadObject } from './har-reader.ts';

/** Milliseconds: about eleven days. A larger number is no time of a request. */
const longestTime = 1e9;
/** Bytes. */
const largestSize = 1e11;

export function objectOf(value: unknown): ReadObject | null {
  return value instanceof Map ? value : null;
}

export function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Returns a size in bytes; -1, which is HAR's word for unknown, for anything else. */
export function numberOf(value: unknown): number {
  const number = asNumber(value);
  return Number.isInteger(number) && number >= 0 && number <= largestSize ? number : -1;
}

/** Returns milliseconds with three decimals; -1 if they are unknown. */
export function timeOf(value: unknown): number {
  const number = asNumber(value);
  return number >= 0 && number <= longestTime ? Math.round(number * 1000) / 1000 : -1;
}

/** Returns a status of HTTP; 0 if there was no answer. */
export function statusOf(value: unknown): number {
  const number = asNumber(value);
  return Number.isInteger(number) && number >= 100 && number <= 999 ? number : 0;
}

/** Some writers put numbers into quotation marks. NaN for anything that is no number. */
function asNumber(value: unknown): number {
  if (typeof value === 'string')
    return /^-?\d{1,15}(?:\.\d{1,20})?$/.test(value) ? Number(value) : Number.NaN;
  return typeof value === 'number' ? value : Number.NaN;
}

/** Returns a time of ISO 8601; empty if it is none. */
export function dateOf(value: unknown): string {
  const isDate =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value));
  return isDate ? value : '';
}

/** Returns a type without its parameters, in which a site may have written anything, but with its character set. */
export function cleanMimeType(value: unknown): string {
  if (typeof value !== 'string') return '';
  const [type = ''] = /^[\w.+*-]{1,80}\/[\w.+*-]{1,120}(?=\s*(?:;|$))/.exec(value.trim()) ?? [];
  const [, set] = /;\s*charset="?([\w-]{1,20})"?\s*(?:;|$)/i.exec(value) ?? [];
  return type === '' || set === undefined ? type : `${type}; charset=${set}`;
}
