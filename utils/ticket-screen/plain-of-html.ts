/**
 * Converts HTML from the clipboard to plain text that keeps link targets, list marks and table cells. Runs and loads
 * nothing from the HTML. Few people paste HTML, so the code that reads it is loaded at the first call.
 */
export async function plainOfHtml(html: string): Promise<string> {
  const [{ readRichText }, { richTextToPlain }] = await Promise.all([
    import('../page/read-rich-text.ts'),
    import('../captures/rich-text-words.ts'),
  ]);
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return richTextToPlain(readRichText(body, { baseUrl: 'about:blank' }), { marked: true }).trim();
}
