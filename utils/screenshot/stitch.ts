import type { Unchecked } from '../captures/capture.ts';
import { contextOf, encode, type Picture } from './encode.ts';
import { type Box, highestPart, overlap, type PictureSize, type Tile } from './plan.ts';
import { type Hidden, hiddenOf, type Redaction } from './redactions.ts';

export interface Stitcher {
  /** Draws a tile into every part of the box that it overlaps. `hidden` belongs to the tile's picture. */
  draw(bitmap: ImageBitmap, tile: Tile, hidden?: Hidden): void;
  /** Encodes the parts that end above a row, and frees their canvases. */
  close(above: number): Promise<void>;
  /**
   * Encodes the open parts and returns all pictures, cut at `right` and `bottom`, where the content turned out to end.
   */
  finish(right: number, bottom: number): Promise<Picture[]>;
}

/** More than the items of one tile, so that no two tiles share an item number. */
const itemsOfTile = 10_000;

interface Part {
  canvas: OffscreenCanvas;
  top: number;
  /** The row at which it must end at the latest. */
  bottom: number;
  /** In the part's own pixels. */
  redactions: Redaction[];
}

/**
 * Joins tiles into parts of `partHeight` rows. Only the parts that are being drawn are held in memory as pixels. All
 * values are device pixels from the content's top left corner. The box's bottom may move down while tiles are drawn.
 */
export function createStitcher(
  box: Box,
  partHeight: number,
  encodeCanvas: (canvas: OffscreenCanvas) => Promise<Picture> = encode,
): Stitcher {
  const { left, top, right } = box;
  const width = right - left;
  const { startOf, numberAt } = planParts(box, partHeight);
  const open = new Map<number, Part>();
  const done: Picture[] = [];
  const state: { tiles: number; unchecked: Unchecked | null; images: boolean } = {
    tiles: 0,
    unchecked: null,
    images: false,
  };

  const partAt = (number: number): Part => {
    const known = open.get(number);
    if (known !== undefined) return known;
    const part = {
      canvas: new OffscreenCanvas(width, 1),
      top: startOf(number),
      bottom: startOf(number + 1),
      redactions: [],
    };
    open.set(number, part);
    return part;
  };
  const store = async (number: number, part: Part, size: PictureSize) => {
    open.delete(number);
    const { canvas, redactions } = part;
    const exact =
      canvas.width === size.width && canvas.height === size.height ? canvas : resized(canvas, size);
    done.push({
      ...(await encodeCanvas(exact)),
      hidden: hiddenOf(redactions, state.unchecked, state.images),
    });
  };

  const inOrder = () => [...open].sort(([a], [b]) => a - b);

  return {
    draw(bitmap, tile, hidden) {
      state.tiles += 1;
      state.unchecked ??= hidden?.unchecked ?? null;
      state.images ||= hidden?.images === true;
      const wanted = overlap(tile.box, { left, top, right, bottom: Number.POSITIVE_INFINITY });
      if (wanted === null) return;
      for (let number = numberAt(wanted.top); number <= numberAt(wanted.bottom - 1); number += 1) {
        const part = partAt(number);
        const piece = overlap(wanted, { left, right, top: part.top, bottom: part.bottom });
        if (piece === null) continue;
        reach(part, piece.bottom, box.bottom);
        drawPiece(part, bitmap, tile, piece, left);
        for (const redaction of redactionsIn(piece, tile, hidden)) {
          addTo(part.redactions, {
            ...redaction,
            item: state.tiles * itemsOfTile + (redaction.item ?? 0),
            x: redaction.x - left,
            y: redaction.y - part.top,
          });
        }
      }
    },
    async close(above) {
      for (const [number, part] of inOrder()) {
        if (part.bottom <= above) await store(number, part, { width, height: part.bottom - part.top });
      }
    },
    async finish(drawnRight, drawnBottom) {
      for (const [number, part] of inOrder()) {
        const height = Math.min(part.bottom, drawnBottom) - part.top;
        if (height > 0) await store(number, part, { width: Math.min(width, drawnRight - left), height });
      }
      return done;
    },
  };
}

/** Returns the first row of a part by its number, and the number of the part that has a row. */
function planParts({ left, top, right, bottom }: Box, partHeight: number) {
  /** The number of the last planned part. If the content grows, that part grows with it, up to the limit of a part. */
  const last = Math.max(0, Math.ceil((bottom - top) / partHeight) - 1);
  const lastEnd = Math.max((last + 1) * partHeight, last * partHeight + highestPart(right - left));
  return {
    startOf: (number: number) =>
      top + (number <= last ? number * partHeight : lastEnd + (number - last - 1) * partHeight),
    numberAt: (row: number) => {
      const at = row - top;
      return at < lastEnd
        ? Math.min(last, Math.floor(at / partHeight))
        : last + 1 + Math.floor((at - lastEnd) / partHeight);
    },
  };
}

/** Makes a part's canvas as high as is known to be needed. For most pages that is far below the limit. */
function reach(part: Part, bottom: number, contentBottom: number): void {
  if (bottom <= part.top + part.canvas.height) return;
  const { width } = part.canvas;
  const height = Math.min(part.bottom, Math.max(bottom, contentBottom)) - part.top;
  part.canvas =
    part.canvas.height === 1 ? new OffscreenCanvas(width, height) : resized(part.canvas, { width, height });
}

/** Draws a piece of a tile into a part, whose left edge is at `left`. */
function drawPiece(part: Part, bitmap: ImageBitmap, { from, box }: Tile, piece: Box, left: number): void {
  const size = [piece.right - piece.left, piece.bottom - piece.top] as const;
  contextOf(part.canvas).drawImage(
    bitmap,
    from.x + piece.left - box.left,
    from.y + piece.top - box.top,
    ...size,
    piece.left - left,
    piece.top - part.top,
    ...size,
  );
}

/** Returns the redactions of a tile's picture in a piece of the content, in the content's pixels. */
function redactionsIn(piece: Box, { from, box }: Tile, hidden: Hidden | undefined): Redaction[] {
  return (hidden?.annotations?.shapes ?? []).flatMap((shape) => {
    if (shape.kind !== 'redaction') return [];
    const x = shape.x - from.x + box.left;
    const y = shape.y - from.y + box.top;
    const drawn = overlap(piece, { left: x, top: y, right: x + shape.width, bottom: y + shape.height });
    if (drawn === null) return [];
    const { left, top, right, bottom } = drawn;
    return [{ ...shape, x: left, y: top, width: right - left, height: bottom - top }];
  });
}

/**
 * Adds a redaction, merged with the one above if a tile edge split them. The merged one is probably not private only if
 * both are.
 */
function addTo(redactions: Redaction[], next: Redaction): void {
  const at = redactions.findIndex(
    ({ x, y, width, height, reason }) =>
      reason === next.reason && x === next.x && width === next.width && y + height === next.y,
  );
  const before = redactions[at];
  if (before === undefined) {
    redactions.push(next);
    return;
  }
  const { spare, ...merged } = { ...before, height: before.height + next.height };
  redactions[at] = spare !== undefined && spare === next.spare ? { ...merged, spare } : merged;
}

function resized(canvas: OffscreenCanvas, { width, height }: PictureSize): OffscreenCanvas {
  const other = new OffscreenCanvas(width, height);
  contextOf(other).drawImage(canvas, 0, 0);
  return other;
}
