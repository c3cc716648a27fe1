import { attributeOf, ownOf } from './dom.ts';

/** Bounded, so that a long text without one is gone through once. */
const address = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;
const most = 20;
/** In UTF-16 units. Laying out more than this for its words takes longer than a click may. */
const longest = 1_000_000;

/** The e-mail addresses in a text, once each. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.match(address)?.map((one) => one.replace(/^[.-]+/, '')))].slice(0, most);
}

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
