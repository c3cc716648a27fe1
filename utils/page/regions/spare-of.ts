import { attributeOf, contains, queryAll } from '../dom.ts';
import type { Sought, Spare } from '../sought.ts';
import { namesWord } from './names-word.ts';

/** What encloses the footer of a comment, an entry of a list or a message, but not that of the page itself. */
const inner = ':is(article,aside,blockquote,dialog,footer,li,main,nav,section,td,[role])';

/** Returns the elements of a document that match a selector and are not inside what matches `around`. */
function outside(document: Document, around: string, selector: string): Element[] {
  const inside = new Set(queryAll(document, `${around} ${selector}`));
  return [...queryAll(document, selector)].filter((element) => !inside.has(element));
}

/**
 * Returns why an address that these elements of a document show is probably not private. Undefined if nothing says so,
 * or if the address contains a word to hide.
 */
export function spareOf(
  document: Document,
  shown: string,
  parts: readonly { element: Element }[],
  [words, own]: Sought,
): Spare | undefined {
  const address = shown.toLowerCase();
  if (namesWord(address, words)) return undefined;
  if (own.includes(address)) return 'own';
  const domain = address.replace(/.*@/, '');
  const host = location.hostname.replace(/^www\./, '');
  // Under a domain with a short first part, such as `co.uk`, are the sites of strangers.
  const isOwnDomain = host === domain || (/^[^.]{4}/.test(domain) && host.endsWith(`.${domain}`));
  if (!isOwnDomain) return undefined;
  // Of several footers at least one is not the page's own.
  const [footer, another] = outside(document, inner, ':is(footer,[role=contentinfo])');
  if (!footer || another) return undefined;
  const links = outside(document, ':is(article,blockquote)', 'a').filter(
    (link) =>
      contains(footer, link) &&
      attributeOf(link, 'href')?.toLowerCase().split('?')[0] === `mailto:${address}`,
  );
  const isPublic = parts.every(({ element }) => links.some((link) => contains(link, element)));
  return isPublic ? 'footer' : undefined;
}
