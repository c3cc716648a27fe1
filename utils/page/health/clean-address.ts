/** In UTF-16 units. What comes after is not even parsed. */
export const longestAddress = 4000;
const longestPath = 500;
const longestName = 40;
const mostNames = 12;

/**
 * Returns an address without sign-in, fragment and the values of its query, and without its site if that is `own`, the
 * page's origin. An address without a path, such as `blob:`, and a browser's keyword, such as `inline`, become one word.
 * Empty if it is none of these.
 */
export function cleanAddress(given: string, own: string): string {
  const url = given.slice(0, longestAddress);
  if (!/^(?:https?|wss?):/i.test(url)) return /^[a-z][a-z-]{0,29}(?::|$)/i.exec(url)?.[0] ?? '';
  try {
    // Parsed once: in Firefox, this takes a script of an extension longer than all else that it does with an entry.
    const { origin, pathname, search } = new URL(url);
    return (origin === own ? '' : origin) + cutPath(pathname) + namesIn(search);
  } catch {
    // Not an address after all.
    return '';
  }
}

/** Cuts a path between two steps, since half a secret would not be recognised. */
function cutPath(path: string): string {
  return path.length > longestPath ? `${path.slice(0, path.lastIndexOf('/', longestPath) + 1)}…` : path;
}

/** Returns a query with the names of its parameters alone. */
function namesIn(query: string): string {
  const names = query
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .map(nameIn);
  const kept = [...new Set(names)];
  const shown = kept.length > mostNames ? [...kept.slice(0, mostNames), '…'] : kept;
  return shown.length === 0 ? '' : `?${shown.join('&')}`;
}

/** Returns a parameter's name. A part without `=` may be a value as well, so it stays only if it is a mere word. */
function nameIn(part: string): string {
  const [name = '', ...value] = part.split('=');
  const isName = value.length > 0 ? name.length <= longestName : /^[a-z_.[\]-]{1,40}$/i.test(name);
  return isName ? name : '…';
}

/** Whether an address, or a browser's word for it, is that of an extension. */
export function isOfExtension(address: string): boolean {
  return /^[a-z-]*extension(?::|$)/i.test(address);
}
