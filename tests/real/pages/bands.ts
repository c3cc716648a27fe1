/** How many rows the long pages have. */
export const rowCount = 60;

/** The height of a pane that fills most of its window. CSS pixels. */
export const paneHeight = 640;

/**
 * Returns a unique colour for each row, marked by its blue. Tests read from these colours which rows a picture shows.
 */
export function bandColour(at: number): string {
  return `rgb(${16 + (at % 12) * 16}, ${16 + Math.floor(at / 12) * 16}, 201)`;
}

/** Returns a box in a row's colour, 40 pixels wide and as high as the row. */
export function bandOf(at: number): HTMLElement {
  const band = document.createElement('div');
  band.style.cssText = `width: 40px; height: 100%; background: ${bandColour(at)}`;
  return band;
}

export function linesOf(at: number): string {
  return `Row ${at} of what the ticket is about`;
}

/** Fills a box with rows, each with its band. */
export function fill(box: HTMLElement, height = 40): void {
  for (let at = 0; at < rowCount; at += 1) {
    const row = document.createElement('div');
    row.style.cssText = `display: flex; gap: 10px; height: ${height}px`;
    row.append(bandOf(at), linesOf(at));
    box.append(row);
  }
}
