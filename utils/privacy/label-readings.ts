import { blockTags, type RichText, type RichTextNode } from '../page/rich-text-nodes.ts';
import type { Span } from '../page/sensitive/span.ts';

/**
 * The page's text before and after a text, which may name values in the text. A line break marks the start of a block.
 */
export interface Around {
  before: string;
  after: string;
}

export const nothingAround: Around = { before: '', after: '' };

/** Formatted text as plain text, with a line break where a block begins and where it ends. */
interface Linear {
  text: string;
  /**
   * The same text again, each value after the words that may name it: beside it, above it, at the head of its column.
   */
  labelled: string;
  /** Translates spans of `labelled` into spans of `text`. */
  placed(found: readonly Span[]): Span[];
}

/** The text of one line or cell. `parts` are its places in the whole text. */
interface Line {
  text: string;
  parts: { start: number; length: number }[];
}

/**
 * Stands in the text for a private element. A label before it takes it as its value, so that the label names nothing
 * after it.
 */
export const privateStandIn = ': ••••';

const longestLabel = 60;
const mostLabelWords = 7;
const longestValue = 300;
const mostPairs = 10_000;

export function readLinear(nodes: RichText, around: Around): Linear {
  const { text, pairs, last } = collect(nodes);
  const places: { at: number; start: number; length: number }[] = [];
  const written: string[] = [];
  let length = 0;
  const write = (piece: string) => {
    written.push(piece);
    length += piece.length;
  };
  const writeLine = (line: Line) => {
    for (const part of line.parts) {
      places.push({ at: length, ...part });
      write(text.slice(part.start, part.start + part.length));
    }
  };
  for (const { label, line } of pairs.slice(0, mostPairs)) {
    write(`\n\n${label}: `);
    writeLine(line);
  }
  // The words around a short text on the page may name its value.
  if (last !== null && text.length <= longestValue) {
    const heads = around.before
      .split('\n')
      .filter((one) => one.trim() !== '')
      .slice(-2);
    for (const head of heads) {
      const label = labelOf(head);
      if (label === null) continue;
      write(`\n\n${label}: `);
      writeLine(last);
    }
    write(`\n\n${around.before} `);
    writeLine(last);
    write(` ${around.after}\n\n`);
  }
  return { text, labelled: written.join(''), placed: (found) => placedSpans(found, places) };
}

function placedSpans(
  found: readonly Span[],
  places: readonly { at: number; start: number; length: number }[],
): Span[] {
  let first = 0;
  return found.flatMap(({ start, end, kind }) => {
    while (first < places.length && ends(places[first]) <= start) first += 1;
    const spans: Span[] = [];
    for (let next = first; next < places.length; next += 1) {
      const place = places[next];
      if (place === undefined || place.at >= end) break;
      const from = Math.max(start, place.at) - place.at;
      const to = Math.min(end, ends(place)) - place.at;
      spans.push({ start: place.start + from, end: place.start + to, kind });
    }
    return spans;
  });
}

function ends(place: { at: number; length: number } | undefined): number {
  return place === undefined ? 0 : place.at + place.length;
}

/** Walks the nodes once. Returns their text, and pairs of a line and a label that may name it. */
function collect(nodes: RichText): ReturnType<Lines['done']> {
  const lines = createLines();
  for (const node of nodes) visit(lines, node);
  return lines.done();
}

type Lines = ReturnType<typeof createLines>;

/** Returns a writer of a text that knows its lines, and pairs each line with the line before it. */
function createLines() {
  const chunks: string[] = [];
  const pairs: { label: string; line: Line }[] = [];
  let length = 0;
  let line: Line = { text: '', parts: [] };
  /** The line that may name the next line. */
  let before: Line | null = null;
  /** All lines since the last cell began. */
  let whole: Line | null = null;

  const pair = (name: Line | null | undefined, value: Line): void => {
    const label = name == null || value.text.length > longestValue ? null : labelOf(name.text);
    if (label !== null) pairs.push({ label, line: value });
  };
  const put = (text: string): void => {
    chunks.push(text);
    length += text.length;
  };
  const endLine = (): void => {
    if (line.text.trim() !== '') {
      pair(before, line);
      before = line;
      if (whole === null) whole = line;
      else if (whole.text.length <= longestValue) whole = joinLines(whole, line);
    }
    line = { text: '', parts: [] };
  };
  return {
    pair,
    /** Writes what is no part of a line. */
    put,
    endLine,
    say: (words: string): void => {
      line.text += words;
      line.parts.push({ start: length, length: words.length });
      put(words);
    },
    startCell: (): void => {
      before = null;
      whole = null;
    },
    cell: (): Line => whole ?? { text: '', parts: [] },
    /** Keeps the last line from naming the next line. */
    endTable: (): void => {
      before = null;
    },
    done: () => {
      endLine();
      return { text: chunks.join(''), pairs, last: whole };
    },
  };
}

function visit(lines: Lines, node: RichTextNode): void {
  if (typeof node === 'string') {
    lines.say(node);
    return;
  }
  if (node.tag === 'private') {
    lines.say(privateStandIn);
    return;
  }
  const isLine = node.tag === 'br' || node.tag === 'img' || blockTags.has(node.tag);
  const breakLine = (): void => {
    if (!isLine) return;
    lines.endLine();
    lines.put('\n');
  };
  breakLine();
  if (node.tag === 'table') visitTable(lines, node.children);
  else for (const child of node.children) visit(lines, child);
  breakLine();
}

function visitTable(lines: Lines, rows: RichText): void {
  let heads: Line[] = [];
  for (const [at, row] of rows.entries()) {
    const cells = visitRow(lines, row);
    for (const [column, cell] of cells.entries()) {
      lines.pair(
        cells.slice(0, column).findLast(({ text }) => /[\p{L}\d]/u.test(text)),
        cell,
      );
      lines.pair(heads[column], cell);
    }
    if (at === 0) heads = cells;
  }
  lines.endTable();
}

function visitRow(lines: Lines, row: RichTextNode): Line[] {
  if (typeof row === 'string') {
    visit(lines, row);
    return [];
  }
  lines.put('\n');
  const cells = row.children.map((cell) => {
    lines.startCell();
    visit(lines, cell);
    return lines.cell();
  });
  lines.put('\n');
  return cells;
}

/** Joins two lines into one, with the line break that the text has between them. */
function joinLines(first: Line, second: Line): Line {
  const last = first.parts.at(-1);
  const end = last === undefined ? 0 : last.start + last.length;
  const gap = { start: end, length: (second.parts[0]?.start ?? end) - end };
  return {
    text: `${first.text}\n${second.text}`,
    parts: [...first.parts, gap, ...second.parts],
  };
}

/** Returns a line's words if they can be a label: few, no sentence, without the separator after them. Null if not. */
function labelOf(text: string): string | null {
  if (text.includes(privateStandIn)) return null;
  const words = text.trim().replace(/\s*[:：=*]+$/, '');
  const isShort =
    words.length > 0 && words.length <= longestLabel && words.split(/\s+/).length <= mostLabelWords;
  return isShort && /\p{L}/u.test(words) && !/[.?!…]$/.test(words) ? words : null;
}
