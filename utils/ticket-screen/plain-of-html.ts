import { richTextToPlain } from '../captures/rich-text-words.ts';
import { readRichText } from '../page/read-rich-text.ts';

/** HTML from the clipboard as plain text that keeps what links lead to, list marks and table cells. It runs nothing and loads nothing. */
export function plainOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return richTextToPlain(readRichText(body, { baseUrl: 'about:blank' }), true).trim();
}
