import { type Capture, type DetailKind, detailKinds } from '../utils/captures/capture.ts';
import { type RichText, richTextToPlain } from '../utils/captures/rich-text.ts';
import { type MessageKey, t } from '../utils/i18n.ts';
import type { PageDetail } from './screen-props.ts';

const labels: Readonly<Record<DetailKind, MessageKey>> = {
  address: 'detailAddress',
  title: 'detailTitle',
  selection: 'detailSelection',
  pageText: 'detailPageText',
  link: 'detailLink',
  browser: 'detailBrowser',
  window: 'detailWindow',
};

/** What the capture knows of its page, in the order it is sent, removed details included. */
export function pageDetailsOf(capture: Capture): PageDetail[] {
  return detailKinds.flatMap((kind) => {
    const value = valueFor(kind, capture);
    return value === '' ? [] : [{ kind, label: t(labels[kind]), value }];
  });
}

function valueFor(kind: DetailKind, { page, selection, pageText, link }: Capture): string {
  switch (kind) {
    case 'address':
      return page.url;
    case 'title':
      return page.title;
    case 'selection':
      return plain(selection);
    case 'pageText':
      return plain(pageText);
    case 'link':
      return link?.url ?? '';
    case 'browser':
      return [page.browser, page.system].filter((part) => part !== '').join(' · ');
    case 'window':
      return page.window === null ? '' : `${page.window.width} × ${page.window.height}`;
  }
}

function plain(text: RichText | null): string {
  return text === null ? '' : richTextToPlain(text).replace(/\s+/g, ' ');
}
