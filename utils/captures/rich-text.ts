import * as z from 'zod/mini';
import {
  isSafeHref,
  type RichTextElement,
  type RichTextNode as RichTextNodeType,
  type RichText as RichTextType,
  richTextTags,
} from '../page/rich-text-nodes.ts';

const RichTextNode: z.ZodMiniType<RichTextNodeType> = z.union([
  // Remove half characters (lone surrogates): HTML and JSON can contain them, but their readers cannot handle them.
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

/** Checks the text that a page reported once more, so that the row, and so the ticket, contains nothing else. */
export const RichText = z.array(RichTextNode);
export type RichText = RichTextType;

/** Returns the text with each image replaced by what `change` returns. */
export function mapImages(nodes: RichText, change: (image: RichTextElement) => RichTextElement): RichText {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    return node.tag === 'img' ? change(node) : { ...node, children: mapImages(node.children, change) };
  });
}

/**
 * Gives images the names in `names`, whose keys are addresses on the page. An image keeps its address only if it can be
 * linked to.
 */
export function nameImages(nodes: RichText, names: ReadonlyMap<string, string>): RichText {
  return mapImages(nodes, ({ src = '', children }) => ({
    tag: 'img',
    ...(isSafeHref(src) && { src }),
    ...(names.has(src) && { name: names.get(src) }),
    children,
  }));
}

/** Keeps the names of attached images only: an attachment may have been removed. */
export function attachedImages(nodes: RichText, attachments: readonly { filename: string }[]): RichText {
  const names = new Set(attachments.map(({ filename }) => filename));
  return mapImages(nodes, (image) => (names.has(image.name ?? '') ? image : { ...image, name: undefined }));
}
