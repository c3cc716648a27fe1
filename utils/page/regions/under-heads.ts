import {
  attributeOf,
  boxOf,
  closestOf,
  contains,
  firstIn,
  localNameOf,
  ownOf,
  parentElementOf,
} from '../dom.ts';
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
  const element = elementOf(page.pieces[run.first]);
  const head = element && closestOf(element, 'th,[role=columnheader]');
  if (head === null || attributeOf(head, 'role') === 'columnheader') return head;
  return isHead(head) ? head : null;
}

/** Whether a `th` is a column's head and not a row's: its row has only heads, or it is alone in a row of a `thead`. */
function isHead(cell: Element): boolean {
  const all = cellsBeside(cell);
  return all.length > 1
    ? all.every((one) => localNameOf(one) === 'th')
    : closestOf(cell, 'thead > * > *') === cell;
}

/** Returns the cells of a cell's row; empty for a cell outside a row. */
function cellsBeside(cell: Element): HTMLTableCellElement[] {
  const row = parentElementOf(cell) as HTMLTableRowElement | null;
  return [...((row && ownOf(row, 'cells')) ?? [])];
}

/** Returns the runs in the column of a head. `at` is the head's own run. */
export function underHead(page: PageText, at: number, head: Element): number[] {
  const inTable = localNameOf(head) === 'th' ? underHeadOfTable(page, at, head) : null;
  return inTable ?? underHeadOfGrid(page, at, head);
}

function columnOf(cell: Element): number {
  let column = 0;
  for (const one of cellsBeside(cell)) {
    if (one === cell) return column;
    column += one.colSpan || 1;
  }
  return column;
}

/** Returns null if the head's table has only heads: the rows are then in another table. */
function underHeadOfTable({ runs }: PageText, at: number, head: Element): number[] | null {
  const column = columnOf(head);
  const table = closestOf(head, 'table') as HTMLTableElement | null;
  if (table !== null && firstIn(table, 'td') === null) return null;
  const isRead =
    parentElementOf(head) === table?.rows[0] && column === (head as HTMLTableCellElement).cellIndex;
  let last: Element | null = null;
  const found: number[] = [];
  for (let next = at + 1; next < runs.length && found.length < mostRows; next += 1) {
    const cell = runs[next]?.place.cell ?? null;
    if (cell === null || cell === head) continue;
    if (closestOf(cell, 'table') !== table) break;
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
    if (element === null || !contains(grid, element)) break;
    const cell = closestOf(element, cells);
    if (cell !== null && isInColumn(cell)) found.push(next);
  }
  return found;
}

function gridOf(head: Element): Element | null {
  const grid = closestOf(head, gridRoles);
  if (grid !== null && firstIn(grid, cells) !== null) return grid;
  const table = closestOf(head, 'table');
  let around = table && parentElementOf(table);
  for (let up = 0; up < deepest && around !== null; up += 1) {
    if (firstIn(around, 'td') !== null) return around;
    around = parentElementOf(around);
  }
  return null;
}

function isUnder(cell: Box, head: Box): boolean {
  const isLeft = Math.abs(cell.x - head.x) <= nearEdge;
  const isRight = Math.abs(cell.x + cell.width - head.x - head.width) <= nearEdge;
  return isLeft && isRight && cell.y + 1 >= head.y + head.height / 2;
}
