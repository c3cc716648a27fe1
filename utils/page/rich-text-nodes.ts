/**
 * Formatted text as data: what a page's selection becomes before it leaves the page. Only these marks exist, a link is an
 * absolute http, https or mailto address and an image a name, so nothing that can run is able to pass.
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
  /** Of an image: where the page has it from. Its alternative words are its children. */
  src?: string | undefined;
  /** Of an image that goes with the ticket: its attachment's file name. */
  name?: string | undefined;
  /** Of a numbered list: its first number, and how it is numbered, as HTML's `type`. */
  start?: number | undefined;
  type?: 'a' | 'A' | 'i' | 'I' | undefined;
  /** Of an item whose number does not follow from the one before. */
  value?: number | undefined;
  /** Of a block that runs from right to left. */
  dir?: 'rtl' | undefined;
  /** Of a row or a cell while the page is read: its place in the page's whole grid, and how many columns and rows it takes. */
  at?: number | undefined;
  wide?: number | undefined;
  high?: number | undefined;
  children: RichTextNode[];
}
export type RichTextNode = string | RichTextElement;
/**
 * The mark `formula` stands for a formula whose source the page does not tell, `private` for what the page marks private,
 * `hidden` for what is sensitive: its kind is its child. Text that was too long ends with the mark `cut`.
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

/** The beginning of a text, cut after a word where there is one. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.slice(0, limit + 1).search(/\s\S*$/);
  if (end > 0) return text.slice(0, end).trimEnd();
  // Nothing but one long word: half a character is none, and of a few letters nothing is to be had.
  return limit < 100 ? '' : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}
