import type { Layout } from './layout.ts';
import { breakLine, type Place, type Reading } from './reading-state.ts';
import type { HiddenPart } from './regions/judgement.ts';
import { cutAtWord, type RichTextNode } from './rich-text-nodes.ts';

/** Returns the part of a text that is in the span and visible, with the blanks and line breaks that the page shows. */
export function textNodes(node: Text, reading: Reading, place: Place): RichTextNode[] {
  const { start, end } = reading;
  if (start?.container === node) reading.isOn = true;
  if (end?.container === node) reading.isOver = true;
  if (!reading.isOn || isUnseen(node, reading, place)) return [];
  const from = start?.container === node ? start.offset : 0;
  const all = node.data.slice(from, end?.container === node ? end.offset : undefined).toWellFormed();
  const raw = cutAtWord(all, reading.left);
  reading.left -= all.length;
  if (reading.left < 0) reading.isOver = true;
  const hidden = reading.hiddenIn?.(node) ?? [];
  const parts = hidden.length > 0 ? withoutHidden(raw, from, hidden, reading) : [raw];
  return parts.flatMap((part) => {
    if (typeof part === 'string') return linesOf(part, node, reading, place);
    reading.last = null;
    return [part];
  });
}

function isUnseen({ data }: Text, { look }: Reading, { layout, isOff, inPre }: Place): boolean {
  if (layout?.isSeen === false) return true;
  if (isOff && (look?.unselectable === 'all' || inPre || /^[\s\d]*$/.test(data))) return true;
  // Browsers do not show the blanks between boxes that stand in rows or below each other.
  return layout !== null && !/\S/.test(data) && partsBoxes(layout, inPre && data.includes('\n'));
}

function partsBoxes({ display, keeps }: Layout, isLineBreak: boolean): boolean {
  return /flex|grid|table(?!-c)/.test(display) || (isLineBreak && keeps === 'words');
}

/**
 * Puts one mark in the place of each hidden part of a text. `from` is the offset in its node at which the text begins.
 */
function withoutHidden(
  raw: string,
  from: number,
  hidden: readonly HiddenPart[],
  reading: Reading,
): RichTextNode[] {
  const nodes: RichTextNode[] = [];
  let done = 0;
  for (const { start, end, kind, item } of hidden) {
    const first = Math.max(start - from, done);
    const last = Math.min(end - from, raw.length);
    if (last <= first) continue;
    nodes.push(raw.slice(done, first));
    if (!reading.hidden.has(item)) nodes.push({ tag: 'hidden', children: [kind] });
    reading.hidden.add(item);
    done = last;
  }
  return [...nodes, raw.slice(done)];
}

const tab = 4;

function linesOf(raw: string, node: Text, reading: Reading, { inPre, layout }: Place): RichTextNode[] {
  if (raw === '') return [];
  if (inPre) return [raw.replaceAll('\u00a0', ' ')];
  const keeps = layout?.keeps ?? 'words';
  const lines =
    keeps === 'words' ? [raw] : raw.split(keeps === 'all' ? '\n' : /[^\S\n\u00a0]*\n[^\S\n\u00a0]*/);
  return lines.flatMap((line, at): RichTextNode[] => {
    if (at > 0) breakLine(reading);
    const shown = keeps === 'all' ? line : line.replace(/[^\S\u00a0]+/g, ' ');
    // Several blanks in a row are meant: they make a column or an indent.
    const text = shown.replace(/\s{2,}/g, (run) =>
      /[\u00a0\t]| {2}/.test(run) ? '\u00a0'.repeat(run.replaceAll('\t', ' '.repeat(tab)).length) : ' ',
    );
    const spaced = text.replace(/[^\S\u00a0]|(?<!\u00a0)\u00a0(?!\u00a0)/g, ' ');
    const nodes: RichTextNode[] = at > 0 ? [{ tag: 'br', children: [] }] : [];
    return spaced === '' ? nodes : [...nodes, apart(spaced, node, reading)];
  });
}

/** Returns the text, with a blank before it if the page shows a gap there. */
function apart(text: string, node: Text, reading: Reading): string {
  const { last, isBoxed, look } = reading;
  reading.last = /\S$/.test(text) ? node : null;
  reading.isBoxed = false;
  if (last === null || /^[\s,.;:!?)\]}…”’]/.test(text) || /[([{“‘]$/.test(last.data)) return text;
  const at = Math.max(0, node.data.search(/\S/));
  return look?.isApart?.(last, node, at, isBoxed) === true ? ` ${text}` : text;
}
