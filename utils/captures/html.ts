import { isSafeHref, type RichTextElement } from '../page/rich-text.ts';
import type { RichText } from './rich-text.ts';
import { cutWords, imageWords, privateWords } from './rich-text-words.ts';

/** Plain text as paragraphs: an empty line parts them, a line break stays one. Deskpro's html format ignores bare newlines. */
export function textToHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}

/** Rich text as HTML. An image that is an attachment is named in its place, another one is linked to. */
export function richTextToHtml(nodes: RichText, inLink = false): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeHtml(node);
      if (node.tag === 'br') return '<br>';
      if (node.tag === 'cut') return `<p><em>${escapeHtml(cutWords())}</em></p>`;
      if (node.tag === 'private') return `<em>${escapeHtml(privateWords())}</em>`;
      if (node.tag === 'img') return imageHtml(node, inLink);
      if (node.tag === 'a' && node.href !== undefined)
        return linkHtml(node.href, richTextToHtml(node.children, true));
      return `<${node.tag}>${richTextToHtml(node.children, inLink)}</${node.tag}>`;
    })
    .join('');
}

function imageHtml(image: RichTextElement, inLink: boolean): string {
  const words = escapeHtml(imageWords(image));
  const { name, src } = image;
  if (name !== undefined || inLink || src === undefined || !isSafeHref(src)) return words;
  return linkHtml(src, words);
}

function linkHtml(href: string, html: string): string {
  return `<a href="${escapeHtml(href)}">${html}</a>`;
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
