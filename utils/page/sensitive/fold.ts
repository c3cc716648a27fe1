/** A text in plain characters. `placeOf` turns an index of a UTF-16 unit in it into the index in the original text. */
export interface Folded {
  text: string;
  placeOf: (at: number) => number;
}

const unseen = /[\p{Mn}\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * Replaces accented letters, full-width characters, other scripts' digits and the many dashes and blanks with plain
 * ones, and removes characters that take no place of their own. A full-width comma stays: it separates sentences, but a
 * plain comma also separates figures. The result is as long in lower case.
 */
export function fold(original: string): Folded {
  const plain = original
    .replace(/[\xc0-\u024f\u0386-\u03ce\u1e00-\u1fff]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[\uff01-\uff0b\uff0d-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\xa0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]|(?<=\d)\u30fc(?=\d)/g, '-');
  /** The stretches that are left out: where they would be in the result, and how long they and those before are. */
  const gaps: { at: number; removed: number }[] = [];
  let removed = 0;
  const text = plain.replace(unseen, (stretch, at: number) => {
    gaps.push({ at: at - removed, removed: removed + stretch.length });
    removed += stretch.length;
    return '';
  });
  return { text, placeOf: (at) => at + removedBefore(gaps, at) };
}

/** Returns how much is left out before an index of the result. */
function removedBefore(gaps: readonly { at: number; removed: number }[], index: number): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return gaps[low - 1]?.removed ?? 0;
}
