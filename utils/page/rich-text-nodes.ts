/**
 * Formatted text as data: what a page's selection becomes before it leaves the page. Only these marks exist, a link is
 * an absolute http, https or mailto address and an image is a name, so nothing that can run gets through.
 */
export const richTextTags = [
  'p',
  'br',
  'strong',
  'em',
  'u',
  's',
  'code',
  'sup',
  'sub',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'h3',
  'a',
  'table',
  'tr',
  'th',
  'td',
  'img',
  'formula',
  'private',
  'cut',
  'hidden',
] as const;

export type RichTextTag = (typeof richTextTags)[number];
export interface RichTextElement {
  tag: RichTextTag;
  /** Of a link. */
  href?: string | undefined;
  /** Of an image: its address on the page. Its children are its alternative text. */
  src?: string | undefined;
  /** Of an image that is attached to the ticket: the attachment's file name. */
  name?: string | undefined;
  /** Of a numbered list: its first number, and its kind of numbers as in HTML's `type`. */
  start?: number | undefined;
  type?: 'a' | 'A' | 'i' | 'I' | undefined;
  /** Of an item whose number does not follow the item before it: its number. */
  value?: number | undefined;
  /** Of a block that runs from right to left. */
  dir?: 'rtl' | undefined;
  /**
   * Of a row or a cell while the page is read: its place in the page's whole grid, and how many columns and rows it
   * spans.
   */
  at?: number | undefined;
  wide?: number | undefined;
  high?: number | undefined;
  children: RichTextNode[];
}
export type RichTextNode = string | RichTextElement;
/**
 * The mark `formula` stands for a formula whose source the page does not tell, `private` for content that the page
 * marks private, and `hidden` for sensitive content, with its kind as the child. A text that was too long ends with the
 * mark `cut`.
 */
export type RichText = RichTextNode[];

export const blockTags: ReadonlySet<RichTextTag> = new Set<RichTextTag>([
  'p',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'h3',
  'table',
  'tr',
  'th',
  'td',
  'cut',
]);

/** The most text that one reading takes, in UTF-16 units: more is a mistake, not a quotation. */
export const textLimit = 250_000;

/** Whether an address may stand in a link. */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href);
}

/** Returns the beginning of a text, cut after a word if possible. `limit` is in UTF-16 units. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.slice(0, limit + 1).search(/\s\S*$/);
  if (end > 0) return text.slice(0, end).trimEnd();
  // The text is one long word. Do not cut a character in half, and return nothing if only a few letters fit.
  return limit < 100 ? '' : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}
