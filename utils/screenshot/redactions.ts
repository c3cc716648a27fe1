import type { Attachment } from '../captures/capture.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';

type Shape = NonNullable<Attachment['annotations']>['shapes'][number];
type Redaction = Extract<Shape, { kind: 'redaction' }>;

/** Whether a page stood still between two reports: only then do both tell what a picture taken in between shows. */
export function stoodStill(before: SensitiveReport, after: SensitiveReport): boolean {
  const place = ({ view, scroll }: SensitiveReport) => JSON.stringify([view, scroll]);
  return place(before) === place(after);
}

/**
 * Redactions, in image pixels, of everything that is sensitive in a picture of a whole window: of what any of the reports
 * names, so that neither what came nor what went while the picture was taken is left. Each has its kind as its reason.
 */
export function redactionsOf(
  reports: readonly SensitiveReport[],
  picture: { width: number; height: number },
): Redaction[] {
  const found = new Map<string, Omit<Redaction, 'id'>>();
  for (const { regions, view } of reports) {
    // Device pixels for each CSS pixel, with the page's zoom and the person's pinch.
    const ratio = picture.width / view.width;
    for (const region of regions) {
      const left = within(Math.floor((region.x - view.x) * ratio), picture.width);
      const top = within(Math.floor((region.y - view.y) * ratio), picture.height);
      const right = within(Math.ceil((region.x + region.width - view.x) * ratio), picture.width);
      const bottom = within(Math.ceil((region.y + region.height - view.y) * ratio), picture.height);
      if (right <= left || bottom <= top) continue;
      const box = { x: left, y: top, width: right - left, height: bottom - top };
      found.set(JSON.stringify(box), { kind: 'redaction', ...box, reason: region.kind });
    }
  }
  return [...found.values()].map((redaction, at) => ({ ...redaction, id: at + 1 }));
}

function within(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, value));
}
