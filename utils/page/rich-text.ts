/**
 * Formatted text as data: what a page's selection becomes before it leaves the page. Only these marks exist and a
 * link is an absolute http, https or mailto address, so nothing that can run is able to pass.
 */
export const richTextTags = [
  'p',
  'br',
  'strong',
  'em',
  'u',
  's',
  'code',
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
] as const;

export type RichTextTag = (typeof richTextTags)[number];
interface RichTextElement {
  tag: RichTextTag;
  href?: string | undefined;
  children: RichTextNode[];
}
export type RichTextNode = string | RichTextElement;
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
]);

/** Whether an address may stand in a link. */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href);
}
