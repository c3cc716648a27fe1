import { firstNot } from '../first-not.ts';
import type { SensitiveKind } from '../sensitive/span.ts';
import type { Box } from './box.ts';
import type { Pseudo } from './generated.ts';
import type { Place } from './place.ts';

/** How much of a page is read, in nodes and UTF-16 units. */
export interface Limits {
  nodes: number;
  characters: number;
}

/** A stretch of the text and its source: a text node, character by character, or an element as a whole. */
export interface Piece {
  start: number;
  end: number;
  node: Text | Element;
  place: Place;
  /** The pseudo-element of `node` that shows the words, if a style sheet writes them. */
  pseudo?: Pseudo | undefined;
}

/** The pieces in one box, from the piece `first` to before `last`. */
export interface Run {
  start: number;
  end: number;
  first: number;
  last: number;
  place: Place;
}

/** Content that cannot be read: frames of other sites, files shown in the page, canvases, videos. */
interface Unread {
  element: Element;
  place: Place;
  box: Box;
  what: UnreadKind;
}

export const unreadKinds = ['frame', 'plugin', 'canvas', 'video'] as const;
export type UnreadKind = (typeof unreadKinds)[number];

export interface PageText {
  /** All shown text, in the page's order. Blocks begin new lines, `|` separates table cells. */
  text: string;
  pieces: Piece[];
  runs: Run[];
  /** Elements that are sensitive whatever they say. */
  known: { element: Element; place: Place; boxes: Box[]; kind: SensitiveKind }[];
  unread: Unread[];
  /** Images, whose pixels are not read. */
  images: Box[];
  /** Opaque elements that may lie over other content. */
  covers: { element: Element; place: Place; box: Box }[];
  incomplete: boolean;
}

/** Returns the pieces that overlap a stretch of the text, in the text's order. */
export function piecesIn(pieces: Piece[], start: number, end: number): Piece[] {
  const first = firstNot(pieces, (piece) => piece.end <= start);
  return pieces.slice(
    first,
    firstNot(pieces, (piece) => piece.start < end),
  );
}
