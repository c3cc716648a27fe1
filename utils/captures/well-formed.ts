/**
 * Replaces half a character (a lone surrogate, as left by a cut in an emoji) in all texts of a value, because PHP and
 * others refuse JSON that contains one. Returns the same value if there is none.
 */
export function wellFormed<T>(value: T): T;
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => wellFormed(part));
    return parts.every((part, at) => part === value[at]) ? value : parts;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).map(([key, part]) => [key, part, wellFormed(part)] as const);
  return entries.every(([, before, after]) => before === after)
    ? value
    : Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}
