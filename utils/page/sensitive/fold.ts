/** A text in plain characters. `placeOf` turns an index of a UTF-16 unit in it into the index in the original text. */
export interface Folded {
  text: string;
  placeOf: (at: number) => number;
}

const unseen = /\p{Mn}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Replaces accented letters, full-width characters, other scripts' digits and the many dashes and blanks with plain
 * ones, and removes characters that take no place of their own. A full-width comma stays: it separates sentences, but a
 * plain comma also separates figures. The result is as long in lower case.
 */
export function fold(original: string): Folded {
  const plain = original
    .replace(/[\u00c0-\u024f\u0386-\u03ce\u1e00-\u1fff]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[\uff01-\uff0b\uff0d-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]|(?<=\d)\u30fc(?=\d)/g, '-');
  if (!unseen.test(plain)) return { text: plain, placeOf: (at) => at };
  const places: number[] = [];
  const seen: string[] = [];
  let from = 0;
  for (let at = 0; at < plain.length; at += 1) {
    if (isSeen(plain, at)) {
      places.push(at);
      continue;
    }
    if (from < at) seen.push(plain.slice(from, at));
    from = at + 1;
  }
  seen.push(plain.slice(from));
  return { text: seen.join(''), placeOf: (at) => places[at] ?? plain.length };
}

/** A search with the pattern takes a browser long, so the figures of most characters decide. */
function isSeen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x300) return code !== 0xad;
  return code !== 0x200b && !unseen.test(text.charAt(at));
}
