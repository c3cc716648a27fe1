import { type MessageKey, t, uiLanguage } from '../i18n.ts';
import { type Capture, type DetailKind, detailKinds } from './capture.ts';
import type { RichText } from './rich-text.ts';
import { richTextToPlain } from './rich-text-words.ts';

/** One page detail in words: what kind, its name, its value. */
export interface PageDetail {
  kind: DetailKind;
  label: string;
  value: string;
}

const labels: Readonly<Record<DetailKind, MessageKey>> = {
  address: 'detailAddress',
  title: 'detailTitle',
  selection: 'detailSelection',
  passage: 'detailPassage',
  pageText: 'detailPageText',
  link: 'detailLink',
  canonical: 'detailCanonical',
  language: 'detailLanguage',
  browser: 'detailBrowser',
  window: 'detailWindow',
  time: 'detailTime',
};

type Known = Pick<Capture, 'page' | 'selection' | 'passage' | 'pageText' | 'link'>;

/** Returns what a capture knows of its page, in the order in which it is sent, including removed details. */
export function pageDetailsOf(capture: Known): PageDetail[] {
  return detailKinds.flatMap((kind) => {
    const value = valueFor(kind, capture);
    return value === '' ? [] : [{ kind, label: t(labels[kind]), value }];
  });
}

/** Returns the attachments that show other pages than the capture's, each with its page. */
export function otherPagesOf({ attachments }: Pick<Capture, 'attachments'>): {
  label: string;
  pages: { filename: string; url: string; title: string }[];
} {
  const pages = attachments.flatMap(({ filename, page }) => (page === null ? [] : [{ filename, ...page }]));
  return { label: t('otherPages'), pages };
}

function valueFor(kind: DetailKind, { page, selection, passage, pageText, link }: Known): string {
  switch (kind) {
    case 'address':
      return page.url;
    case 'title':
      return page.title;
    case 'selection':
      return plain(selection);
    case 'passage':
      return passage ?? '';
    case 'pageText':
      return plain(pageText);
    case 'link':
      return link?.url ?? '';
    case 'canonical':
      return page.canonicalUrl;
    case 'language':
      return languageWords(page.language);
    case 'browser':
      return [page.browser, page.system].filter((part) => part !== '').join(' · ');
    case 'window':
      return windowWords(page);
    case 'time':
      return timeWords(page);
  }
}

function windowWords({ window, pixelRatio, zoom }: Capture['page']): string {
  if (window === null) return '';
  const parts = [`${window.width} × ${window.height}`];
  if (pixelRatio !== null && pixelRatio !== 1) parts.push(`@ ${Number(pixelRatio.toFixed(2))}×`);
  if (zoom !== null && zoom !== 1) parts.push(t('zoomed', Math.round(zoom * 100)));
  return parts.join(' ');
}

/** Returns the name of a language, or the tag itself if there is no such language. */
function languageWords(tag: string): string {
  try {
    return new Intl.DisplayNames(uiLanguage(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function timeWords({ capturedAt, timeZone }: Capture['page']): string {
  // A draft from a saved file has no time if the person had removed it.
  if (capturedAt === 0) return '';
  const style = { dateStyle: 'medium', timeStyle: 'long' } as const;
  try {
    return new Intl.DateTimeFormat(uiLanguage(), { ...style, timeZone }).format(capturedAt);
  } catch {
    // Browsers may report a time zone that they cannot format, such as Chromium's `Etc/Unknown`.
    return new Intl.DateTimeFormat(uiLanguage(), { ...style, timeZone: 'UTC' }).format(capturedAt);
  }
}

/** The longest value in UTF-16 units: nobody reads more in a chip or its tooltip. */
const shownText = 1000;

function plain(text: RichText | null): string {
  return text === null
    ? ''
    : richTextToPlain(text, { marked: true, limit: shownText }).replace(/\s+/g, ' ').slice(0, shownText);
}
