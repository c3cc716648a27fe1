import { longestLine } from './watch-limits.ts';

/** One unit more, so that a longer text is still known as such. */
const longestRead = longestLine + 1;

/**
 * Returns what a console shows of a call's arguments, without running any code of the page: an object is named only by
 * its kind, because reading it can call getters and the traps of a proxy.
 */
export function consoleText(given: readonly unknown[]): string {
  const [first, ...rest] = given;
  if (typeof first !== 'string') return cutText(given.map(wordsOf).join(' '));
  let next = 0;
  const text = first.slice(0, longestRead).replace(/%([sdifoOc%])/g, (whole, kind: string) => {
    if (kind === '%') return '%';
    if (next >= rest.length) return whole;
    const words = wordsOf(rest[next]);
    next += 1;
    return kind === 'c' ? '' : words;
  });
  return cutText([text, ...rest.slice(next).map(wordsOf)].join(' '));
}

/** Returns an error in words: `TypeError: x is undefined`; null if the value is no error. */
export function errorWords(value: unknown): string | null {
  if (!isError(value)) return null;
  const message = ownText(value, 'message');
  const name = ownText(value, 'name') || ownText(Object.getPrototypeOf(value), 'name') || 'Error';
  return message === '' ? name : `${name}: ${message}`;
}

/** Returns the name of an error such as `AbortError`; `Error` if it has none. */
export function errorName(value: unknown): string {
  return /^[\w$]{1,60}(?=:|$)/.exec(errorWords(value) ?? '')?.[0] ?? 'Error';
}

/** Newer browsers tell without asking the value's proxy, if it is one. */
function isError(value: unknown): value is object {
  try {
    const tell: unknown = Reflect.get(Error, 'isError');
    return typeof tell === 'function' ? tell(value) === true : value instanceof Error;
  } catch {
    return false;
  }
}

/** Returns a text that an object itself has, without calling a getter. An error of the browser has getters of its own. */
function ownText(value: unknown, name: 'message' | 'name'): string {
  if (typeof value !== 'object' || value === null) return '';
  try {
    if (typeof DOMException === 'function' && value instanceof DOMException) return value[name];
    const own: unknown = Reflect.getOwnPropertyDescriptor(value, name)?.value;
    return typeof own === 'string' ? own.slice(0, longestRead) : '';
  } catch {
    return '';
  }
}

function wordsOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.slice(0, longestRead);
    case 'symbol':
      return 'Symbol()';
    case 'function':
      return 'function';
    case 'object':
      if (value === null) return 'null';
      return errorWords(value) ?? (isArray(value) ? '[…]' : '{…}');
    default:
      return String(value);
  }
}

function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    // A proxy that was revoked.
    return false;
  }
}

/** Cuts a text between two words, since half a secret would not be recognised. */
export function cutText(text: string): string {
  if (text.length <= longestLine) return text.toWellFormed();
  return `${/^.*\s/s.exec(text.slice(0, longestLine))?.[0].trimEnd() ?? ''} …`.trimStart().toWellFormed();
}
