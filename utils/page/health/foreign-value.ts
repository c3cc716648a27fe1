/** Returns a member of a value of any shape; undefined if there is none. Throws what the member throws. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Returns a member that is a text, at most `longest` UTF-16 units of it; else an empty text. */
export function textOfMember(value: unknown, name: string, longest: number): string {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member.slice(0, longest).toWellFormed() : '';
}

/** Returns a member that is a finite number; else null. */
export function numberOfMember(value: unknown, name: string): number | null {
  const member = memberOf(value, name);
  return typeof member === 'number' && Number.isFinite(member) ? member : null;
}

/** Returns a duration or a moment in whole milliseconds; null if it is hidden or not known. */
export function msOfMember(value: unknown, name: string): number | null {
  const ms = numberOfMember(value, name);
  return ms !== null && ms > 0 ? Math.round(ms) : null;
}

/** Returns the list that `read` gives; an empty one if it gives none, or throws. */
export function listOf(read: () => unknown): readonly unknown[] {
  const list = readOr(null, read);
  return Array.isArray(list) ? list : [];
}

/** Returns what `read` gives, or `instead` if it throws: a page can be built so that reading it fails. */
export function readOr<T>(instead: T, read: () => T): T {
  try {
    return read();
  } catch {
    return instead;
  }
}
