import { isCode, textIn } from './code-lines.ts';
import type { RichTextElement, RichTextNode } from './rich-text-nodes.ts';

type Paragraphs = (nodes: RichTextNode[], dir?: 'rtl') => RichTextNode[];

/**
 * Returns a table with each cell in its column, and before it the caption and any other content. A table that is used
 * only for layout, such as numbered code or a page's columns, becomes its content. `holdsTable`: whether a cell held a
 * table, which may have become its content already.
 */
export function tableOf(
  children: RichTextNode[],
  paragraphs: Paragraphs,
  { dir, holdsTable }: { dir?: 'rtl' | undefined; holdsTable: boolean },
): RichTextNode[] {
  const parts = children.filter(isRow);
  const others = paragraphs(children.filter((node) => !isRow(node)));
  if (parts.length === 0) return others;
  const rows = inColumns(joinedRows(parts));
  const cells = rows.flatMap((row) => row.filter(isFilled));
  const code = codeIn(rows);
  if (code !== null) return [...others, code];
  const isArrangement =
    rows.flat().length === 1 ||
    (holdsTable && rows.length === 1) ||
    cells.some(({ children }) => children.some(isTable)) ||
    (rows.every((row) => row.filter(isFilled).length <= 1) &&
      cells.some(({ children }) => children.some(isBox)));
  if (isArrangement) return [...others, ...cells.flatMap((cell) => paragraphs(cell.children, dir))];
  const table = rows.map((row) => ({ tag: 'tr' as const, children: row.map(plainCell) }));
  return [...others, { tag: 'table', ...(dir && { dir }), children: table }];
}

/**
 * Joins a table that is only a head with the table after it: a head that stays in place while the rows scroll is a
 * table of its own.
 */
export function joinedTables(nodes: RichTextNode[]): RichTextNode[] {
  const joined: RichTextNode[] = [];
  for (const node of nodes) {
    const head = joined.at(-1);
    const rows = rowsOf(node);
    const [filled] = rows.filter((row) => row.children.some((cell) => textIn(cell) !== ''));
    const [first] = rowsOf(head);
    const isHead = rowsOf(head).every(isHeadRow) && first?.children.length === filled?.children.length;
    if (first !== undefined && filled !== undefined && isHead && !isHeadRow(filled))
      joined[joined.length - 1] = {
        ...(head as RichTextElement),
        children: [...rowsOf(head), ...rows.slice(rows.indexOf(filled))],
      };
    else joined.push(node);
  }
  return joined;
}

function rowsOf(node: RichTextNode | undefined): RichTextElement[] {
  return typeof node === 'object' && isTable(node) ? node.children.filter(isRow) : [];
}

function isHeadRow({ children }: RichTextElement): boolean {
  return children.every((cell) => typeof cell !== 'string' && cell.tag === 'th');
}

function isRow(node: RichTextNode): node is RichTextElement {
  return typeof node !== 'string' && node.tag === 'tr';
}

function isTable(node: RichTextNode): boolean {
  return typeof node !== 'string' && node.tag === 'table';
}

function isBox(node: RichTextNode): boolean {
  return typeof node !== 'string' && /^(?:p|h3|pre|blockquote)$/.test(node.tag);
}

function isFilled(cell: RichTextElement): boolean {
  return cell.children.length > 0;
}

/**
 * Joins the parts of each row and sorts the rows by their numbers. Grids that number their rows may write a row in
 * several parts, such as columns that stay in place, and the rows in any order.
 */
function joinedRows(rows: RichTextElement[]): RichTextElement[] {
  if (rows.some(({ at }) => at === undefined)) return rows;
  const byNumber = new Map<number, RichTextElement>();
  for (const row of rows) {
    const known = byNumber.get(row.at ?? 0);
    byNumber.set(row.at ?? 0, known ? { ...known, children: [...known.children, ...row.children] } : row);
  }
  return [...byNumber.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** Returns the rows with each cell in its column. Empty cells fill the other columns and rows that a cell spans. */
function inColumns(rows: RichTextElement[]): RichTextElement[][] {
  const numbers = new Set<number>();
  const all = rows.map(({ children }) => children.filter((cell) => typeof cell !== 'string'));
  for (const { at } of all.flat()) numbers.add(at ?? 0);
  const columns = numbers.has(0) ? null : [...numbers].sort((a, b) => a - b);
  /** For each column, how many more rows a cell above it spans. */
  const taken: number[] = [];
  const placed = all.map((cells) => {
    const row: RichTextElement[] = [];
    const skip = () => {
      while ((taken[row.length] ?? 0) > 0) {
        taken[row.length] = (taken[row.length] ?? 0) - 1;
        row.push(empty);
      }
    };
    const inOrder = columns === null ? cells : cells.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
    for (const cell of inOrder) {
      skip();
      while (columns !== null && row.length < columns.indexOf(cell.at ?? 0)) row.push(empty);
      const { wide = 1, high = 1 } = cell;
      for (let column = 0; column < Math.min(wide, mostColumns); column += 1) {
        if (high > 1) taken[row.length] = high - 1;
        row.push(column === 0 ? cell : { ...cell, children: [] });
      }
    }
    skip();
    return row;
  });
  // A cell may claim more columns than there are.
  const own = new Set(all.flat());
  const width = placed.reduce(
    (most, row) => Math.max(most, row.findLastIndex((cell) => own.has(cell)) + 1),
    0,
  );
  return placed.map((row) => row.slice(0, width));
}

/** The most columns that a cell can span: a cell that claims more stands over all there are. */
const mostColumns = 100;

const empty: RichTextElement = { tag: 'td', children: [] };

/** Returns the code if each row is a line of code, with or without a number before it; null for any other table. */
function codeIn(rows: RichTextElement[][]): RichTextElement | null {
  const lines: RichTextNode[] = [];
  for (const row of rows) {
    const code = row.filter(
      ({ children }) => children.length === 1 && isCode(children[0]) && !isNumbers(children[0]),
    );
    const others = row.filter((cell) => !code.includes(cell) && isFilled(cell));
    const [line] = code[0]?.children ?? [];
    if (
      code.length > 1 ||
      others.some(
        (cell) => !cell.children.every(isNumbers) || row.indexOf(cell) > row.indexOf(code[0] ?? cell),
      )
    )
      return null;
    if (line !== undefined && isCode(line))
      lines.push(...line.children, ...(textIn(line).endsWith('\n') ? [] : ['\n']));
    else if (others.length > 0 || rows.length > 1) lines.push('\n');
  }
  return lines.some((line) => textIn(line).trim() !== '') ? { tag: 'pre', children: lines } : null;
}

function isNumbers(node: RichTextNode | undefined): boolean {
  return node !== undefined && /^[\s\d]*$/.test(textIn(node));
}

/** Returns a cell with its tag and children only. A single line of code becomes text. */
function plainCell({ tag, children }: RichTextElement): RichTextElement {
  const [only] = children;
  const isLine = children.length === 1 && isCode(only) && !textIn(only).trimEnd().includes('\n');
  return { tag, children: isLine ? only.children : children };
}
