import { t, uiLanguage } from '../i18n.ts';
import { type Attachment, type AttachmentId, type Capture, nothingDelivered } from './capture.ts';
import { healthWordsOf } from './health-lines.ts';
import { escapeHtml, richTextToHtml, textToHtml } from './html.ts';
import { pageDetailsOf } from './page-details-of.ts';
import { attachedImages, type RichText } from './rich-text.ts';
import { dataElementId, fileType, helpdeskMark, imageElementId, type SavedCapture } from './saved-file.ts';
import { withoutParameters } from './without-parameters.ts';
import { withoutRemoved } from './without-removed.ts';
import { siteOf } from './words.ts';

const style = `:root{color-scheme:light dark}
body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.2}
img{max-width:100%;height:auto;border:1px solid #8884;border-radius:6px}
figure{margin:1.5rem 0}
figcaption,footer{opacity:.75;font-size:.875rem}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1rem}
dt{font-weight:600}
dd{margin:0;white-space:pre-wrap}
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #8888}`;

/**
 * Returns a capture as one HTML file that any browser shows without a network, and that the tickets page can open
 * again. The file runs nothing and loads nothing. It contains nothing of the helpdesk (no key, no uploads, no address)
 * and no detail that the person has removed.
 */
export async function savedFileOf(given: Capture, images: ReadonlyMap<AttachmentId, Blob>): Promise<Blob> {
  const capture = withoutRemoved(given);
  const { helpdesk, ...form } = capture.form;
  const kept = capture.attachments.filter(({ id }) => images.has(id));
  const figures = await Promise.all(kept.map((one) => figureHtml(one, images.get(one.id) ?? new Blob())));
  const saved: SavedCapture = {
    format: 'ticket-capture',
    version: 1,
    ...(helpdesk !== undefined && { helpdesk: await helpdeskMark(capture.id, helpdesk) }),
    capture: {
      ...capture,
      tabId: 0,
      form: { ...form, addTo: null },
      stage: { name: 'draft' },
      delivery: nothingDelivered,
      attachments: kept.map((one) => ({
        ...one,
        contentType: typeOf(one),
        blobAuth: null,
        blobAuthId: null,
      })),
    },
  };
  const html = `<!doctype html>
<html lang="${escapeHtml(uiLanguage())}" dir="${t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '${await hashOf(style)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(capture.form.subject)}</title>
<style>${style}</style>
</head>
<body>
${wordsHtml(capture)}
${figures.join('\n')}
<footer>${escapeHtml(t('savedFileNote'))}</footer>
<script type="application/json" id="${dataElementId}">${jsonForHtml(saved)}</script>
</body>
</html>
`;
  return new Blob([html], { type: 'text/html' });
}

/** Returns a file name of the subject's letters and digits, which are allowed in file names everywhere. */
export function savedFileName({ form, page }: Pick<Capture, 'form' | 'page'>): string {
  const words = (form.subject.trim() || siteOf(page.url)).replace(/[^\p{L}\p{N}]+/gu, '-');
  const name = [...words.replace(/^-+|-+$/g, '')].slice(0, 60).join('');
  return `${name || 'ticket'}.html`;
}

function wordsHtml(capture: Capture): string {
  const { form, selection, pageText, attachments } = capture;
  const quotation = (text: RichText) =>
    `<blockquote dir="auto">${richTextToHtml(attachedImages(text, attachments))}</blockquote>`;
  const details = pageDetailsOf(capture).filter(({ kind }) => !form.withoutDetails.includes(kind));
  const has = (kind: string) => details.some((one) => one.kind === kind);
  const facts = details.filter(({ kind }) => kind !== 'selection' && kind !== 'pageText');
  const health = healthWordsOf(capture);
  const told = health === null ? [] : [{ ...health, value: [health.head, ...health.lines].join('\n') }];
  const rows = [{ label: t('requester'), value: form.requester }, ...facts, ...told].map(
    ({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`,
  );
  return [
    `<h1 dir="auto">${escapeHtml(form.subject)}</h1>`,
    textToHtml(form.message.trim()),
    ...(selection !== null && has('selection') ? [quotation(selection)] : []),
    ...(pageText !== null && has('pageText') ? [quotation(pageText)] : []),
    `<dl>${rows.join('')}</dl>`,
  ].join('\n');
}

async function figureHtml(one: Attachment, image: Blob): Promise<string> {
  const source = `data:${escapeHtml(typeOf(one))};base64,${await base64Of(image)}`;
  const name = escapeHtml(one.filename);
  if (!source.startsWith('data:image/'))
    return `<p><a id="${imageElementId(one.id)}" href="${source}" download="${name}">${name}</a></p>`;
  const page = one.page === null ? '' : ` – ${escapeHtml(one.page.title)} ${escapeHtml(one.page.url)}`;
  return `<figure><img id="${imageElementId(one.id)}" src="${source}" alt="${name}"><figcaption>${name}${page}</figcaption></figure>`;
}

/** Returns the type without parameters, for a data URL. */
function typeOf({ contentType }: Attachment): string {
  const type = withoutParameters(contentType);
  return fileType.test(type) ? type : 'application/octet-stream';
}

/** Returns JSON without characters such as `<`, which could end the script element around it. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${base64(new Uint8Array(digest))}`;
}

async function base64Of(blob: Blob): Promise<string> {
  return base64(new Uint8Array(await blob.arrayBuffer()));
}

/** Encodes in pieces whose length is a multiple of three, so that the results can be joined. */
function base64(bytes: Uint8Array): string {
  const piece = 3 * 8192;
  let text = '';
  for (let start = 0; start < bytes.length; start += piece) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + piece)));
  }
  return text;
}
