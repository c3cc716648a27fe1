import { t } from '../i18n.ts';
import { type Capture, type DetailKind, detailKinds } from './capture.ts';
import { detailRules, type Known } from './detail-rules.ts';

/** One page detail in words: what kind, its name, its value. */
export interface PageDetail {
  kind: DetailKind;
  label: string;
  value: string;
}

/** Returns what a capture knows of its page, in the order in which it is sent, including removed details. */
export function pageDetailsOf(capture: Known): PageDetail[] {
  return detailKinds.flatMap((kind) => {
    const { label, valueIn } = detailRules[kind];
    const value = valueIn(capture);
    return value === '' ? [] : [{ kind, label: t(label), value }];
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
