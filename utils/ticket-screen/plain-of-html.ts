import { richTextToPlain } from '../captures/rich-text-words.ts';

/**
 * Converts HTML from the clipboard to plain text that keeps link targets, list marks and table cells. Runs and loads
 * nothing from the HTML. Few people paste HTML, so the code that reads it is loaded at the first call.
 */
export async function plainOfHtml(html: string): Promise<string> {
  const { readRichText } = await import('../page/read-rich-text.ts');
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return richTextToPlain(readRichText(body, { baseUrl: 'about:blank' }), { marked: true }).trim();
}
