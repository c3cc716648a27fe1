import type { Attachment, Unchecked } from '../captures/capture.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';

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
export type Hidden = Pick<Attachment, 'annotations' | 'unchecked'>;

/** A frame of another site that takes more of the window than that is what the person wants to show: they are asked. */
const largestFrame = 0.4;

/** Whether a page stood still between two reports: only then do both tell what a picture taken in between shows. */
export function stoodStill(before: SensitiveReport, after: SensitiveReport): boolean {
  const place = ({ view, scroll }: SensitiveReport) => JSON.stringify([view, scroll]);
  return place(before) === place(after);
}

/** What the reports from before and after a picture leave open; null where they tell everything it shows. */
function uncheckedBy(reports: readonly (SensitiveReport | null)[]): Unchecked | null {
  const [before, after] = reports;
  if (!before || !after) return 'unreadable';
  if (!stoodStill(before, after)) return 'moved';
  if (before.incomplete || after.incomplete) return 'too-large';
  const isShown = (report: SensitiveReport) => framesOf(report).some((frame) => isLarge(frame, report));
  return isShown(before) || isShown(after) ? 'frame' : null;
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
    for (const frame of framesOf(report)) if (!isLarge(frame, report)) add(frame, 'frame', items++);
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
  const unchecked = uncheckedBy(reports);
  const known = reports.filter((report) => report !== null);
  // What moved as a whole has no way in between that is known.
  const groups = unchecked === 'moved' ? known.map((one) => [one]) : [known];
  const redactions = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const shown = shownIn(first);
    return redactionsOf(whatToHide(group), picture, picture.width / shown.width, shown);
  });
  return hiddenOf(redactions, unchecked);
}

/** Redactions as an attachment has them: numbered from the top on. */
export function hiddenOf(redactions: readonly Redaction[], unchecked: Unchecked | null): Hidden {
  const inOrder = redactions.toSorted((a, b) => a.y - b.y || a.x - b.x);
  return {
    ...(inOrder.length > 0 && {
      annotations: { shapes: inOrder.map((shape, at) => ({ ...shape, id: at + 1 })), crop: null },
    }),
    ...(unchecked && { unchecked }),
  };
}

/** Frames and files in a page are hidden as a whole; what a page paints itself is not. */
function framesOf({ unread }: SensitiveReport): Box[] {
  return unread.filter(({ what }) => what === 'frame' || what === 'plugin');
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
