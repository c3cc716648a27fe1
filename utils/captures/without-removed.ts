import type { Attachment, Capture, DetailKind, PageFacts } from './capture.ts';
import { uniqueName } from './unique-name.ts';

type Blank = Partial<Omit<Capture, 'page'>> & { page?: Partial<PageFacts> };

/** A capture's fields that each detail is made of, without anything in them. */
const blanks: Readonly<Record<DetailKind, Blank>> = {
  address: { page: { url: '' } },
  title: { page: { title: '' } },
  selection: { selection: null },
  passage: { passage: null },
  pageText: { pageText: null },
  link: { link: null },
  canonical: { page: { canonicalUrl: '' } },
  language: { page: { language: '' } },
  browser: { page: { browser: '', system: '' } },
  window: { page: { window: null, pixelRatio: null, zoom: null } },
  time: { createdAt: 0, updatedAt: 0, page: { timeZone: '', capturedAt: 0 } },
};

/** A capture without the details that the person has removed: neither in its fields nor in the names of its screenshots. */
export function withoutRemoved(capture: Capture): Capture {
  let left = capture;
  for (const kind of capture.form.withoutDetails) {
    const { page, ...others } = blanks[kind];
    left = { ...left, ...others, page: { ...left.page, ...page } };
  }
  return { ...left, attachments: withoutRemovedNames(capture) };
}

/** A screenshot is named for its site and for when it was taken. */
export function withoutRemovedNames({
  attachments,
  form: { withoutDetails },
}: Pick<Capture, 'attachments' | 'form'>): Attachment[] {
  const named: Attachment[] = [];
  for (const one of attachments) {
    const [, site = '', time = '', rest = ''] =
      one.kind === 'screenshot'
        ? (/^screenshot(-.*?)(-\d{4}(?:-\d\d){2}-\d{6})(.*)$/.exec(one.filename) ?? [])
        : [];
    const shown = `screenshot${withoutDetails.includes('address') ? '' : site}${withoutDetails.includes('time') ? '' : time}${rest}`;
    const filename = site === '' ? one.filename : shown;
    named.push({
      ...one,
      filename: uniqueName(
        filename,
        named.map((before) => before.filename),
      ),
    });
  }
  return named;
}
