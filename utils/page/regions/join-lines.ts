import { localNameOf } from '../dom.ts';
import { remember } from '../remember.ts';
import { type Box, hasSize, hull, sharedHeight } from './box.ts';
import { elementOf } from './element-of.ts';
import type { PageText } from './page-text.ts';
import type { Measure } from './piece-boxes.ts';
import { type ReadingsWriter, shownText, type Word } from './reading.ts';

/** Runs that are read as one because they stand beside each other. */
export interface Chain {
  /** Numbers of the runs, in the order in which they are drawn. */
  members: number[];
  /** The joined texts of the runs, with and without blanks. */
  words: Word[][];
  box: Box;
  /** Whether the runs are the one-character boxes into which a code is typed. */
  isBoxes: boolean;
  /** Whether each run is one character, as a code may be shown. */
  isSigns: boolean;
}

/** A piece of a larger whole is short and has no blanks. */
const longestFragment = 40;
const mostMeasured = 2000;
const mostInGroup = 200;
/**
 * The largest gap between two pieces of one whole, in heights of a piece. It is smaller in tables, because cells seldom
 * belong together.
 */
const widestGap = 1.7;
const widestCellGap = 1;
const closeGap = 0.3;

/** Matches a piece of a number, a key or a word: figures, capitals or a single character. */
const part = /^(?:[\d+(][\d()./\p{Pd}+]{0,7}|[\p{Lu}\d]{1,8}|.)$/u;
/** Matches a text that seems to continue in a neighbouring piece. */
const open = /^[@._-]|[@._-]$/;
/** Pieces are only measured if they contain a sign of an address or a key, or at least this many figures. */
const promising = /[@_]/;
const fewestFigures = 6;
const plain = /^(?:[\d\p{Lu}]{1,8}|[\d\p{Pd}./+()_ ]{1,14}|.)$/u;

interface Fragment {
  at: number;
  text: string;
  box: Box;
}

/** Finds pieces beside each other, and adds their joined texts to the readings. */
export function joinPieces(page: PageText, measure: Measure, readings: ReadingsWriter): Chain[] {
  const chains: Chain[] = [];
  let left = mostMeasured;
  for (const group of groupsOf(page)) {
    if (left <= 0) break;
    left -= group.length;
    const fragments = group
      .map(({ at, text }) => ({ at, text, box: measure.boxOfRun(at) }))
      .filter(({ box }) => hasSize(box));
    for (const members of linesOf(fragments, page)) chains.push(chainOf(members, page));
  }
  for (const { words } of chains) for (const one of words) readings.add(one);
  return chains;
}

/** Yields the runs that follow each other and may be pieces of one thing. */
function* groupsOf(page: PageText): Generator<Piece[]> {
  const isUnderHeads = createHeads();
  let group: Piece[] = [];
  for (let at = 0; at <= page.runs.length; at += 1) {
    const run = page.runs[at];
    const isShort = run !== undefined && run.end - run.start <= longestFragment + 10;
    const text = isShort ? shownText(page, run) : '';
    // An empty run separates nothing.
    if (isShort && text === '') continue;
    const isWord =
      isShort && text.length <= longestFragment && !/\s/.test(text) && !isUnderHeads(run.place.cell);
    const before = group.at(-1);
    const goesOn = isWord && (before === undefined || isJoint(before.text, text));
    if (goesOn && group.length < mostInGroup) {
      group.push({ at, text });
      continue;
    }
    if (group.length > 1 && isPromising(group)) yield group;
    // A long row is cut into overlapping groups, because one thing may lie across a cut.
    const rest = goesOn ? group.slice(-20) : [];
    group = isWord ? [...rest, { at, text }] : [];
  }
}

interface Piece {
  at: number;
  text: string;
}

function isJoint(before: string, text: string): boolean {
  return (part.test(before) && part.test(text)) || open.test(before) || open.test(text);
}

function isPromising(group: readonly Piece[]): boolean {
  if (group.filter(({ text }) => text.length === 1).length >= 4) return true;
  const all = group.map(({ text }) => text).join(' ');
  return promising.test(all) || all.replace(/\D/g, '').length >= fewestFigures;
}

/**
 * Returns a function that tells whether a cell's table has a row of heads: the cell then belongs to its column, not to
 * its row.
 */
function createHeads(): (cell: Element | null) => boolean {
  const hasHeads = remember((table: HTMLTableElement | null): boolean => {
    const cells = [...(table?.rows[0]?.cells ?? [])];
    return cells.length > 1 && cells.every((one) => one.localName === 'th');
  });
  return (cell) => cell !== null && hasHeads(cell.closest('table'));
}

function linesOf(fragments: Fragment[], page: PageText): Fragment[][] {
  const found: Fragment[][] = [];
  let rest = fragments;
  while (rest.length > 1) {
    const [first] = rest;
    if (first === undefined) break;
    const line = rest.filter(({ box }) => sharedHeight(first.box, box) > 0.5);
    rest = rest.filter((one) => !line.includes(one));
    line.sort((a, b) => a.box.x - b.box.x);
    let members: Fragment[] = [];
    for (const one of line) {
      const last = members.at(-1);
      if (last !== undefined && !isBeside(last, one, page)) {
        found.push(members);
        members = [];
      }
      members.push(one);
    }
    found.push(members);
  }
  if (rest.length === 1) found.push(rest);
  return wrapped(found, page).filter((members) => members.length > 1);
}

function isBeside(one: Fragment, next: Fragment, page: PageText): boolean {
  const isCell = page.runs[next.at]?.place.cell !== null;
  return gapOf(one, next) <= (isCell ? widestCellGap : widestGap) * Math.max(one.box.height, next.box.height);
}

function gapOf(one: Fragment, next: Fragment): number {
  return next.box.x - one.box.x - one.box.width;
}

/**
 * Adds wrapped lines to the lines. Lines of the same elements below each other that begin at the same place are one
 * thing that did not fit on a line.
 */
function wrapped(lines: Fragment[][], page: PageText): Fragment[][] {
  const all = [...lines];
  for (const [at, first] of lines.entries()) {
    const whole = [...first];
    if (whole.length < 2) continue;
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = lines[next] ?? [];
      const above = hull((lines[next - 1] ?? []).map(({ box }) => box));
      const below = hull(line.map(({ box }) => box));
      const gap = below.y - above.y - above.height;
      const isSame = line.every(({ at }) => nameAt(page, at) === nameAt(page, whole[0]?.at ?? at));
      if (!isSame || gap < -1 || gap > 1.2 * above.height || Math.abs(below.x - above.x) > above.height)
        break;
      whole.push(...line);
      if (line.length < first.length) break;
    }
    if (whole.length > first.length) all.push(whole);
  }
  return all;
}

/** The name of the element that holds a run. */
function nameAt(page: PageText, at: number): string {
  const element = elementOf(page.pieces[page.runs[at]?.first ?? 0]);
  return element === null ? '' : localNameOf(element);
}

function chainOf(members: Fragment[], page: PageText): Chain {
  const isPlain =
    members.every(({ text }) => plain.test(text)) && members.some(({ text }) => /\d/.test(text));
  const isSigns = members.every(({ text }) => text.length === 1);
  const spaced: Word[] = [];
  const close: Word[] = [];
  for (const [at, member] of members.entries()) {
    const run = page.runs[member.at];
    const before = members[at - 1];
    if (run === undefined) continue;
    if (before !== undefined) {
      const isClose = isSigns || Math.abs(gapOf(before, member)) < closeGap * member.box.height;
      if (!isClose) spaced.push(' ');
    }
    spaced.push(run);
    close.push(run);
  }
  return {
    members: members.map(({ at }) => at),
    words: isPlain && spaced.length > close.length ? [spaced, close] : [spaced],
    box: hull(members.map(({ box }) => box)),
    isBoxes: isSigns && members.length >= 4 && members.every(({ at }) => nameAt(page, at) === 'input'),
    isSigns: isSigns && members.length >= 4,
  };
}
