import { isSafeHref, type RichTextElement } from '../page/rich-text-nodes.ts';
import type { RichText } from './rich-text.ts';
import { cutWords, formulaWords, imageWords, privateWords } from './rich-text-words.ts';

/**
 * Converts plain text to HTML paragraphs. An empty line separates paragraphs, and a line break becomes `<br>`, since
 * Deskpro's html format ignores bare newlines.
 */
export function textToHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(
      (paragraph) =>
        `<p>${keepBlanks(paragraph.replace(/\t/g, '    '), /^ | (?= )/gm).replace(/\n/g, '<br>')}</p>`,
    )
    .join('');
}

/** Escapes text as HTML and keeps the matched blanks, for columns of a log or an indent. */
function keepBlanks(text: string, blanks: RegExp): string {
  return escapeHtml(text).replace(blanks, '&nbsp;');
}

/** Converts rich text to HTML. An attached image becomes its name, another image becomes a link. */
export function richTextToHtml(nodes: RichText, { inLink = false, inPre = false } = {}): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string')
        return inPre
          ? escapeHtml(node)
          : keepBlanks(node, / (?= )|\u00a0(?=\u00a0)|(?<!\u00a0)\u00a0/g).replaceAll('\u00a0', ' ');
      if (node.tag === 'br') return '<br>';
      if (node.tag === 'cut') return `<p><em>${escapeHtml(cutWords())}</em></p>`;
      if (node.tag === 'formula') return `<em>${escapeHtml(formulaWords())}</em>`;
      if (node.tag === 'private') return `<em>${escapeHtml(privateWords())}</em>`;
      if (node.tag === 'img') return imageHtml(node, inLink);
      if (node.tag === 'a' && node.href !== undefined)
        return linkHtml(node.href, richTextToHtml(node.children, { inLink: true, inPre }));
      const children = richTextToHtml(node.children, { inLink, inPre: inPre || node.tag === 'pre' });
      return `<${node.tag}${attributesOf(node)}>${children}</${node.tag}>`;
    })
    .join('');
}

function attributesOf({ tag, type, start, value, dir }: RichTextElement): string {
  const named = {
    type: tag === 'ol' && type,
    start: tag === 'ol' && start,
    value: tag === 'li' && value,
    dir,
  };
  return Object.entries(named)
    .filter(([, one]) => one !== undefined && one !== false)
    .map(([name, one]) => ` ${name}="${escapeHtml(String(one))}"`)
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
