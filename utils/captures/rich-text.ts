import * as z from 'zod/mini';
import {
  isSafeHref,
  type RichTextElement,
  type RichTextNode as RichTextNodeType,
  type RichText as RichTextType,
  richTextTags,
} from '../page/rich-text-nodes.ts';

const RichTextNode: z.ZodMiniType<RichTextNodeType> = z.union([
  // Half a character is none: HTML and JSON can hold it, what reads them cannot.
  z.string().check(z.overwrite((text) => text.toWellFormed())),
  z.object({
    tag: z.enum(richTextTags),
    href: z.optional(z.string().check(z.refine(isSafeHref))),
    src: z.optional(z.string()),
    name: z.optional(z.string()),
    start: z.optional(z.int()),
    type: z.optional(z.enum(['a', 'A', 'i', 'I'])),
    value: z.optional(z.int()),
    dir: z.optional(z.literal('rtl')),
    children: z.array(z.lazy(() => RichTextNode)),
  }),
]);

/** What a page reported, checked again on arrival: the row, and so the ticket, holds nothing outside this. */
export const RichText = z.array(RichTextNode);
export type RichText = RichTextType;

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
