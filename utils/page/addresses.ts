import { addressesIn } from './addresses-in.ts';
import { attributeOf, ownOf } from './dom.ts';

/** In UTF-16 units. Laying out more than this for its words takes longer than a click may. */
const longest = 1_000_000;

/** The e-mail addresses a page shows: those to write to, those in its address fields, those in its visible text. */
export function addressesOn(document: Document): string[] {
  try {
    const marked = ownOf(document, 'querySelectorAll').call(
      document,
      'a[href^="mailto:" i],input[type="email" i]',
    );
    const texts = [...marked].map((element) => attributeOf(element, 'href') ?? typedIn(element));
    const body = ownOf(document, 'body');
    const words = (kind: 'textContent' | 'innerText'): string =>
      Reflect.get(HTMLElement.prototype, kind, body);
    // What is in it is told at once, what is seen of it has to be laid out.
    const all = words('textContent');
    if (all.includes('@') && all.length < longest) texts.push(words('innerText'));
    return addressesIn(texts.map((text) => text.replace(/^mailto:|\?.*$/gi, '')).join('\n'));
  } catch {
    // A page can be built so that reading it fails; the ticket can do without.
    return [];
  }
}

function typedIn(element: Element): string {
  return Reflect.get(HTMLInputElement.prototype, 'value', element);
}
