import { boxOf, isText } from '../dom.ts';
import { remember } from '../remember.ts';
import { type Box, hasSize, hull, intersect } from './box.ts';
import { fieldBox } from './field-box.ts';
import { pseudoBox } from './generated.ts';
import type { PageText, Piece } from './page-text.ts';
import { rangeOver } from './range-over.ts';

const svg = 'http://www.w3.org/2000/svg';

/**
 * Returns the boxes in which a part of a piece is drawn, in its frame's coordinates. `start` and `end` count like the
 * piece's own.
 */
function drawnBoxes({ node, pseudo, start: from, end: to }: Piece, start: number, end: number): Box[] {
  if (!isText(node)) {
    if (pseudo === undefined) return [fieldBox(node)];
    return [pseudoBox(node, pseudo, to - from)];
  }
  // Some browsers cannot measure single characters of a drawing.
  const { parentElement } = node;
  if (parentElement?.namespaceURI === svg) return [boxOf(parentElement)];
  const range = rangeOver(node);
  if (start > from) range.setStart(node, start - from);
  if (end < to) range.setEnd(node, end - from);
  return boxesOf(range.getClientRects());
}

/** Returns the boxes of a list. Firefox reads a page's objects through wrappers, so an iterator would take longer. */
function boxesOf(rects: DOMRectList): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < rects.length; at += 1) {
    const { x, y, width, height } = rects[at] as DOMRect;
    boxes.push({ x, y, width, height });
  }
  return boxes;
}

/** Returns the boxes in which a part of a piece shows, in the top window's coordinates. */
export function boxesIn(piece: Piece, start = piece.start, end = piece.end): Box[] {
  const { toTop, clip } = piece.place;
  return drawnBoxes(piece, start, end).map((box) => intersect(toTop(box), clip));
}

export interface Measure {
  /** Returns the box around all visible lines of a run; without a width or a height if nothing is visible. */
  boxOfRun: (at: number) => Box;
}

/** Measures runs and remembers the results. */
export function createMeasure({ runs, pieces }: PageText): Measure {
  return {
    boxOfRun: remember((at: number): Box => {
      const { first, last } = runs[at] ?? { first: 0, last: 0 };
      const boxes = pieces.slice(first, last).flatMap((piece) => boxesIn(piece));
      return hull(boxes.filter(hasSize));
    }),
  };
}
