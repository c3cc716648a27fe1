import { addressesIn } from './addresses-in.ts';
import { attributeOf, ownOf, queryAll } from './dom.ts';

/** In UTF-16 units. `innerText` of a longer page takes longer than a click may take. */
const longest = 1_000_000;

/** Returns the e-mail addresses that a page shows: in its `mailto:` links, its e-mail fields and its visible text. */
export function addressesOn(document: Document): string[] {
  try {
    const marked = queryAll(document, 'a[href*="mailto:" i],input[type="email" i]');
    const texts = [...marked].map((element) => {
      const href = attributeOf(element, 'href');
      return href === null ? typedIn(element) : writtenTo(href);
    });
    const body = ownOf(document, 'body');
    const words = (kind: 'textContent' | 'innerText'): string =>
      Reflect.get(HTMLElement.prototype, kind, body);
    // `textContent` is fast. `innerText` needs a layout, so it is read only if the page contains an `@`.
    const all = words('textContent');
    if (all.includes('@') && all.length < longest) texts.push(words('innerText'));
    return addressesIn(texts.join('\n'));
  } catch {
    // A page can be built so that reading it fails; the ticket can do without the addresses.
    return [];
  }
}

/** Returns the recipients of a `mailto:` link, decoded, since the link is percent-encoded (RFC 6068, 2). */
function writtenTo(href: string): string {
  const to = href.replace(/^\s*mailto:\/*|\?.*$/gis, '');
  try {
    return decodeURIComponent(to);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return to;
  }
}

function typedIn(element: Element): string {
  return Reflect.get(HTMLInputElement.prototype, 'value', element);
}
