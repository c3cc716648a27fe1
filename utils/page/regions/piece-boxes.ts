import { boxOf, isText } from '../dom.ts';
import { type Box, hull, intersect } from './box.ts';
import { fieldBox } from './field-box.ts';
import { pseudoBox } from './generated.ts';
import type { PageText, Piece, Run } from './page-text.ts';

const svg = 'http://www.w3.org/2000/svg';

/** Where a part of a piece is drawn, in the frame it is in; `start` and `end` count as those of the piece. */
function drawnBoxes({ node, pseudo, start: from, end: to }: Piece, start: number, end: number): Box[] {
  if (!isText(node)) {
    if (pseudo === undefined) return [fieldBox(node)];
    return [pseudoBox(node, pseudo, to - from)];
  }
  // Not every browser measures single characters of a drawing.
  const { parentElement } = node;
  if (parentElement?.namespaceURI === svg) return [boxOf(parentElement)];
  const range = node.ownerDocument.createRange();
  range.setStart(node, start - from);
  range.setEnd(node, end - from);
  return [...range.getClientRects()];
}

/** Where a part of a piece shows, in the top window. */
export function boxesIn(piece: Piece, start = piece.start, end = piece.end): Box[] {
  const { toTop, clip } = piece.place;
  return drawnBoxes(piece, start, end).map(({ x, y, width, height }) =>
    intersect(toTop({ x, y, width, height }), clip),
  );
}

export interface Measure {
  /** Where a run shows, all its lines in one box; without a width or a height if nowhere. */
  boxOfRun: (at: number) => Box;
}

/** Measures runs, each once. */
export function createMeasure({ runs, pieces }: PageText): Measure {
  const known = new Map<number, Box>();
  const measure = (run: Run | undefined): Box => {
    const boxes = pieces.slice(run?.first ?? 0, run?.last ?? 0).flatMap((piece) => boxesIn(piece));
    return hull(boxes.filter(({ width, height }) => width > 0 && height > 0));
  };
  return {
    boxOfRun: (at) => {
      const box = known.get(at) ?? measure(runs[at]);
      known.set(at, box);
      return box;
    },
  };
}
