import type { Attachment, Capture, DetailKind, PageFacts } from './capture.ts';
import { uniqueName } from './unique-name.ts';

type Blank = Partial<Omit<Capture, 'page'>> & { page?: Partial<PageFacts> };

/** Empty values for the capture's fields that each detail comes from. */
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

/**
 * Returns a capture without the details that the person has removed, both in its fields and in its screenshots' names.
 */
export function withoutRemoved(capture: Capture): Capture {
  let left = capture;
  for (const kind of capture.form.withoutDetails) {
    const { page, ...others } = blanks[kind];
    left = { ...left, ...others, page: { ...left.page, ...page } };
  }
  return { ...left, attachments: withoutRemovedNames(capture) };
}

/** Returns the attachments without removed details in their names: a screenshot's name has its site and its time. */
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
