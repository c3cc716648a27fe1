import type { Attachment, Capture } from './capture.ts';
import { detailRules } from './detail-rules.ts';
import { uniqueName } from './unique-name.ts';
import { withoutHealth } from './without-health.ts';

/**
 * Returns a capture without the details and the lines of the page's health that the person has removed, both in its
 * fields and in its screenshots' names.
 */
export function withoutRemoved(capture: Capture): Capture {
  let left = withoutHealth(capture);
  for (const kind of capture.form.withoutDetails) {
    const { page, ...others } = detailRules[kind].blank;
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
