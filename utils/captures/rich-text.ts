import * as z from 'zod/mini';
import { t, uiLanguage } from '../i18n.ts';
import {
  blockTags,
  isSafeHref,
  type RichTextElement,
  type RichTextNode as RichTextNodeType,
  type RichText as RichTextType,
  richTextTags,
  textLimit,
} from '../page/rich-text.ts';

const RichTextNode: z.ZodMiniType<RichTextNodeType> = z.union([
  z.string(),
  z.object({
    tag: z.enum(richTextTags),
    href: z.optional(z.string().check(z.refine(isSafeHref))),
    src: z.optional(z.string()),
    name: z.optional(z.string()),
    children: z.array(z.lazy(() => RichTextNode)),
  }),
]);

/** What a page reported, checked again on arrival: the row, and so the ticket, holds nothing outside this. */
export const RichText = z.array(RichTextNode);
export type RichText = RichTextType;

/** An image in words: its attachment's name where it has one, else what it says of itself, else its address. */
export function imageWords({ name, src = '', children }: RichTextElement): string {
  const words = children.filter((child) => typeof child === 'string').join('');
  if (name !== undefined) return t('imageMark', name);
  return words === '' ? (isSafeHref(src) ? src : '') : `[${words}]`;
}

/** The text with each of its images changed. */
export function mapImages(nodes: RichText, change: (image: RichTextElement) => RichTextElement): RichText {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    return node.tag === 'img' ? change(node) : { ...node, children: mapImages(node.children, change) };
  });
}

/** The text with its images named by where the page has them. No other address of an image is kept than one to link to. */
export function nameImages(nodes: RichText, names: ReadonlyMap<string, string>): RichText {
  return mapImages(nodes, ({ src = '', children }) => ({
    tag: 'img',
    ...(isSafeHref(src) && { src }),
    ...(names.has(src) && { name: names.get(src) }),
    children,
  }));
}

/** The text with the names of those images alone that go with the ticket: one may have been removed. */
export function attachedImages(nodes: RichText, attachments: readonly { filename: string }[]): RichText {
  const names = new Set(attachments.map(({ filename }) => filename));
  return mapImages(nodes, (image) => (names.has(image.name ?? '') ? image : { ...image, name: undefined }));
}

/** What stands at the end of text that was too long. */
export function cutWords(): string {
  return t('textCut', new Intl.NumberFormat(uiLanguage()).format(textLimit));
}

/**
 * The words alone, a line per block, without marks; with `marked` also links' addresses, list marks and images. What comes
 * after about `limit` UTF-16 units is left out.
 */
export function richTextToPlain(nodes: RichText, marked = false, limit = Number.POSITIVE_INFINITY): string {
  let left = limit;
  const all = (children: RichText) => children.map((child) => words(child)).join('');
  const words = (node: RichTextNodeType): string => {
    if (left < 0) return '';
    if (typeof node === 'string') {
      left -= node.length;
      return node;
    }
    const { tag, href, children } = node;
    switch (tag) {
      case 'br':
        return '\n';
      case 'img':
        return marked || node.name === undefined ? imageWords(node) : '';
      case 'cut':
        return marked ? `\n${cutWords()}\n` : '';
      case 'ul':
      case 'ol': {
        if (!marked) break;
        const items = children.map((item, at) => {
          const mark = tag === 'ol' ? `${at + 1}. ` : '• ';
          return mark + lines(words(item)).replace(/\n/g, '\n  ');
        });
        return `\n${items.join('\n')}\n`;
      }
      case 'td':
      case 'th':
        return `${lines(all(children)).replace(/\n+/g, ' ')}\t`;
    }
    const text = all(children);
    if (tag === 'tr') return `\n${text}`;
    if (blockTags.has(tag)) return `\n${text}\n`;
    return marked && href !== undefined && href !== text ? `${text} (${href})` : text;
  };
  return lines(all(nodes));
}

function lines(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
