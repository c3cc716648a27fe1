import { closestOf, parentElementOf, styleOf } from '../dom.ts';
import { firstNot } from '../first-not.ts';
import { remember } from '../remember.ts';
import { kindOfLabel, mentionsCode } from '../sensitive/labels.ts';
import { type Box, hasSize, sharedHeight, sharedWidth } from './box.ts';
import type { Chain } from './join-lines.ts';
import type { PageText, Run } from './page-text.ts';
import type { Measure } from './piece-boxes.ts';
import { type ReadingsWriter, shownText, type Word } from './reading.ts';
import { headOf, underHead } from './under-heads.ts';

/** A label is short and does not contain its own value. */
const longestLabel = 60;
const mostWords = 7;
const longestValue = 300;
/**
 * The largest distances between a label and its value in the document's order, counted in runs: if the value comes before
 * or after the label, and if both are on one line.
 */
const mostBefore = 4;
const mostAfter = 7;
const mostOnLine = 40;
/** The largest distances from a label to a value on its right and to a value below it, in multiples of the label's height. */
const farthestRight = 45;
const farthestBelow = 2.6;
const mostRows = 2000;
/** How far a value below its label may be indented. CSS pixels. */
const indent = 64;

interface Boxed {
  box: Box;
}

interface Label {
  at: number;
  box: Box;
  /** The first and the last run that may be its value, except for the runs in its column. */
  from: number;
  to: number;
  /** The runs that may be its values or end its column, in order. */
  among: readonly number[];
}

interface Words {
  words: string;
  /** Whether it says something only about a number of six figures or more, as one word for a phone or an address does. */
  asksFigures: boolean;
}

const sixFigures = /^(?:\P{Nd}*\p{Nd}){6}/u;
/** Matches six of the figures 0 to 9. It is asked first, because it is simpler than a pattern of all scripts' figures. */
const sixPlainFigures = /\d(?:\D*\d){5}/;
/** Matches a text that may have figures of other scripts. */
const notPlain = /[^\0-\u065f]/;

/** Finds the values beside labels, below or above labels and in their columns, and adds each pair to the readings. */
export function pairLabels(
  page: PageText,
  measure: Measure,
  chains: readonly Chain[],
  readings: ReadingsWriter,
): void {
  const { runs } = page;
  const labelled = new Map<number, Words>();
  /** The runs that may have six figures. */
  const numbers = new Set<number>();
  const labelIn = remember(labelWords);
  const everyRun = [...runs.keys()];
  for (const at of everyRun) {
    const run = runs[at] as Run;
    const text = shownText(page, run);
    if (text.length < 2) continue;
    if (sixPlainFigures.test(text) || (notPlain.test(text) && sixFigures.test(text))) numbers.add(at);
    if (run.end - run.start > longestLabel + 20) continue;
    // Rows repeat a label with other figures, so one answer serves all.
    const words = labelIn(text.replace(/\d{2,}/g, '00'));
    if (words !== null) labelled.set(at, words);
  }
  const chainsOf = new Map<number, Chain[]>();
  for (const chain of chains)
    for (const at of chain.members) {
      chainsOf.set(at, [...(chainsOf.get(at) ?? []), chain]);
      numbers.add(at);
    }
  const figures = [...numbers];
  const figuresAndLabels = everyRun.filter((at) => numbers.has(at) || labelled.has(at));
  const add = ({ words, asksFigures }: Words, at: number, label: number): void => {
    const run = runs[at];
    if (run === undefined || (asksFigures && !numbers.has(at))) return;
    readings.add([`${words}: `, run]);
    for (const chain of chainsOf.get(at) ?? [])
      if (!chain.members.includes(label))
        for (const one of chain.words) readings.add([`${words}: `, ...(one as Word[])]);
  };
  for (const [at, words] of labelled) {
    const run = runs[at];
    if (run === undefined) continue;
    const head = headOf(page, run);
    if (head !== null) {
      for (const value of underHead(page, at, head)) add(words, value, at);
      continue;
    }
    const label = readLabel(at, words.asksFigures ? figuresAndLabels : everyRun, runs.length, measure);
    // Most labels on a page full of labels have no value to hide, so that most of the page need not be measured.
    if (words.asksFigures && !figures.some((value) => isNear(label, value, measure))) continue;
    for (const value of besideLabel(page, label, measure, labelled)) add(words, value, at);
  }
}

