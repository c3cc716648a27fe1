import type { Capture } from './capture.ts';

/** What is typed or indexed beyond this adds nothing to telling words apart. */
const longestWord = 32;
const mostWords = 150;

/** Scripts that put no space between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Lower case without accents, so that `muller` finds `Müller`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The words of a text as they are compared: folded, once each. What is no letter and no digit parts them. */
export function wordsIn(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, longestWord)))];
}

/** The words that a capture is found by: of its subject, requester and site, its number and its reference. */
export function wordsOf({ form, page, stage }: Pick<Capture, 'form' | 'page' | 'stage'>): string[] {
  const receipt = stage.name === 'sent' ? `${stage.receipt.ticketId} ${stage.receipt.ref}` : '';
  const words = wordsIn(
    `${receipt} ${form.subject} ${form.addTo?.subject ?? ''} ${form.requester} ${siteOf(page.url)}`,
  );
  return [...new Set(words.flatMap((word) => (unspaced.test(word) ? endsOf(word) : [word])))].slice(
    0,
    mostWords,
  );
}

/** The page's host, or what there is of an address without one. */
export function siteOf(url: string): string {
  return (URL.canParse(url) ? new URL(url).host : '') || url;
}

/** A word and what is left of it after each character: so its beginnings are all that has to be searched. */
function endsOf(word: string): string[] {
  const characters = [...word];
  return characters.map((_, index) => characters.slice(index).join(''));
}
