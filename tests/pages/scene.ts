import { bandColour, bandPx, barColour, barsIn, type Colour, white } from './paint.ts';

/** A box of the page, in CSS px from the page's upper left corner. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Distances from the sides of the whole picture. */
interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Layer =
  /** A box that is painted with bands from number `from` on, and with bars from number 0 on. */
  | { kind: 'bands'; box: Box; from: number }
  | { kind: 'solid'; box: Box; colour: Colour }
  /** A part that appears exactly once, whole and over everything. `at`: its distances from the given sides. */
  | { kind: 'once'; name: string; colour: Colour; width: number; height: number; at: Partial<Sides> }
  /** A box in one colour, whichever it is: a film that stands still. */
  | { kind: 'still'; name: string; box: Box };

/** What a picture of the whole page must show, later layers over earlier ones, on white. Sides in CSS px. */
export interface Scene {
  ratio: number;
  width: number;
  height: number;
  layers: Layer[];
  /** Whether the browser may not be able to scroll the content's last device row into view. */
  hidesLastRow?: boolean;
}

/** A box in device pixels, `right` and `bottom` not included. */
export interface DeviceBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Returns a box in device pixels. Browsers round the sides of a box, not its size. */
export function deviceBox({ left, top, width, height }: Box, ratio: number): DeviceBox {
  return {
    left: Math.round(left * ratio),
    top: Math.round(top * ratio),
    right: Math.round((left + width) * ratio),
    bottom: Math.round((top + height) * ratio),
  };
}

/** A box of one colour. If the colour is null, the box may show anything. */
export interface Fill {
  box: DeviceBox;
  colour: Colour | null;
}

/**
 * Rows that all look alike, from `from` up to but not including `to`. `pixels`: the colour that each pixel must have,
 * or `anyColour`.
 */
export interface Rows {
  from: number;
  to: number;
  pixels: Uint32Array;
}

/** A value beyond the 24 bits of a colour. */
export const anyColour = 2 ** 24;

/**
 * Paints fills on white, later ones over earlier ones, for a picture of that size in device pixels. Yields groups of
 * equal rows.
 */
export function* paintedRows(fills: Fill[], width: number, height: number): Generator<Rows> {
  const edges = new Set([0, height, ...fills.flatMap(({ box }) => [box.top, box.bottom])]);
  const sorted = [...edges].filter((edge) => edge >= 0 && edge <= height).sort((a, b) => a - b);
  const waiting = fills.map((fill, order) => ({ ...fill, order })).sort((a, b) => a.box.top - b.box.top);
  let open: typeof waiting = [];
  let next = 0;
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined) return;
    for (let fill = waiting[next]; fill && fill.box.top <= from; fill = waiting[next]) {
      open.push(fill);
      next += 1;
    }
    open = open.filter(({ box }) => box.bottom > from).sort((a, b) => a.order - b.order);
    const pixels = new Uint32Array(width).fill(white);
    for (const { box, colour } of open) {
      pixels.fill(colour ?? anyColour, Math.max(0, box.left), Math.max(0, box.right));
    }
    yield { from, to, pixels };
  }
}

/** Returns the fills of a layer whose place is known beforehand. A layer that is found by its colour has none. */
export function fillsOf(layer: Layer, ratio: number): Fill[] {
  if (layer.kind === 'solid') return [{ box: deviceBox(layer.box, ratio), colour: layer.colour }];
  if (layer.kind === 'still') return [{ box: deviceBox(layer.box, ratio), colour: null }];
  if (layer.kind === 'once') return [];
  const { box, from } = layer;
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const fills: Fill[] = [];
  const add = (part: Box, colour: Colour) => fills.push({ box: deviceBox(part, ratio), colour });
  for (let top = box.top, band = from; top < bottom; top += bandPx, band += 1) {
    add({ ...box, top, height: Math.min(bandPx, bottom - top) }, bandColour(band));
  }
  for (const [bar, offset] of barsIn(box.width).entries()) {
    const left = box.left + offset;
    add({ ...box, left, width: Math.min(bandPx, right - left) }, barColour(bar));
  }
  // If the box ends within a device column, its place in the window decides whether the column is drawn.
  const end = right * ratio;
  const isWhole = Math.abs(end - Math.round(end)) < 0.01;
  if (!isWhole) {
    fills.push({
      box: { ...deviceBox(box, ratio), left: Math.floor(end), right: Math.ceil(end) },
      colour: null,
    });
  }
  return fills;
}
