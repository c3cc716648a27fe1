import { foreign, nameColour } from './paint.ts';
import { colourOf, eachRow, type Picture, pixelOf, stack } from './picture.ts';
import {
  anyColour,
  type DeviceBox,
  deviceBox,
  type Fill,
  fillsOf,
  type Layer,
  paintedRows,
  type Scene,
} from './scene.ts';

type Once = Extract<Layer, { kind: 'once' }>;
type Still = Extract<Layer, { kind: 'still' }>;

/** More faults than this say nothing new. */
const mostFaults = 12;
/** How far a film's colours may be off, because video formats round them. */
const stillTolerance = 8;

/**
 * Compares every pixel of a whole-page picture, in one or several parts, with the paint of the page. Returns one
 * sentence for each fault; an empty list means no faults.
 */
export function checkPicture(parts: Picture[], scene: Scene): string[] {
  const sizes = checkSize(parts, scene);
  if (sizes.some(({ fatal }) => fatal)) return sizes.map(({ what }) => what);
  const picture = stack(parts);
  const { faults, fills } = findOnce(picture, scene);
  const still = scene.layers.flatMap((layer) =>
    layer.kind === 'still' ? checkStill(picture, layer, scene.ratio) : [],
  );
  const painted = [...scene.layers.flatMap((layer) => fillsOf(layer, scene.ratio)), ...fills];
  return [...sizes.map(({ what }) => what), ...faults, ...still, ...comparePixels(picture, painted)].slice(
    0,
    mostFaults,
  );
}

/**
 * Whether a side has the wanted length. A side that is not a whole number of device pixels may be rounded either way.
 */
function isAbout(side: number, wanted: number): boolean {
  return side >= Math.floor(wanted + 0.01) && side <= Math.ceil(wanted - 0.01);
}

function checkSize(
  parts: Picture[],
  { width, height, ratio, hidesLastRow = false }: Scene,
): { what: string; fatal: boolean }[] {
  const first = parts[0];
  if (first === undefined) return [{ what: 'there is no picture', fatal: true }];
  const problems: { what: string; fatal: boolean }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.width !== first.width) {
      problems.push({ what: `part ${index + 1} is ${part.width} wide, part 1 ${first.width}`, fatal: true });
    }
  }
  const total = parts.reduce((sum, part) => sum + part.height, 0);
  const tell = (what: string, side: number, wanted: number, hidden = 0) => {
    // A browser reports a document's sides in whole CSS px, so a picture may be up to one CSS px larger. The extra rows
    // are compared like all others.
    const isRight =
      side >= Math.floor(wanted * ratio + 0.01) - hidden &&
      side <= Math.ceil(Math.ceil(wanted - 0.01) * ratio);
    if (!isRight) problems.push({ what: `${what} is ${side}, not ${wanted * ratio}`, fatal: false });
  };
  tell('the width', first.width, width);
  tell('the height', total, height, hidesLastRow ? 1 : 0);
  return problems;
}

interface Find extends DeviceBox {
  count: number;
}

/**
 * Looks for the layers that must appear exactly once. A layer that is there once and whole becomes a fill at its place.
 */
function findOnce(picture: Picture, scene: Scene): { faults: string[]; fills: Fill[] } {
  const wanted = scene.layers.filter((layer) => layer.kind === 'once');
  if (wanted.length === 0) return { faults: [], fills: [] };
  const finds = findColours(
    picture,
    wanted.map(({ colour }) => colour),
  );
  const faults: string[] = [];
  const fills: Fill[] = [];
  for (const layer of wanted) {
    const found = finds.get(layer.colour);
    if (found === undefined) {
      faults.push(`${layer.name} is missing`);
      continue;
    }
    const fault = checkOnce(layer, found, scene.ratio, picture);
    if (fault === null) fills.push({ box: found, colour: layer.colour });
    else faults.push(fault);
  }
  return { faults, fills };
}

function checkOnce(layer: Once, found: Find, ratio: number, picture: Picture): string | null {
  const [width, height] = [found.right - found.left, found.bottom - found.top];
  const where = `${width}×${height} at ${found.left}, ${found.top}`;
  const isWhole =
    isAbout(width, layer.width * ratio) &&
    isAbout(height, layer.height * ratio) &&
    found.count === width * height;
  if (!isWhole) {
    return `${layer.name} is not there once and whole: ${found.count} pixels of it within ${where}`;
  }
  const distances = {
    left: found.left,
    top: found.top,
    right: picture.width - found.right,
    bottom: picture.height - found.bottom,
  };
  const misplaced = Object.entries(layer.at).some(
    ([side, wanted]) => !isAbout(distances[side as keyof typeof distances], wanted * ratio),
  );
  return misplaced ? `${layer.name} is at the wrong place: ${where}` : null;
}

