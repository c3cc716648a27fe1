import { addressesIn } from '../page/addresses-in.ts';
import { withoutUnseen } from '../without-unseen.ts';
import type { RichText } from './rich-text.ts';
import { richTextToPlain } from './rich-text-words.ts';

/** Somebody by e-mail address, and by name where that is known. */
export interface Person {
  email: string;
  name: string;
}

const address = /^[^\s@<>()",;]+@[^\s@<>()",;.]+(?:\.[^\s@<>()",;.]+)*$/;
/** Quotation marks and brackets round an address, and what ends a sentence after it. */
const wrapping = /^[\s"'“”„‘’«»<([]+|[\s"'“”„‘’«»>)\].:,;]+$/g;
/** What a list's lines begin with. */
const listMark = /^(?:[-–—*•·]|\d+[.)])\s+/;

/**
 * Reads whom a text names: `joe@x.example`, with a name round it as mail programs write it (`Joe Doe <joe@x.example>`,
 * `Joe Doe (joe@x.example)`, `joe@x.example (Joe Doe)`, `Joe Doe joe@x.example`), or as a `mailto:` link. Null for what names
 * nobody.
 */
export function parsePerson(text: string): Person | null {
  const all = text.trim();
  const [, name = '', inBrackets] = /^([^<>]*)<([^<>]+)>?$/.exec(all) ?? [];
  if (inBrackets !== undefined) return personOf(name, inBrackets);
  const [, before = '', inside] = /^([^()]*)\(([^()]+)\)$/.exec(all) ?? [];
  if (inside !== undefined) return personOf(before, inside) ?? personOf(inside, before);
  const [, words = '', last = ''] = /^(?:(.*)\s)?(\S+)$/s.exec(all) ?? [];
  return words.includes('@') ? null : personOf(words, last);
}

/** Of an address and what is round it, in UTF-16 units: mail servers take 254. */
const longestWritten = 1000;

function personOf(name: string, written: string): Person | null {
  if (written.length > longestWritten) return null;
  const bare = withoutUnseen(written).replace(wrapping, '');
  const email = /^mailto:/i.test(bare) ? bare.replace(/^mailto:|\?.*$/gi, '') : bare;
  return address.test(email) ? { email, name: nameIn(name) } : null;
}

/** A heading such as `To:` is nobody's name. */
function nameIn(text: string): string {
  const name = `${text.trim()} `.replace(listMark, '').trim();
  return name.endsWith(':') ? '' : name.replace(/^"(.*)"$/, '$1');
}

/** What stands between separators, with what is in quotation marks whole; or a separator. */
const pieces = /("[^"]*"?|[^",;\n，；、])+|[,;\n，；、]/g;

/**
 * The people in a list that is written with commas, semicolons, line breaks or, between addresses, spaces: once each, as they
 * are written. A comma may stand in a name as well, in quotation marks or not: `Doe, Jane <jane@x.example>`. What names nobody
 * is a part of its own.
 */
export function peopleIn(text: string): string[] {
  const people: string[] = [];
  /** Pieces without an address, which may be the beginning of a name. */
  let begun: string[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    const part = piece.trim();
    if (/^[,，、]$/.test(part) || (part === '' && !piece.includes('\n'))) continue;
    if (part === '' || /^[;；]$/.test(part)) {
      people.push(...begun);
      begun = [];
    } else if (!part.includes('@')) begun.push(part);
    else {
      const [first = '', ...others] = partedBySpaces(part);
      people.push(...(/[<(]/.test(first) ? [[...begun, first].join(', ')] : [...begun, first]), ...others);
      begun = [];
    }
  }
  return [...new Set([...people, ...begun])];
}

/** `joe@x.example ana@x.example` and `Joe <joe@x.example> Ana <ana@x.example>`: whom it names, each by itself. */
function partedBySpaces(part: string): string[] {
  if (/[<"(]/.test(part)) return part.split(/(?<=>)\s+/);
  const people: string[] = [];
  let words: string[] = [];
  for (const word of part.split(/\s+/)) {
    words.push(word);
    if (!word.includes('@')) continue;
    people.push(words.join(' '));
    words = [];
  }
  return words.length === 0 ? people : [...people, words.join(' ')];
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
