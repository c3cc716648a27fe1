import { addressesIn } from '../page/addresses-in.ts';
import type { RichText } from './rich-text.ts';
import { richTextToPlain } from './rich-text-words.ts';

/** Somebody by e-mail address, and by name where that is known. */
export interface Person {
  email: string;
  name: string;
}

const address = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** Reads `joe@x.example` or `Joe Doe <joe@x.example>`; null for what names nobody. */
export function parsePerson(text: string): Person | null {
  const [, name = '', inBrackets] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const email = (inBrackets ?? text).trim();
  return address.test(email) ? { email, name: name.trim().replace(/^"(.*)"$/, '$1') } : null;
}

/** What stands between separators, with what is in quotation marks whole; or a separator. */
const pieces = /("[^"]*"?|[^",;\n])+|[,;\n]/g;

/**
 * The people in a list that is written with commas, semicolons or line breaks, once each, as they are written. A comma may stand
 * in a name as well, in quotation marks or not: `Doe, Jane <jane@x.example>`. What names nobody is a part of its own.
 */
export function peopleIn(text: string): string[] {
  const people: string[] = [];
  /** Pieces without an address, which may be the beginning of a name. */
  let begun: string[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    const part = piece.trim();
    if (part === ',' || (part === '' && !piece.includes('\n'))) continue;
    if (part === '' || part === ';') {
      people.push(...begun);
      begun = [];
    } else if (!part.includes('@')) begun.push(part);
    else {
      people.push(...(part.includes('<') ? [[...begun, part].join(', ')] : [...begun, part]));
      begun = [];
    }
  }
  return [...new Set([...people, ...begun])];
}

/** The parts of a list that is written with commas, semicolons or line breaks, once each. */
export function listedIn(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** The e-mail addresses in a text, once each. */
export function namedIn(text: RichText): string[] {
  return addressesIn(richTextToPlain(text));
}