function findColours(picture: Picture, colours: number[]): Map<number, Find> {
  const wanted = new Set(colours.map(pixelOf));
  const finds = new Map<number, Find>();
  eachRow(picture, (row, y) => {
    for (let x = 0; x < row.length; ) {
      const pixel = row[x] ?? 0;
      let end = x + 1;
      while (end < row.length && row[end] === pixel) end += 1;
      if (wanted.has(pixel)) {
        const found = finds.get(colourOf(pixel)) ?? { left: x, top: y, right: end, bottom: y, count: 0 };
        found.left = Math.min(found.left, x);
        found.right = Math.max(found.right, end);
        found.bottom = y + 1;
        found.count += end - x;
        finds.set(colourOf(pixel), found);
      }
      x = end;
    }
  });
  return finds;
}

function checkStill(picture: Picture, { name, box }: Still, ratio: number): string[] {
  const { left, top, right, bottom } = deviceBox(box, ratio);
  let first: number | null = null;
  let fault: string | null = null;
  eachRow(picture, (row, y) => {
    if (y < top || y >= bottom || fault !== null) return;
    first ??= row[left] ?? 0;
    for (const pixel of row.subarray(left, right)) {
      if (isAlike(pixel, first)) continue;
      fault = `${name} did not stand still: from row ${y} on it is ${nameOf(pixel)}, before it was ${nameOf(first)}`;
      return;
    }
  });
  return fault === null ? [] : [fault];
}

function isAlike(one: number, other: number): boolean {
  return [0, 8, 16, 24].every(
    (bits) => Math.abs(((one >>> bits) & 255) - ((other >>> bits) & 255)) <= stillTolerance,
  );
}

interface Fault {
  from: number;
  to: number;
  left: number;
  right: number;
  wrongRows: number;
  what: string;
}

function comparePixels(picture: Picture, fills: Fill[]): string[] {
  const faults: Fault[] = [];
  const expected = paintedRows(fills, picture.width, picture.height);
  let rows = expected.next();
  let wanted = new Uint32Array();
  let end = 0;
  eachRow(picture, (row, y) => {
    if (y >= end && !rows.done) {
      wanted = rows.value.pixels.map((colour) => (colour === anyColour ? 0 : pixelOf(colour)));
      end = rows.value.to;
      rows = expected.next();
    }
    const wrong = compareRow(row, wanted);
    if (wrong !== null) addFault(faults, y, wrong);
  });
  return faults.map(({ from, to, left, right, wrongRows, what }) => {
    const lines = from + 1 === to ? `row ${from}` : `rows ${from}–${to - 1} (${wrongRows} of them wrong)`;
    return `${lines}, columns ${left}–${right - 1}: ${what}`;
  });
}

interface WrongRow {
  left: number;
  right: number;
  what: string;
}

function compareRow(row: Uint32Array, wanted: Uint32Array): WrongRow | null {
  let left = -1;
  let right = -1;
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] === wanted[x] || wanted[x] === 0) continue;
    if (left < 0) left = x;
    right = x + 1;
  }
  if (left < 0) return null;
  return { left, right, what: `${nameOf(row[left] ?? 0)} where ${nameOf(wanted[left] ?? 0)} belongs` };
}

/**
 * Adds a wrong row, and merges rows that are near each other, because they have one cause: if a page is slightly
 * displaced, only the edges of its bands are wrong.
 */
function addFault(faults: Fault[], y: number, { left, right, what }: WrongRow): void {
  const nearPx = 32;
  const last = faults.at(-1);
  if (last === undefined || y - last.to > nearPx) {
    faults.push({ from: y, to: y + 1, left, right, wrongRows: 1, what });
    return;
  }
  last.to = y + 1;
  last.wrongRows += 1;
  last.left = Math.min(last.left, left);
  last.right = Math.max(last.right, right);
}

function nameOf(pixel: number): string {
  const colour = colourOf(pixel);
  if (colour < 0) return 'nothing';
  return colour === foreign ? 'a foreign tab' : nameColour(colour);
}

/** Returns how many pixels have exactly that colour. */
export function countColour(picture: Picture, colour: number): number {
  return findColours(picture, [colour]).get(colour)?.count ?? 0;
}
