import type { Capture, DetailKind } from '../captures/capture.ts';
import { detailRules } from '../captures/detail-rules.ts';
import { healthWordsOf } from '../captures/health-lines.ts';
import { escapeHtml, richTextToHtml, textToHtml } from '../captures/html.ts';
import { otherPagesOf, type PageDetail, pageDetailsOf } from '../captures/page-details-of.ts';
import { attachedImages, type RichText } from '../captures/rich-text.ts';
import { stopNote } from '../captures/stop-words.ts';

/** Returns the ticket's message as HTML: the person's text, quotations from the page, and the page's details. */
export function messageHtml(capture: Capture): string {
  const details = pageDetailsOf(capture).filter(({ kind }) => !capture.form.withoutDetails.includes(kind));
  const detail = (kind: DetailKind) => details.find((one) => one.kind === kind);
  const link = detail('link');
  const parts: string[] = [];
  const written = capture.form.message.trimEnd().replace(/^(?:\s*\n)?(?: (?! ))?/, '');
  if (written !== '') parts.push(textToHtml(written));
  if (capture.link !== null && link !== undefined) {
    const { url, text } = capture.link;
    parts.push(`<p>${escapeHtml(link.label)}: ${linkHtml(url, text || url)}</p>`);
  }
  if (capture.selection !== null && detail('selection')) parts.push(quotation(capture.selection, capture));
  if (capture.pageText !== null && detail('pageText')) parts.push(quotation(capture.pageText, capture));
  const { label, pages } = otherPagesOf(capture);
  if (pages.length > 0) {
    const rows = pages.map(
      ({ filename, url, title }) => `<li>${escapeHtml(filename)}: ${linkHtml(url, title || url)}</li>`,
    );
    parts.push(`<p>${escapeHtml(label)}</p><ul>${rows.join('')}</ul>`);
  }
  const note = stopNote(capture);
  if (note !== null) parts.push(`<p>${escapeHtml(note)}</p>`);
  const health = healthWordsOf(capture);
  const facts = factRows(details);
  const healthRow = health === null ? '' : escapeHtml(`${health.label}: ${health.head}`);
  if (health !== null && health.lines.length > 0) {
    const lines = health.lines.map((line) => `<li>${escapeHtml(line)}</li>`);
    parts.push(`<p>${healthRow}</p><ul>${lines.join('')}</ul>`);
  } else if (health !== null) facts.push(healthRow);
  if (facts.length > 0) parts.push(`<ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>`);
  return parts.length > 0 ? parts.join('') : `<p>${escapeHtml(capture.form.subject)}</p>`;
}

function quotation(text: RichText, { attachments }: Capture): string {
  return `<blockquote>${richTextToHtml(attachedImages(text, attachments))}</blockquote>`;
}

function linkHtml(url: string, text: string): string {
  return /^(https?:\/\/|mailto:)/i.test(url)
    ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
    : escapeHtml(url);
}

/** Returns the page's details as HTML lines, without those that are quoted or linked above already. */
function factRows(details: PageDetail[]): string[] {
  return details
    .filter(({ kind }) => kind !== 'selection' && kind !== 'pageText' && kind !== 'link')
    .map(({ kind, label, value }) => {
      const html = detailRules[kind].isLink ? linkHtml(value, value) : escapeHtml(value);
      return `${escapeHtml(label)}: ${html}`;
    });
}
