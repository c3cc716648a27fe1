import type { Pixels } from '../browser/wire.ts';

/** The least width of a band. Device pixels. */
const leastWidth = 4;

/** Returns the rows whose bands a picture shows, from the top. A row that is interrupted counts twice. */
export function rowsIn(picture: Pixels): number[] {
  const rows: number[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    const row = rowAt(picture, y);
    if (row !== null && row !== rows.at(-1)) rows.push(row);
  }
  return rows;
}

function rowAt(picture: Pixels, y: number): number | null {
  let length = 0;
  let last: number | null = null;
  for (let x = 0; x < picture.width; x += 1) {
    const row = rowOf(picture.at(x, y));
    length = row !== null && row === last ? length + 1 : 1;
    last = row;
    if (row !== null && length >= leastWidth) return row;
  }
  return null;
}

/** Returns the row of a colour that `bandColour` of the pages made; null for other colours. */
function rowOf([red, green, blue]: [number, number, number]): number | null {
  const [column, line] = [red / 16 - 1, green / 16 - 1];
  if (blue !== 201 || !Number.isInteger(column) || !Number.isInteger(line)) return null;
  return column >= 0 && column < 12 && line >= 0 ? line * 12 + column : null;
}
