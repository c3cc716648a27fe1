import type { Attachment, Unchecked } from '../captures/capture.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { areaOf } from './area-of.ts';

type Shape = NonNullable<Attachment['annotations']>['shapes'][number];
export type Redaction = Extract<Shape, { kind: 'redaction' }>;
/** What a redaction says of its thing besides the place. */
type Note = Pick<Redaction, 'host' | 'spare'>;
type Region = SensitiveReport['regions'][number];
type Box = Pick<Region, 'x' | 'y' | 'width' | 'height'>;

/** A rectangle to hide, in CSS pixels from the layout viewport's corner. */
interface HiddenBox extends Box, Note {
  reason: string;
  item: number;
}

/** The fields of an attachment about sensitive content in its picture. */
export type Hidden = Pick<Attachment, 'annotations' | 'unchecked' | 'images'>;

/**
 * A frame of another site that takes a larger share of the window counts as what the person wants to show: it is not
 * hidden, and the person is asked.
 */
const largestFrame = 0.4;
/**
 * The person is asked about a canvas, a video or a plugin from this share of the picture on. A smaller canvas or video
 * is neither hidden nor asked about.
 */
const largestUnread = 0.1;
const askedKinds = ['plugin', 'canvas', 'video'] as const;

/** Whether a page stood still between two reports. Only then do they describe a picture that was taken in between. */
export function stoodStill(before: SensitiveReport, after: SensitiveReport): boolean {
  const place = ({ view, scroll }: SensitiveReport) => JSON.stringify([view, scroll]);
  return place(before) === place(after);
}

/** Returns why the reports from before and after a picture do not tell everything that it shows; null if they do. */
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

/** Returns the captured part of the page in a report's coordinates. */
type PartOf = (report: SensitiveReport) => Box;

/**
 * Returns the area of boxes in the captured part, divided by the area of that part or of the window, whichever is less.
 */
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
 * Returns everything that any of the reports names, so that content that appeared or disappeared during the capture is
 * hidden too. Content that moved is hidden all along its way. Frames that no script can read are hidden as a whole,
 * unless they are too large.
 */
function whatToHide(reports: readonly (SensitiveReport | null)[]): HiddenBox[] {
  const found = new Map<string, HiddenBox>();
  const add = ({ x, y, width, height }: Box, reason: string, item: number, { host, spare }: Note) => {
    const key = JSON.stringify([x, y, width, height]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { x, y, width, height, reason, item, host, spare });
    // The box hides something else as well.
    else if (known.spare !== spare) known.spare = undefined;
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
      add(box, region.kind, (isSame ? 0 : items) + region.item, region);
    }
    items += 1 + Math.max(-1, ...report.regions.map(({ item }) => item));
  }
  for (const report of known) {
    for (const frame of hiddenFrames(report)) add(frame, 'frame', items++, frame);
  }
  return [...found.values()];
}

/**
 * Converts rectangles to redactions in the pixels of a picture that begins at `corner` and has `ratio` pixels per CSS
 * pixel. Cuts them to the picture and drops those outside it.
 */
function redactionsOf(
  toHide: readonly HiddenBox[],
  picture: { width: number; height: number },
  ratio: number,
  corner: { x: number; y: number },
): Redaction[] {
  return toHide.flatMap(({ reason, item, host, spare, ...box }, at) => {
    const x = within(Math.floor((box.x - corner.x) * ratio), picture.width);
    const y = within(Math.floor((box.y - corner.y) * ratio), picture.height);
    const width = within(Math.ceil((box.x + box.width - corner.x) * ratio), picture.width) - x;
    const height = within(Math.ceil((box.y + box.height - corner.y) * ratio), picture.height) - y;
    return width > 0 && height > 0
      ? [
          {
            kind: 'redaction',
            id: at + 1,
            x,
            y,
            width,
            height,
            reason,
            item,
            ...(host !== undefined && { host }),
            ...(spare !== undefined && { spare }),
          },
        ]
      : [];
  });
}

/**
 * Returns what to hide in a picture that was taken between two reports, and why it may show more than they tell.
 * `shownIn` returns the captured part of the page in a report's coordinates: by default the window.
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
  // If the whole page moved, its way between the reports is unknown, so each report counts by itself.
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

/** Returns an attachment's fields for some redactions, numbered from top to bottom. */
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

/** Returns the frames and plugins to hide as a whole: those too small to be what the person wants to show. */
function hiddenFrames(report: SensitiveReport): SensitiveReport['unread'] {
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
