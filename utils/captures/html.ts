import type { RichText } from './rich-text.ts';

/** Plain text as paragraphs: an empty line parts them, a line break stays one. Deskpro's html format ignores bare newlines. */
export function textToHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}

export function richTextToHtml(nodes: RichText): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeHtml(node);
      if (node.tag === 'br') return '<br>';
      if (node.tag === 'a' && node.href !== undefined) {
        return `<a href="${escapeHtml(node.href)}">${richTextToHtml(node.children)}</a>`;
      }
      return `<${node.tag}>${richTextToHtml(node.children)}</${node.tag}>`;
    })
    .join('');
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
