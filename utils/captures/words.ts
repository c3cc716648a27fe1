import type { Capture } from './capture.ts';

/** Longer words are cut to this length in UTF-16 units: the rest is not needed to tell words apart. */
const longestWord = 32;
const mostWords = 150;

/** Scripts that put no space between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Lower case without accents, so that `muller` finds `Müller`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Returns the words of a text, folded and once each. Every character that is not a letter or digit separates words. */
export function wordsIn(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, longestWord)))];
}

/**
 * Returns the words that find a capture: those of its subject, requester and site, and its ticket's number and
 * reference.
 */
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

/** Returns the host of an address, or the whole address if it has no host. */
export function siteOf(url: string): string {
  return (URL.canParse(url) ? new URL(url).host : '') || url;
}

/**
 * Returns a word and its remainder after each character, so that a search for beginnings finds every part of the word.
 */
function endsOf(word: string): string[] {
  const characters = [...word];
  return characters.map((_, index) => characters.slice(index).join(''));
}
