import { boxOf, isText, ownOf } from './dom.ts';
import { type Box, intersect, joinLines } from './regions/box.ts';
import { type Piece, readPage } from './regions/read-page.ts';
import { findSensitive } from './sensitive/find-sensitive.ts';
import type { SensitiveKind, Span } from './sensitive/span.ts';

/** A rectangle to hide. Regions of one `item` are one thing to a person: an address that runs over two lines. */
interface SensitiveRegion extends Box {
  kind: SensitiveKind;
  item: number;
}

/** What a page shows that is nobody else's business, as it stands now. All in CSS pixels from the layout viewport's corner. */
export interface SensitiveReport {
  regions: SensitiveRegion[];
  /** Frames of other sites, which nobody can look into. */
  unread: Box[];
  /** What of the page the window shows: a picture of the tab begins at its corner and is as wide. */
  view: Box;
  /** Added to a region's place it is the one in the document. */
  scroll: { x: number; y: number };
  /** The page is larger than what was read: there may be more. */
  incomplete: boolean;
}

const limits = { nodes: 100_000, characters: 600_000 };
const svg = 'http://www.w3.org/2000/svg';
const mostRegions = 3000;
/** Glyphs reach a little beyond their box. CSS pixels. */
const margin = { x: 2, y: 1 };

type Search = (text: string, words: string[]) => Span[];

/** Searches a text that it is asked about again only once: most pages say the same a moment later. */
export function createSearch(): Search {
  let last = { text: '', words: '[]', spans: [] as Span[] };
  return (text, list) => {
    const words = JSON.stringify(list);
    if (text !== last.text || words !== last.words) last = { text, words, spans: findSensitive(text, list) };
    return last.spans;
  };
}

/** Finds what is sensitive in a document, its open shadow roots and the frames of its own site. `words` are the person's own list. */
export function findSensitiveRegions(
  document: Document,
  words: string[] = [],
  search: Search = findSensitive,
): SensitiveReport {
  const { text, pieces, known, unread, incomplete } = readPage(document, limits);
  const found = [...known, ...boxesOfSpans(search(text, words), pieces)];
  const regions: SensitiveRegion[] = [];
  let item = 0;
  for (const { kind, boxes } of found) {
    const shown = boxes.filter(({ width, height }) => width > 1 && height > 1);
    for (const box of joinLines(shown)) regions.push({ ...grown(box), kind, item });
    if (shown.length > 0) item += 1;
  }
  const view = ownOf(document, 'defaultView');
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = view?.visualViewport ?? {};
  return {
    regions: regions.slice(0, mostRegions),
    unread,
    view: {
      x: offsetLeft,
      y: offsetTop,
      width: (view?.innerWidth ?? 0) / scale,
      height: (view?.innerHeight ?? 0) / scale,
    },
    scroll: { x: view?.scrollX ?? 0, y: view?.scrollY ?? 0 },
    incomplete: incomplete || regions.length > mostRegions,
  };
}

/** Where each span is shown. Spans and pieces are both in the text's order. */
function boxesOfSpans(spans: Span[], pieces: Piece[]): { kind: SensitiveKind; boxes: Box[] }[] {
  let first = 0;
  return spans.map(({ start, end, kind }) => {
    while ((pieces[first]?.end ?? end) <= start) first += 1;
    const boxes: Box[] = [];
    for (let at = first; at < pieces.length; at += 1) {
      const piece = pieces[at];
      if (piece === undefined || piece.start >= end) break;
      boxes.push(...boxesIn(piece, Math.max(start, piece.start), Math.min(end, piece.end)));
    }
    return { kind, boxes };
  });
}

function boxesIn({ node, place, start: from }: Piece, start: number, end: number): Box[] {
  const shown = ({ x, y, width, height }: Box) => intersect(place.toTop({ x, y, width, height }), place.clip);
  if (!isText(node)) return [shown(boxOf(node))];
  // Not every browser measures single characters of a drawing.
  const { parentElement } = node;
  if (parentElement?.namespaceURI === svg) return [shown(boxOf(parentElement))];
  const range = node.ownerDocument.createRange();
  range.setStart(node, start - from);
  range.setEnd(node, end - from);
  return [...range.getClientRects()].map(shown);
}

function grown({ x, y, width, height }: Box): Box {
  return {
    x: x - margin.x,
    y: y - margin.y,
    width: width + 2 * margin.x,
    height: height + 2 * margin.y,
  };
}
