import type { Attachment, Capture, PageFacts } from '../captures/capture.ts';
import type { RichText } from '../page/rich-text-nodes.ts';
import { hideInFileName } from './hide-in-file-name.ts';
import { hideInRichText, sensitiveInRichText } from './hide-in-rich-text.ts';
import { hideInUrl } from './hide-in-url.ts';
import { hidePassage } from './hide-passage.ts';
import { hideWords, sensitiveIn } from './hide-words.ts';
import type { KnownValue, Words } from './known-values.ts';
import type { Around } from './label-readings.ts';

/** Removes what is private from one field. */
type Masker<T = never> = (value: T, words: Words) => T;
/** A masker for each field, so that a new field does not compile until somebody has decided about it. */
type Maskers<T> = { readonly [Key in keyof T]-?: Masker<T[Key]> };

/** For fields without words of a page: numbers, choices, and words of the browser, the helpdesk or the person. */
const keep = <T>(value: T): T => value;
const text = (value: RichText | null, words: Words) => value && hideInRichText(value, words);
const within =
  <T extends object>(maskers: Maskers<T>): Masker<T> =>
  (value, words) =>
    masked(maskers, value, words);
const orNull =
  <T>(masker: Masker<T>): Masker<T | null> =>
  (value, words) =>
    value && masker(value, words);

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
  contentType: keep,
  size: keep,
  width: keep,
  height: keep,
  annotations: keep,
  annotationStep: keep,
  unchecked: keep,
  images: keep,
  blobAuth: keep,
  blobAuthId: keep,
} satisfies Maskers<Attachment>;

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
  link: orNull(within({ url: hideInUrl, text: hideWords })),
  attachments: (all, words) =>
    all.map((one) => ({
      ...masked(ofAttachment, one, words),
      // We make a screenshot's name ourselves, of a host and a time.
      ...(one.kind === 'screenshot' && { filename: one.filename }),
    })),
  form: keep,
  delivery: keep,
} satisfies Maskers<Capture>;

function masked<Part extends object>(maskers: Maskers<Part>, value: Part, words: Words): Part {
  const all = maskers as Readonly<Record<string, Masker<unknown>>>;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, all[key] ? all[key](part, words) : part]),
  ) as Part;
}

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
