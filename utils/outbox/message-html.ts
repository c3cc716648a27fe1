import type { Capture, DetailKind } from '../captures/capture.ts';
import { includedDetails } from '../captures/prefill.ts';
import type { RichText } from '../captures/rich-text.ts';
import { type MessageKey, t } from '../i18n.ts';

/** The ticket's message: what the person wrote, what was on the page as a quotation, and the page's details. */
export function messageHtml(capture: Capture): string {
  const details = includedDetails(capture);
  const parts: string[] = [];
  const written = capture.form.message.trim();
  if (written !== '') parts.push(textToHtml(written));
  if (capture.link !== null && details.includes('link')) {
    const { url, text } = capture.link;
    parts.push(`<p>${escapeHtml(t('ticketLink'))}: ${linkHtml(url, text || url)}</p>`);
  }
  if (capture.selection !== null && details.includes('selection')) parts.push(quotation(capture.selection));
  if (capture.pageText !== null && details.includes('pageText')) parts.push(quotation(capture.pageText));
  const facts = factRows(capture, details);
  if (facts.length > 0) parts.push(`<ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>`);
  return parts.length > 0 ? parts.join('') : `<p>${escapeHtml(capture.form.subject)}</p>`;
}

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

function quotation(text: RichText): string {
  return `<blockquote>${richTextToHtml(text)}</blockquote>`;
}

function linkHtml(url: string, text: string): string {
  return /^(https?:\/\/|mailto:)/i.test(url)
    ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
    : escapeHtml(url);
}

function factRows({ page }: Capture, details: DetailKind[]): string[] {
  const row = (label: MessageKey, html: string) => `${escapeHtml(t(label))}: ${html}`;
  const rows: Partial<Record<DetailKind, () => string>> = {
    title: () => row('ticketTitle', escapeHtml(page.title)),
    address: () => row('ticketAddress', linkHtml(page.url, page.url)),
    browser: () => row('ticketBrowser', escapeHtml([page.browser, page.system].filter(Boolean).join(' · '))),
    window: () => {
      const size = `${page.window?.width} × ${page.window?.height}`;
      return row('ticketWindow', page.pixelRatio === null ? size : `${size} @ ${page.pixelRatio}`);
    },
  };
  return details.flatMap((kind) => rows[kind]?.() ?? []);
}
