import { withoutUnseen } from '../without-unseen.ts';

/** A person's e-mail address and name. The name is empty if it is not known. */
export interface Person {
  email: string;
  name: string;
}

const address = /^[^\s@<>()",;]+@[^\s@<>()",;.]+(?:\.[^\s@<>()",;.]+)*$/;
/** Quotation marks and brackets around an address, and punctuation that ends a sentence after it. */
const wrapping = /^[\s"'“”„‘’«»<([]+|[\s"'“”„‘’«»>)\].:,;]+$/g;
/** The bullet or number that begins a line of a list. */
const listMark = /^(?:[-–—*•·]|\d+[.)])\s+/;

/**
 * Returns the person that a text names: an address alone (`joe@x.example`), an address with a name as mail programs
 * write it (`Joe Doe <joe@x.example>`, `Joe Doe (joe@x.example)`, `joe@x.example (Joe Doe)`, `Joe Doe joe@x.example`),
 * or a `mailto:` link. Null if the text names nobody.
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

/** The longest address that is parsed, with the characters around it, in UTF-16 units. Mail servers accept 254. */
const longestWritten = 1000;

function personOf(name: string, written: string): Person | null {
  if (written.length > longestWritten) return null;
  const bare = withoutUnseen(written).replace(wrapping, '');
  const email = /^mailto:/i.test(bare) ? bare.replace(/^mailto:|\?.*$/gi, '') : bare;
  return address.test(email) ? { email, name: nameIn(name) } : null;
}

/** Returns the name in a text. Empty for a heading such as `To:`, which names nobody. */
function nameIn(text: string): string {
  const name = `${text.trim()} `.replace(listMark, '').trim();
  return name.endsWith(':') ? '' : name.replace(/^"(.*)"$/, '$1');
}

/** Matches a separator, or the text between two separators. Text in quotation marks stays whole. */
const pieces = /("[^"]*"?|[^",;\n，；、])+|[,;\n，；、]/g;

/**
 * Returns the people in a list, once each, as they are written. Commas, semicolons, line breaks and, between addresses,
 * spaces separate them. A name may contain a comma, in quotation marks or not: `Doe, Jane <jane@x.example>`. A part
 * that names nobody is an entry of its own.
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

/** Splits people that spaces separate: `joe@x.example ana@x.example`, `Joe <joe@x.example> Ana <ana@x.example>`. */
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
