import type { SensitiveKind } from '../sensitive/span.ts';
import type { Box } from './box.ts';
import type { Pseudo } from './generated.ts';
import type { Place } from './place.ts';

/** How much of a page is read, in nodes and UTF-16 units. */
export interface Limits {
  nodes: number;
  characters: number;
}

/** A stretch of the text with where it is shown: a text node, by its own characters, or an element as a whole. */
export interface Piece {
  start: number;
  end: number;
  node: Text | Element;
  place: Place;
  /** Of an element's words that a style sheet writes. */
  pseudo?: Pseudo;
}

/** Pieces that one box holds, from the piece `first` on to before `last`. */
export interface Run {
  start: number;
  end: number;
  first: number;
  last: number;
  place: Place;
}

/** What nobody can look into: frames of other sites, files shown in the page, pictures that scripts paint, films. */
interface Unread {
  element: Element;
  place: Place;
  box: Box;
  what: UnreadKind;
}

export const unreadKinds = ['frame', 'plugin', 'canvas', 'video'] as const;
export type UnreadKind = (typeof unreadKinds)[number];

export interface PageText {
  /** Everything shown, in the page's order: lines where blocks begin, `|` between the cells of tables. */
  text: string;
  pieces: Piece[];
  runs: Run[];
  /** What is sensitive whatever it says. */
  known: { element: Element; place: Place; boxes: Box[]; kind: SensitiveKind }[];
  unread: Unread[];
  /** Images, whose pixels are not read. */
  images: Box[];
  /** What may lie over other things and lets nothing through. */
  covers: { element: Element; place: Place; box: Box }[];
  incomplete: boolean;
}

/** The pieces that a stretch of the text has a part of. They are in the text's order. */
export function piecesIn(pieces: Piece[], start: number, end: number): Piece[] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Piece[] = [];
  for (let at = low; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || piece.start >= end) break;
    found.push(piece);
  }
  return found;
}
