/**
 * A value without half a character in any of its texts (a lone surrogate, as a cut in an emoji leaves it): JSON with one is
 * refused by PHP and others. The very same value if there is none.
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
