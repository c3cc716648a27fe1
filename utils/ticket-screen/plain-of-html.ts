import { richTextToPlain } from '../captures/rich-text-words.ts';
import { readRichText } from '../page/read-rich-text.ts';

/**
 * Converts HTML from the clipboard to plain text that keeps link targets, list marks and table cells. Runs and loads
 * nothing from the HTML.
 */
export function plainOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return richTextToPlain(readRichText(body, { baseUrl: 'about:blank' }), true).trim();
}
