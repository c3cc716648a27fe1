/** How many rows the long pages have. */
export const rowCount = 60;

/** How high a pane is that is most of its window. CSS pixels. */
export const paneHeight = 640;

/** A colour of its own for each row, told by blue: whoever looks at a picture can read which rows are in it. */
export function bandColour(at: number): string {
  return `rgb(${16 + (at % 12) * 16}, ${16 + Math.floor(at / 12) * 16}, 201)`;
}

/** A box of a row's colour, 40 pixels wide and as high as the row. */
export function bandOf(at: number): HTMLElement {
  const band = document.createElement('div');
  band.style.cssText = `width: 40px; height: 100%; background: ${bandColour(at)}`;
  return band;
}

export function linesOf(at: number): string {
  return `Row ${at} of what the ticket is about`;
}

/** Rows in a box, each with its band. */
export function fill(box: HTMLElement, height = 40): void {
  for (let at = 0; at < rowCount; at += 1) {
    const row = document.createElement('div');
    row.style.cssText = `display: flex; gap: 10px; height: ${height}px`;
    row.append(bandOf(at), linesOf(at));
    box.append(row);
  }
}
