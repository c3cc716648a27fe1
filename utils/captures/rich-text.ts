import * as z from 'zod/mini';
import {
  blockTags,
  isSafeHref,
  type RichTextNode as RichTextNodeType,
  type RichText as RichTextType,
  richTextTags,
} from '../page/rich-text.ts';

const RichTextNode: z.ZodMiniType<RichTextNodeType> = z.union([
  z.string(),
  z.object({
    tag: z.enum(richTextTags),
    href: z.optional(z.string().check(z.refine(isSafeHref))),
    children: z.array(z.lazy(() => RichTextNode)),
  }),
]);

/** What a page reported, checked again on arrival: the row, and so the ticket, holds nothing outside this. */
export const RichText = z.array(RichTextNode);
export type RichText = RichTextType;

/** The words alone, a line per block, without marks. */
export function richTextToPlain(nodes: RichText): string {
  const parts: string[] = [];
  const walk = (node: RichTextNodeType): void => {
    if (typeof node === 'string') {
      parts.push(node);
      return;
    }
    const isCell = node.tag === 'td' || node.tag === 'th';
    const isBlock = blockTags.has(node.tag) && !isCell;
    if (isBlock || node.tag === 'br') parts.push('\n');
    for (const child of node.children) walk(child);
    if (isCell) parts.push('\t');
    if (isBlock) parts.push('\n');
  };
  for (const node of nodes) walk(node);
  return parts
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
