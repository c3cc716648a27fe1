import type { Attachment, Capture, PageFacts, TicketForm } from '../captures/capture.ts';
import { joinAlike } from '../captures/capture-health.ts';
import { withoutParameters } from '../captures/without-parameters.ts';
import type { PageHealth, PageLoad, PageTrouble } from '../page/health/page-trouble.ts';
import type { RichText } from '../page/rich-text-nodes.ts';
import { hideInFileName } from './hide-in-file-name.ts';
import { hideInRichText, sensitiveInRichText } from './hide-in-rich-text.ts';
import { hideInTrace } from './hide-in-trace.ts';
import { hideInUrl } from './hide-in-url.ts';
import { hidePassage } from './hide-passage.ts';
import { hideWords, sensitiveIn } from './hide-words.ts';
import type { KnownValue, Words } from './known-values.ts';
import type { Around } from './label-readings.ts';
import { keep, type Maskers, masked, orNull, within } from './masked.ts';

const text = (value: RichText | null, words: Words) => value && hideInRichText(value, words);

const ofPage = {
  url: hideInUrl,
  canonicalUrl: hideInUrl,
  title: hideWords,
  language: hideWords,
  browser: keep,
  system: keep,
  window: keep,
  pixelRatio: keep,
  zoom: keep,
  timeZone: keep,
  capturedAt: keep,
  readable: keep,
  isPdf: keep,
  isBusy: keep,
} satisfies Maskers<PageFacts>;

const ofOtherPage = { url: hideInUrl, title: hideWords } satisfies Maskers<NonNullable<Attachment['page']>>;

const ofAttachment = {
  id: keep,
  kind: keep,
  mode: keep,
  part: keep,
  stopped: keep,
  page: orNull(within<NonNullable<Attachment['page']>>(ofOtherPage)),
  filename: hideInFileName,
  contentType: withoutParameters,
  size: keep,
  width: keep,
  height: keep,
  annotations: keep,
  unchecked: keep,
  images: keep,
  cleaned: keep,
  blobAuth: keep,
  blobAuthId: keep,
} satisfies Maskers<Attachment>;

/** The person sees and edits all of it before it is sent. It is filled in from parts that are masked already. */
const ofForm = {
  subject: keep,
  requester: keep,
  message: keep,
  agentId: keep,
  departmentId: keep,
  withoutDetails: keep,
  withoutHealth: keep,
  fields: keep,
  addTo: keep,
  helpdesk: keep,
} satisfies Maskers<TicketForm>;

const ofLink = { url: hideInUrl, text: hideWords } satisfies Maskers<NonNullable<Capture['link']>>;

const ofTrouble = {
  kind: keep,
  address: hideInUrl,
  statuses: keep,
  what: hideWords,
  trace: hideInTrace,
  durationMs: keep,
  count: keep,
} satisfies Maskers<PageTrouble>;

const ofLoad = {
  answerMs: keep,
  loadedMs: keep,
  paintMs: keep,
  redirects: keep,
  protocol: hideWords,
} satisfies Maskers<PageLoad>;

const ofHealth = {
  troubles: (all, words) => joinAlike(all.map((one) => masked<PageTrouble>(ofTrouble, one, words))),
  more: keep,
  requests: keep,
  isCut: keep,
  load: within<PageLoad>(ofLoad),
  isControlled: keep,
} satisfies Maskers<PageHealth>;

const ofCapture = {
  version: keep,
  id: keep,
  createdAt: keep,
  updatedAt: keep,
  stage: keep,
  touched: keep,
  tabId: keep,
  page: within<PageFacts>(ofPage),
  selection: text,
  passage: (value, words) => value && hidePassage(value, words),
  pageText: text,
  health: within<PageHealth>(ofHealth),
  link: orNull(within<NonNullable<Capture['link']>>(ofLink)),
  attachments: (all, words) =>
    all.map((one) => ({
      ...masked(ofAttachment, one, words),
      // We make a screenshot's name ourselves, of a host and a time.
      ...(one.kind === 'screenshot' && { filename: one.filename }),
    })),
  form: within<TicketForm>(ofForm),
  changedBy: keep,
  delivery: keep,
} satisfies Maskers<Capture>;

/**
 * Returns parts of a capture without what is private. A value found in one part is hidden in all parts: a number that
 * has a label in the selection may stand without the label in the title. `around` is the page's text around the
 * selection.
 */
export function maskParts<Part extends Partial<Capture>>(parts: Part, words: Words, around?: Around): Part {
  const known = valuesIn(parts, words, around);
  return masked(ofCapture as unknown as Maskers<Part>, parts, [...words, ...known]);
}

/** Returns facts of a page without what is private. */
export function maskPage<Page extends Partial<PageFacts>>(page: Page, words: Words): Page {
  return masked(ofPage as unknown as Maskers<Page>, page, words);
}

/** UTF-16 units. Shorter values would match elsewhere by chance. */
const shortestValue = 3;
/** The most values that are remembered. A value that is found by its look alone needs no entry. */
const mostValues = 200;

/** Returns the values, in any of the parts, that are sensitive only because of their labels. */
function valuesIn(parts: Partial<Capture>, words: Words, around?: Around): KnownValue[] {
  const { page, selection, pageText, link } = parts;
  const plain = [page?.title ?? '', link?.text ?? ''].map((one) => ({
    text: one,
    spans: sensitiveIn(one, words),
  }));
  const rich = [
    sensitiveInRichText(selection ?? [], words, around),
    sensitiveInRichText(pageText ?? [], words),
  ];
  const found = new Map<string, KnownValue>();
  for (const { text, spans } of [...rich, ...plain]) {
    for (const { start, end, kind } of spans) {
      const value = text.slice(start, end).trim();
      if (value.length < shortestValue || /\s{2}|\n/.test(value) || found.size >= mostValues) continue;
      if (!found.has(value) && sensitiveIn(value, words).length === 0)
        found.set(value, { text: value, kind });
    }
  }
  return [...found.values()];
}
