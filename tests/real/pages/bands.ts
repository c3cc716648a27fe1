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

/** The numbers of a head and a foot. Tests read them from a picture as they read rows. */
export const headMark = 168;
export const footMark = 169;

/** Colours all elements that match. A selector may match many cells beside each other. */
export function mark(selector: string, number: number): void {
  const style = document.createElement('style');
  style.textContent = `${selector} { background: ${bandColour(number)} !important; }`;
  document.head.append(style);
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

/** Fills a box with an element `.rows` that holds all rows, each with its band. */
export function fill(box: HTMLElement, height = 40): void {
  const rows = document.createElement('div');
  rows.className = 'rows';
  box.append(rows);
  for (let at = 0; at < rowCount; at += 1) {
    const row = document.createElement('div');
    row.style.cssText = `display: flex; gap: 10px; height: ${height}px`;
    row.append(bandOf(at), linesOf(at));
    rows.append(row);
  }
}
