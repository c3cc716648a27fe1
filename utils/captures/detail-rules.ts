import { type MessageKey, t, uiLanguage } from '../i18n.ts';
import type { Capture, DetailKind, PageFacts } from './capture.ts';
import type { RichText } from './rich-text.ts';
import { richTextToPlain } from './rich-text-words.ts';

/** The parts of a capture from which page details come. */
export type Known = Pick<Capture, 'page' | 'selection' | 'passage' | 'pageText' | 'link'>;

/** All that differs between the kinds of page detail. */
interface DetailRule {
  label: MessageKey;
  /** The name of the button that removes the detail. */
  removeName: MessageKey;
  /** The value is an address, which is sent as a link. */
  isLink?: true;
  /** Returns the value in words; empty if there is none. */
  valueIn(capture: Known): string;
  /** Empty values for the capture's fields that the detail comes from. */
  blank: Partial<Omit<Capture, 'page'>> & { page?: Partial<PageFacts> };
}

export const detailRules: Readonly<Record<DetailKind, DetailRule>> = {
  address: {
    label: 'detailAddress',
    removeName: 'removeAddress',
    isLink: true,
    valueIn: ({ page }) => page.url,
    blank: { page: { url: '' } },
  },
  title: {
    label: 'detailTitle',
    removeName: 'removeTitle',
    valueIn: ({ page }) => page.title,
    blank: { page: { title: '' } },
  },
  selection: {
    label: 'detailSelection',
    removeName: 'removeSelection',
    valueIn: ({ selection }) => plain(selection),
    blank: { selection: null },
  },
  passage: {
    label: 'detailPassage',
    removeName: 'removePassage',
    isLink: true,
    valueIn: ({ passage }) => passage ?? '',
    blank: { passage: null },
  },
  pageText: {
    label: 'detailPageText',
    removeName: 'removePageText',
    valueIn: ({ pageText }) => plain(pageText),
    blank: { pageText: null },
  },
  link: {
    label: 'detailLink',
    removeName: 'removeLink',
    isLink: true,
    valueIn: ({ link }) => link?.url ?? '',
    blank: { link: null },
  },
  canonical: {
    label: 'detailCanonical',
    removeName: 'removeCanonical',
    isLink: true,
    valueIn: ({ page }) => page.canonicalUrl,
    blank: { page: { canonicalUrl: '' } },
  },
  language: {
    label: 'detailLanguage',
    removeName: 'removeLanguage',
    valueIn: ({ page }) => languageWords(page.language),
    blank: { page: { language: '' } },
  },
  browser: {
    label: 'detailBrowser',
    removeName: 'removeBrowser',
    valueIn: ({ page }) => [page.browser, page.system].filter((part) => part !== '').join(' · '),
    blank: { page: { browser: '', system: '' } },
  },
  window: {
    label: 'detailWindow',
    removeName: 'removeWindow',
    valueIn: ({ page }) => windowWords(page),
    blank: { page: { window: null, pixelRatio: null, zoom: null } },
  },
  time: {
    label: 'detailTime',
    removeName: 'removeTime',
    valueIn: ({ page }) => timeWords(page),
    blank: { createdAt: 0, updatedAt: 0, page: { timeZone: '', capturedAt: 0 } },
  },
};

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
