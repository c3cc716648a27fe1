import type { Pixels } from '../browser/wire.ts';
import { footMark, headMark, rowCount } from './pages/bands.ts';

/** The least width of a band. Device pixels. */
const leastWidth = 4;

/** A band in a picture: its number, and its first run of pixels from above. Device pixels. */
export interface Band {
  number: number;
  x: number;
  y: number;
  height: number;
}

/** Returns the bands of a picture, from the top. A band that is interrupted by another one counts twice. */
export function bandsIn(picture: Pixels): Band[] {
  const bands: Band[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    const found = bandAt(picture, y);
    if (found === null) continue;
    const last = bands.at(-1);
    if (last?.number === found.number) last.height = y + 1 - last.y;
    else bands.push({ ...found, y, height: 1 });
  }
  return bands;
}

function bandAt(picture: Pixels, y: number): { number: number; x: number } | null {
  let length = 0;
  let last: number | null = null;
  for (let x = 0; x < picture.width; x += 1) {
    const number = numberOf(picture.at(x, y));
    length = number !== null && number === last ? length + 1 : 1;
    last = number;
    if (number !== null && length >= leastWidth) return { number, x: x + 1 - length };
  }
  return null;
}

/** Returns the number of a colour that `bandColour` of the pages made; null for other colours. */
function numberOf([red, green, blue]: [number, number, number]): number | null {
  const [column, line] = [red / 16 - 1, green / 16 - 1];
  if (blue !== 201 || !Number.isInteger(column) || !Number.isInteger(line)) return null;
  return column >= 0 && column < 12 && line >= 0 ? line * 12 + column : null;
}

/** The bands that a picture must have besides its rows. */
export interface Around {
  head?: boolean;
  foot?: boolean;
}

/** The numbers of all bands of a page that is wholly in a picture. */
export function wholePage(rows = rowCount, { head = false, foot = false }: Around = {}): number[] {
  return [
    ...(head ? [headMark] : []),
    ...Array.from({ length: rows }, (_, at) => at),
    ...(foot ? [footMark] : []),
  ];
}

/** Returns the rows that follow each other in a picture from its first one on. */
export function rowsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => first + at);
}

/** Returns the rows that are lower in a picture than others, besides the picture's first and last row. */
export function cutRows(bands: readonly Band[]): string[] {
  const rows = bands.filter(({ number }) => number < headMark).slice(1, -1);
  const whole = Math.max(...rows.map(({ height }) => height));
  return rows
    .filter(({ height }) => height < whole - 1)
    .map(({ number, height }) => `row ${number} is ${height} pixels high instead of ${whole}`);
}
