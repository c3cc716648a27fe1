import type { Capture } from './capture.ts';
import { privateWords, richTextToPlain } from './rich-text-words.ts';

const subjectLimit = 100;

/**
 * Returns the first subject of a draft: the beginning of the selection, else the link's text or address, else the
 * page's title or address.
 */
export function subjectOf(capture: Pick<Capture, 'page' | 'selection' | 'link'>): string {
  const selected = capture.selection === null ? '' : oneLine(richTextToPlain(capture.selection));
  if (selected.replaceAll(privateWords(), '').trim() !== '') return shorten(selected);
  const linkText = oneLine(capture.link?.text ?? '');
  return shorten(linkText || capture.link?.url || oneLine(capture.page.title) || capture.page.url);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts a text to `subjectLimit` characters, at the end of a word if possible, and never inside a character. */
function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= subjectLimit) return text;
  const cut = characters.slice(0, subjectLimit - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > subjectLimit / 2 ? lastSpace : cut.length).trimEnd()}…`;
}