/** Returns a label's words without its closing punctuation; null if the text is no label or contains its value. */
function labelWords(text: string): Words | null {
  if (text.length < 2 || text.length > longestLabel) return null;
  // A value may contain a label's word, and a label may be followed by its value.
  if (/\d{2}|[:=]\s*\S|[!@$%^&+]/.test(text) || text.split(/\s+/).length > mostWords) return null;
  if (/\p{L}{2}[^\s\p{L}]*\d|\d[^\s\p{L}]*\p{L}{3}/u.test(text)) return null;
  const kind = kindOfLabel(text);
  if (kind === null) return null;
  const words = text.replace(/[\s:=*?"']+$|^[\s"']+/g, '');
  // In data, acronyms are written in small letters, but elsewhere such letters are words: detectors need capitals.
  return {
    words: /^[a-z]{2,6}$/.test(words) ? words.toUpperCase() : words,
    asksFigures:
      /^e?(?:mail|phone)$/.test(kind) && /^(?:e-)?\p{L}+\.?$/iu.test(words) && !mentionsCode(words),
  };
}

function readLabel(at: number, among: readonly number[], end: number, measure: Measure): Label {
  const box = measure.boxOfRun(at);
  // The values come after the whole row of heads, so look further by the length of the label's line.
  const beside = lengthOfLine(at, box, end, measure);
  return {
    at,
    box,
    from: Math.max(0, at - mostBefore),
    to: Math.min(end - 1, at + mostAfter + 2 * beside),
    among,
  };
}

/** Whether a run may be the value of a label: it is near in the document's order, or in the label's column. */
function isNear({ at, box, from, to }: Label, value: number, measure: Measure): boolean {
  if (value < from || value === at) return false;
  return value <= to || (value < to + mostRows && isUnder(measure.boxOfRun(value), box));
}

function besideLabel(
  page: PageText,
  label: Label,
  measure: Measure,
  labelled: ReadonlyMap<number, Words>,
): number[] {
  const { runs } = page;
  const { at, box, from, to } = label;
  const candidates: { at: number; box: Box; text: string }[] = [];
  for (let other = from; other <= to; other += 1) {
    const run = runs[other];
    if (run === undefined || other === at || run.end - run.start > longestValue + 50) continue;
    const text = shownText(page, run);
    if (!/[\p{L}\d]/u.test(text)) continue;
    candidates.push({ at: other, box: measure.boxOfRun(other), text });
  }
  const shown = candidates.filter((one) => hasSize(one.box));
  const isRtl = shown.length > 0 && styleOf(elementOf(page, at)).direction === 'rtl';
  const inRow = shown.filter((one) => sharedHeight(box, one.box) > 0.4);
  const toRight = ({ box: one }: Boxed): number => one.x - box.x - box.width;
  const toLeft = ({ box: one }: Boxed): number => box.x - one.x - one.width;
  const gapTo = isRtl ? toLeft : toRight;
  const reach = box.height * farthestRight;
  const left = nearest(inRow, toLeft, reach);
  const side = isRtl ? left : nearest(inRow, toRight, reach);
  const fields = page.known
    .flatMap(({ boxes }) => boxes.map((one) => ({ box: one })))
    .filter((one) => sharedHeight(box, one.box) > 0.4);
  // If a field beside the label is hidden anyway, the field is the label's value.
  if (nearest(fields, gapTo, side === undefined ? reach : gapTo(side)) !== undefined) return [];
  // A value below its label may be indented, as in a list of terms.
  const inColumn = shown.filter(
    (one) => sharedWidth(box, one.box) > 0.3 || Math.abs(one.box.x - box.x - indent / 2) <= indent / 2,
  );
  const below = nearest(inColumn, ({ box: one }) => one.y - box.y - box.height, box.height * farthestBelow);
  const above = nearest(inColumn, ({ box: one }) => box.y - one.y - one.height, box.height * farthestBelow);
  const found = new Set<number>();
  const isValue = (one: { at: number } | undefined): one is { at: number } =>
    one !== undefined && !labelled.has(one.at);
  const isHeadBeside =
    side !== undefined &&
    below !== undefined &&
    !/\d/.test(side.text) &&
    /\d/.test(below.text) &&
    shown.some(({ box: one }) => sharedHeight(one, below.box) > 0.4 && isAligned(one, side.box));
  if (isValue(side) && !isHeadBeside) found.add(side.at);
  // A button between a label and its value is not the value, so the next thing counts as well.
  if (side !== undefined && isButton(side, page)) {
    const next = nearest(
      inRow.filter((one) => one !== side),
      gapTo,
      reach,
    );
    if (isValue(next)) found.add(next.at);
  }
  if (isValue(below)) {
    found.add(below.at);
    if (side !== undefined || left !== undefined)
      for (const one of column(label, below, measure, labelled)) found.add(one);
  }
  if (found.size === 0 && isValue(above)) found.add(above.at);
  // Without a layout, or if things lie over each other, the next run is the value.
  const next = candidates.find((one) => one.at > at);
  if (isValue(next) && isAt(box, next.box)) found.add(next.at);
  return [...found];
}

/** Returns how many other runs stand on a label's line. */
function lengthOfLine(at: number, box: Box, end: number, measure: Measure): number {
  const isBeside = (other: number): boolean => {
    const one = measure.boxOfRun(other);
    return hasSize(one) && sharedHeight(box, one) > 0.5;
  };
  let first = at;
  let last = at;
  while (first > 0 && at - first < mostOnLine && isBeside(first - 1)) first -= 1;
  while (last < end - 1 && last - at < mostOnLine && isBeside(last + 1)) last += 1;
  return last - first;
}

function isButton(one: { at: number } | undefined, page: PageText): boolean {
  const run = one && page.runs[one.at];
  const node = run && page.pieces[run.first]?.node;
  const parent = node && parentElementOf(node);
  return parent != null && closestOf(parent, 'button,a,[role=button]') !== null;
}

function elementOf(page: PageText, at: number): Element {
  const node = page.pieces[page.runs[at]?.first ?? 0]?.node as Node;
  return (parentElementOf(node) ?? node) as Element;
}

function nearest<T>(all: readonly T[], gapOf: (one: T) => number, farthest: number): T | undefined {
  let best: T | undefined;
  let least = farthest;
  for (const one of all) {
    const gap = gapOf(one);
    if (gap < -2 || gap > least) continue;
    best = one;
    least = gap;
  }
  return best;
}

function isAt(a: Box, b: Box): boolean {
  return sharedHeight(a, b) > 0.5 && sharedWidth(a, b) > 0.5;
}

/** Whether two boxes are in one column: their left edges, right edges or centres agree. */
function isAligned(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) < 4 ||
    Math.abs(a.x + a.width - b.x - b.width) < 4 ||
    Math.abs(a.x + a.width / 2 - b.x - b.width / 2) < 4
  );
}

/** Whether a box is in the column of another box, below it. */
function isUnder(other: Box, box: Box): boolean {
  return other.width !== 0 && other.y >= box.y + box.height && isAligned(other, box);
}

/** Returns the further runs in a label's column. For a label that is one of several heads beside each other. */
function column(
  { box, among }: Label,
  first: { at: number },
  measure: Measure,
  labelled: ReadonlyMap<number, Words>,
): number[] {
  const found: number[] = [];
  for (let next = firstNot(among, (at) => at <= first.at); next < among.length; next += 1) {
    const at = among[next] as number;
    if (at >= first.at + mostRows) break;
    if (!isUnder(measure.boxOfRun(at), box)) continue;
    if (labelled.has(at)) break;
    found.push(at);
  }
  return found;
}

/** Whether one of the last runs before a code's characters mentions a code. */
export function speaksOfCode(page: PageText, { members }: Chain): boolean {
  const first = Math.min(...members);
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) {
    const run = page.runs[at];
    if (run !== undefined && mentionsCode(shownText(page, run))) return true;
  }
  return false;
}
