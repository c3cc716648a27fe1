import { ownOf } from './dom.ts';
import { type Box, grown, joinLines } from './regions/box.ts';
import { createCover } from './regions/cover.ts';
import { elementOf } from './regions/element-of.ts';
import { type Finding, findIn, type Search } from './regions/findings.ts';
import { frameHost } from './regions/frame-host.ts';
import { type PageText, piecesIn, type UnreadKind } from './regions/page-text.ts';
import { createPainted } from './regions/painted-outside.ts';
import { boxesIn } from './regions/piece-boxes.ts';
import type { Place } from './regions/place.ts';
import { readPageText } from './regions/read-page-text.ts';
import { spareOf } from './regions/spare-of.ts';
import { findSensitive } from './sensitive/find-sensitive.ts';
import type { SensitiveKind, Span } from './sensitive/span.ts';
import type { Spare } from './sought.ts';

/** A rectangle to hide. Regions with the same `item` belong together, such as an address that runs over two lines. */
interface SensitiveRegion extends Box {
  kind: SensitiveKind;
  item: number;
  /** The host of a frame; empty if it is not known. Absent if the region is no frame. */
  host?: string | undefined;
  /** Why it is probably not private. Absent if nothing says so. */
  spare?: Spare | undefined;
}

interface UnreadRegion extends Box {
  what: UnreadKind;
  /** The host of a frame; empty if it is not known. Absent for other kinds. */
  host?: string | undefined;
}

/** The sensitive content that a page shows at this moment. All in CSS pixels from the layout viewport's corner. */
export interface SensitiveReport {
  regions: SensitiveRegion[];
  /** Frames, plugins, canvases and videos, whose content cannot be read. */
  unread: UnreadRegion[];
  /** Images that are shown. Their pixels are not searched. */
  images: Box[];
  /** The part of the page that the window shows. A picture of the tab begins at its corner and has its width. */
  view: Box;
  /** Add it to a region's position to get the position in the document. */
  scroll: { x: number; y: number };
  /** Whether the page exceeds the limits, so that it may show more sensitive content. */
  incomplete: boolean;
}

const limits = { nodes: 100_000, characters: 600_000 };
const mostRegions = 3000;
/** Glyphs reach a little beyond their box: on the left and right, above and below. CSS pixels. */
const margins = [2, 1] as const;

/** Returns a search that keeps its last result: most pages have the same text a moment later. */
export function createSearch(): Search {
  let last = { text: '', words: '[]', spans: [] as Span[] };
  return (text, list) => {
    const words = JSON.stringify(list);
    if (text !== last.text || words !== last.words) last = { text, words, spans: findSensitive(text, list) };
    return last.spans;
  };
}

/** A page's text and what is sensitive in it. */
export interface SearchedPage {
  page: PageText;
  findings: Finding[];
}

/** Searches a document's text, for its words as for its picture. `words` are the person's own list. */
export function searchPage(
  document: Document,
  words: readonly string[] = [],
  search: Search = findSensitive,
): SearchedPage {
  const page = readPageText(document, limits);
  return { page, findings: findIn(page, words, search) };
}

/** Finds sensitive content in a document, its open shadow roots and the frames of its own site. */
export function findSensitiveRegions(
  document: Document,
  [words = [], own = []]: readonly (readonly string[])[] = [],
  search?: Search,
): SensitiveReport {
  const { page, findings } = searchPage(document, words, search);
  const seenPartsOf = createCover(page);
  const paintedBeside = createPainted();
  const partsOf = ({ element, place, boxes }: Shown): Box[] =>
    boxes
      .filter(isSeen)
      .flatMap((box) => [...seenPartsOf(box, element, place), ...paintedBeside(element, box)]);
  const regions: SensitiveRegion[] = [];
  let item = 0;
  for (const { kind, shown, text, host } of [
    ...page.known.map(({ kind, ...one }) => ({
      kind,
      shown: [one],
      text: (one.element as HTMLInputElement).value,
      host: frameHost(one.element, words),
    })),
    ...shownIn(page, findings),
  ]) {
    const boxes = shown.flatMap(partsOf).filter(isSeen);
    const spare = kind === 'email' ? spareOf(document, text, shown, [words, own]) : undefined;
    for (const box of joinLines(boxes)) regions.push({ ...grown(box, ...margins), kind, item, host, spare });
    if (boxes.length > 0) item += 1;
  }
  const unread = page.unread.flatMap(({ element, place, box, what }) => {
    const host = frameHost(element, words);
    return seenPartsOf(box, element, place).map((part) => ({ ...part, what, host }));
  });
  const view = ownOf(document, 'defaultView');
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = view?.visualViewport ?? {};
  return {
    regions: regions.slice(0, mostRegions),
    unread,
    images: page.images.filter(isSeen),
    view: {
      x: offsetLeft,
      y: offsetTop,
      width: (view?.innerWidth ?? 0) / scale,
      height: (view?.innerHeight ?? 0) / scale,
    },
    scroll: { x: view?.scrollX ?? 0, y: view?.scrollY ?? 0 },
    incomplete: page.incomplete || regions.length > mostRegions,
  };
}

function isSeen({ width, height }: Box): boolean {
  return width > 1 && height > 1;
}

interface Shown {
  element: Element;
  place: Place;
  boxes: Box[];
}

/** Returns the text of each finding, and the boxes in which it is shown. */
function shownIn(
  { text, pieces }: PageText,
  findings: Finding[],
): { kind: SensitiveKind; text: string; shown: Shown[]; host?: undefined }[] {
  return findings.map(({ kind, stretches }) => ({
    kind,
    text: stretches.map(({ start, end }) => text.slice(start, end)).join(''),
    shown: stretches.flatMap(({ start, end }) =>
      piecesIn(pieces, start, end).map((piece) => ({
        element: elementOf(piece) ?? ownOf(piece.node.ownerDocument, 'documentElement'),
        place: piece.place,
        boxes: boxesIn(piece, Math.max(start, piece.start), Math.min(end, piece.end)),
      })),
    ),
  }));
}
