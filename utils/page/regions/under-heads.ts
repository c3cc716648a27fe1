import { attributeOf, boxOf, localNameOf } from '../dom.ts';
import { remember } from '../remember.ts';
import type { Box } from './box.ts';
import { elementOf } from './element-of.ts';
import type { PageText, Run } from './page-text.ts';

const mostRows = 2000;
/** The largest distance between the edges of a head and of a cell under it. CSS pixels. */
const nearEdge = 6;
/** How many ancestors of a head's table are searched for rows: heads and rows may be in separate tables or boxes. */
const deepest = 5;
const gridRoles = '[role=grid],[role=treegrid],[role=table]';
const cells = 'td,[role=gridcell],[role=cell]';

/** Returns the column head that contains a run; null if there is none. */
export function headOf(page: PageText, run: Run): Element | null {
  const head = elementOf(page.pieces[run.first])?.closest('th,[role=columnheader]') ?? null;
  if (head === null || attributeOf(head, 'role') === 'columnheader') return head;
  return isHead(head) ? head : null;
}

/** Whether a `th` is a column's head and not a row's: its row has only heads, or it is alone in a row of a `thead`. */
function isHead(cell: Element): boolean {
  const row = cell.parentElement as HTMLTableRowElement | null;
  const all = [...(row?.cells ?? [])];
  return all.length > 1
    ? all.every((one) => one.localName === 'th')
    : row?.parentElement?.localName === 'thead';
}

/** Returns the runs in the column of a head. `at` is the head's own run. */
export function underHead(page: PageText, at: number, head: Element): number[] {
  const inTable = localNameOf(head) === 'th' ? underHeadOfTable(page, at, head) : null;
  return inTable ?? underHeadOfGrid(page, at, head);
}

function columnOf(cell: Element): number {
  const row = cell.parentElement as HTMLTableRowElement | null;
  let column = 0;
  for (const one of row?.cells ?? []) {
    if (one === cell) return column;
    column += one.colSpan || 1;
  }
  return column;
}

/** Returns null if the head's table has only heads: the rows are then in another table. */
function underHeadOfTable({ runs }: PageText, at: number, head: Element): number[] | null {
  const column = columnOf(head);
  const table = head.closest('table');
  if (table?.querySelector('td') === null) return null;
  const isRead = head.parentElement === table?.rows[0] && column === (head as HTMLTableCellElement).cellIndex;
  let last: Element | null = null;
  const found: number[] = [];
  for (let next = at + 1; next < runs.length && found.length < mostRows; next += 1) {
    const cell = runs[next]?.place.cell ?? null;
    if (cell === null || cell === head) continue;
    if (cell.closest('table') !== table) break;
    // For a head in the first row, the page's own text already has the head before the first run of each cell under it.
    const isFirst = cell !== last;
    last = cell;
    if (isRead && isFirst) continue;
    if (localNameOf(cell) === 'td' && columnOf(cell) === column) found.push(next);
  }
  return found;
}

/** Returns the runs in cells of the same grid that are below the head and as wide as it. */
function underHeadOfGrid(page: PageText, at: number, head: Element): number[] {
  const { runs, pieces } = page;
  const run = runs[at];
  const grid = gridOf(head);
  if (run === undefined || grid === null) return [];
  const box = run.place.toTop(boxOf(head));
  if (box.width === 0) return [];
  const isInColumn = remember((cell: Element) => isUnder(run.place.toTop(boxOf(cell)), box));
  const found: number[] = [];
  for (let next = at + 1; next < runs.length && next < at + mostRows; next += 1) {
    const element = elementOf(pieces[runs[next]?.first ?? 0]);
    if (element === null || !grid.contains(element)) break;
    const cell = element.closest(cells);
    if (cell !== null && isInColumn(cell)) found.push(next);
  }
  return found;
}

function gridOf(head: Element): Element | null {
  const grid = head.closest(gridRoles);
  if (grid !== null && grid.querySelector(cells) !== null) return grid;
  let around = head.closest('table')?.parentElement ?? null;
  for (let up = 0; up < deepest && around !== null; up += 1) {
    if (around.querySelector('td') !== null) return around;
    around = around.parentElement;
  }
  return null;
}

function isUnder(cell: Box, head: Box): boolean {
  const isLeft = Math.abs(cell.x - head.x) <= nearEdge;
  const isRight = Math.abs(cell.x + cell.width - head.x - head.width) <= nearEdge;
  return isLeft && isRight && cell.y + 1 >= head.y + head.height / 2;
}
