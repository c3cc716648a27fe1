import { firstNot } from '../first-not.ts';
import { type SensitiveKind, type Span, sensitiveKinds } from '../sensitive/span.ts';
import { joinPieces } from './join-lines.ts';
import type { PageText } from './page-text.ts';
import { pairLabels, speaksOfCode } from './pair-labels.ts';
import { createMeasure } from './piece-boxes.ts';
import { createReadings, stretchesOf } from './reading.ts';

/** One sensitive thing on a page, in one or several stretches of the page's text. */
export interface Finding {
  kind: SensitiveKind;
  stretches: { start: number; end: number }[];
}

export type Search = (text: string, words: readonly string[]) => Span[];

/** The greatest length of the page's other readings, in UTF-16 units. */
const mostReadings = 200_000;

/**
 * Finds what is sensitive in a page's text: in the document's order, and as the text is drawn, with neighbouring pieces
 * joined and labels before their values. Both the page's pictures and its words are judged by this.
 */
export function findIn(page: PageText, words: readonly string[], search: Search): Finding[] {
  const measure = createMeasure(page);
  const writer = createReadings(page, mostReadings);
  const chains = joinPieces(page, measure, writer);
  pairLabels(page, measure, chains, writer);
  const readings = writer.done();
  const length = page.text.length + 1;
  const codes: Finding[] = chains
    .filter((chain) => chain.isBoxes || (chain.isSigns && speaksOfCode(page, chain)))
    .map(({ members }) => ({
      kind: 'code',
      stretches: members.flatMap((at) => page.runs[at] ?? []).map(({ start, end }) => ({ start, end })),
    }));
  const found = search(`${page.text}\n${readings.text}`, words).map(
    ({ start, end, kind }): Finding => ({
      kind,
      stretches: [
        ...(start < page.text.length ? [{ start, end: Math.min(end, page.text.length) }] : []),
        ...stretchesOf(readings, start - length, end - length),
      ],
    }),
  );
  return withoutRepeats([...codes, ...found]);
}

/** Gives each stretch to one finding only. The largest findings come first; the others keep what is left. */
function withoutRepeats(findings: Finding[]): Finding[] {
  const size = ({ stretches }: Finding) => stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  const bySize = findings
    .filter((finding) => size(finding) > 0)
    .toSorted((a, b) => size(b) - size(a) || sensitiveKinds.indexOf(a.kind) - sensitiveKinds.indexOf(b.kind));
  const take = createIntervals();
  const kept: Finding[] = [];
  for (const { kind, stretches } of bySize) {
    const fresh = stretches.flatMap((one) => take(one.start, one.end));
    if (fresh.length > 0) kept.push({ kind, stretches: fresh.toSorted((a, b) => a.start - b.start) });
  }
  return kept.toSorted((a, b) => (a.stretches[0]?.start ?? 0) - (b.stretches[0]?.start ?? 0));
}

/** Returns a function that takes a stretch, and returns the parts of it that nobody took before. */
function createIntervals() {
  /** In order and apart from each other. */
  const taken: { start: number; end: number }[] = [];
  return (start: number, end: number): { start: number; end: number }[] => {
    const first = firstNot(taken, (one) => one.end < start);
    const fresh: { start: number; end: number }[] = [];
    let at = start;
    const merged = { start, end };
    let last = first;
    for (; last < taken.length; last += 1) {
      const one = taken[last];
      if (one === undefined || one.start > end) break;
      if (one.start > at) fresh.push({ start: at, end: Math.min(one.start, end) });
      at = Math.max(at, one.end);
      merged.start = Math.min(merged.start, one.start);
      merged.end = Math.max(merged.end, one.end);
    }
    if (at < end) fresh.push({ start: at, end });
    taken.splice(first, last - first, merged);
    return fresh;
  };
}
