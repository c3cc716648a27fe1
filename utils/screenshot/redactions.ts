import type { Attachment, Unchecked } from '../captures/capture.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { areaOf } from './area-of.ts';

type Shape = NonNullable<Attachment['annotations']>['shapes'][number];
export type Redaction = Extract<Shape, { kind: 'redaction' }>;
type Region = SensitiveReport['regions'][number];
type Box = Pick<Region, 'x' | 'y' | 'width' | 'height'>;

/** Something to hide, in CSS pixels from the layout viewport's corner. */
interface ToHide extends Box {
  reason: string;
  item: number;
}

/** What an attachment says of what its picture shows. */
export type Hidden = Pick<Attachment, 'annotations' | 'unchecked' | 'images'>;

/** A frame of another site that takes more of the window than that is what the person wants to show: they are asked. */
const largestFrame = 0.4;
/** The same of the picture, for what a page paints itself, for films and files: those are not hidden if they are smaller. */
const largestUnread = 0.1;
const askedKinds = ['plugin', 'canvas', 'video'] as const;

/** Whether a page stood still between two reports: only then do both tell what a picture taken in between shows. */
export function stoodStill(before: SensitiveReport, after: SensitiveReport): boolean {
  const place = ({ view, scroll }: SensitiveReport) => JSON.stringify([view, scroll]);
  return place(before) === place(after);
}

/** What the reports from before and after a picture of a part of the page leave open; null where they tell everything it shows. */
function uncheckedBy(reports: readonly (SensitiveReport | null)[], partOf: PartOf): Unchecked | null {
  const [before, after] = reports;
  if (!before || !after) return 'unreadable';
  if (!stoodStill(before, after)) return 'moved';
  if (before.incomplete || after.incomplete) return 'too-large';
  const both = [before, after];
  if (both.some((report) => report.unread.some((one) => one.what === 'frame' && isLarge(one, report))))
    return 'frame';
  return (
    askedKinds.find((kind) =>
      both.some((report) => {
        const ofKind = report.unread.filter(({ what }) => what === kind);
        return shareOf(ofKind, report, partOf(report)) >= largestUnread;
      }),
    ) ?? null
  );
}

/** The part of the page that is pictured, in a report's coordinates. */
type PartOf = (report: SensitiveReport) => Box;

/** How much of what is pictured, or of a window if that is less, boxes take. */
function shareOf(boxes: readonly Box[], { view }: SensitiveReport, part: Box): number {
  const seen = areaOf(
    boxes.map((box) => {
      const x = Math.max(box.x, part.x);
      const y = Math.max(box.y, part.y);
      const width = Math.min(box.x + box.width, part.x + part.width) - x;
      const height = Math.min(box.y + box.height, part.y + part.height) - y;
      return { x, y, width, height };
    }),
  );
  return seen / Math.max(1, Math.min(part.width * part.height, view.width * view.height));
}

/**
 * What any of the reports names, so that neither what came nor what went while a picture was taken is left. What moved is
 * hidden on its way. Frames that nobody can look into are hidden as a whole, unless they are most of what there is.
 */
function whatToHide(reports: readonly (SensitiveReport | null)[]): ToHide[] {
  const found = new Map<string, ToHide>();
  const add = ({ x, y, width, height }: Box, reason: string, item: number) => {
    const key = JSON.stringify([x, y, width, height]);
    if (!found.has(key)) found.set(key, { x, y, width, height, reason, item });
  };
  const known = reports.filter((report) => report !== null);
  const [first] = known;
  const isSame = known.every(
    ({ regions }) =>
      regions.length === first?.regions.length &&
      regions.every(({ kind }, at) => kind === first.regions[at]?.kind),
  );
  let items = 0;
  for (const report of known) {
    for (const [at, region] of report.regions.entries()) {
      const box = isSame ? hullOf(known.flatMap(({ regions }) => regions[at] ?? [])) : region;
      add(box, region.kind, (isSame ? 0 : items) + region.item);
    }
    items += 1 + Math.max(-1, ...report.regions.map(({ item }) => item));
  }
  for (const report of known) {
    for (const frame of hiddenFrames(report)) add(frame, 'frame', items++);
  }
  return [...found.values()];
}

/** Redactions in the pixels of a picture that begins at `corner`, at so many of them for each CSS pixel; none beyond it. */
function redactionsOf(
  toHide: readonly ToHide[],
  picture: { width: number; height: number },
  ratio: number,
  corner: { x: number; y: number },
): Redaction[] {
  return toHide.flatMap(({ reason, item, ...box }, at) => {
    const x = within(Math.floor((box.x - corner.x) * ratio), picture.width);
    const y = within(Math.floor((box.y - corner.y) * ratio), picture.height);
    const width = within(Math.ceil((box.x + box.width - corner.x) * ratio), picture.width) - x;
    const height = within(Math.ceil((box.y + box.height - corner.y) * ratio), picture.height) - y;
    return width > 0 && height > 0
      ? [{ kind: 'redaction', id: at + 1, x, y, width, height, reason, item }]
      : [];
  });
}

/**
 * What is to be hidden in a picture that was taken between two reports, and what is left open. `shownIn` is the part of the
 * page that is pictured, in the reports' coordinates: the window, unless told.
 */
export function hiddenIn(
  reports: readonly (SensitiveReport | null)[],
  picture: { width: number; height: number },
  shownIn: (report: SensitiveReport) => Pick<Box, 'x' | 'y' | 'width'> = ({ view }) => view,
): Hidden {
  const partOf: PartOf = (report) => {
    const { x, y, width } = shownIn(report);
    return { x, y, width, height: (picture.height * width) / picture.width };
  };
  const unchecked = uncheckedBy(reports, partOf);
  const known = reports.filter((report) => report !== null);
  // What moved as a whole has no way in between that is known.
  const groups = unchecked === 'moved' ? known.map((one) => [one]) : [known];
  const redactions = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const shown = shownIn(first);
    return redactionsOf(whatToHide(group), picture, picture.width / shown.width, shown);
  });
  const images = known.some((report) =>
    report.images.some((image) => shareOf([image], report, partOf(report)) >= largestUnread),
  );
  return hiddenOf(redactions, unchecked, images);
}

/** Redactions as an attachment has them: numbered from the top on. */
export function hiddenOf(
  redactions: readonly Redaction[],
  unchecked: Unchecked | null,
  images = false,
): Hidden {
  const inOrder = redactions.toSorted((a, b) => a.y - b.y || a.x - b.x);
  return {
    ...(inOrder.length > 0 && {
      annotations: { shapes: inOrder.map((shape, at) => ({ ...shape, id: at + 1 })), crop: null },
    }),
    ...(unchecked && { unchecked }),
    ...(images && { images }),
  };
}

/** Frames and files in a page are hidden as a whole, if they are not what the person wants to show. */
function hiddenFrames(report: SensitiveReport): Box[] {
  return report.unread.filter((one) => {
    if (one.what === 'frame') return !isLarge(one, report);
    return one.what === 'plugin' && shareOf([one], report, report.view) < largestUnread;
  });
}

function isLarge(frame: Box, { view }: SensitiveReport): boolean {
  return frame.width * frame.height > largestFrame * view.width * view.height;
}

function hullOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function within(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, value));
}
