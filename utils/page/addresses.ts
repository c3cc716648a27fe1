import { addressesIn } from './addresses-in.ts';
import { attributeOf, ownOf } from './dom.ts';

/** In UTF-16 units. Laying out more than this for its words takes longer than a click may. */
const longest = 1_000_000;

/** The e-mail addresses a page shows: those to write to, those in its address fields, those in its visible text. */
export function addressesOn(document: Document): string[] {
  try {
    const marked = ownOf(document, 'querySelectorAll').call(
      document,
      'a[href*="mailto:" i],input[type="email" i]',
    );
    const texts = [...marked].map((element) => {
      const href = attributeOf(element, 'href');
      return href === null ? typedIn(element) : writtenTo(href);
    });
    const body = ownOf(document, 'body');
    const words = (kind: 'textContent' | 'innerText'): string =>
      Reflect.get(HTMLElement.prototype, kind, body);
    // What is in it is told at once, what is seen of it has to be laid out.
    const all = words('textContent');
    if (all.includes('@') && all.length < longest) texts.push(words('innerText'));
    return addressesIn(texts.join('\n'));
  } catch {
    // A page can be built so that reading it fails; the ticket can do without.
    return [];
  }
}

/** Whom a `mailto:` link writes to; its address is encoded as any (RFC 6068, 2). */
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
