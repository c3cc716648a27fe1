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

/** The parts of a list that is written with commas, semicolons or line breaks, once each. */
export function listedIn(text: string): string[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** The e-mail addresses in a text, once each. */
export function namedIn(text: RichText): string[] {
  return addressesIn(richTextToPlain(text));
}
