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
  const taken = new Intervals();
  const kept: Finding[] = [];
  for (const { kind, stretches } of bySize) {
    const fresh = stretches.flatMap((one) => taken.add(one.start, one.end));
    if (fresh.length > 0) kept.push({ kind, stretches: fresh.toSorted((a, b) => a.start - b.start) });
  }
  return kept.toSorted((a, b) => (a.stretches[0]?.start ?? 0) - (b.stretches[0]?.start ?? 0));
}

/** Taken stretches, in order and apart from each other. */
class Intervals {
  private readonly all: { start: number; end: number }[] = [];

  /** Takes a stretch, and returns the parts of it that were free. */
  add(start: number, end: number): { start: number; end: number }[] {
    let first = this.placeOf(start);
    const fresh: { start: number; end: number }[] = [];
    let at = start;
    const merged = { start, end };
    let last = first;
    for (; last < this.all.length; last += 1) {
      const one = this.all[last];
      if (one === undefined || one.start > end) break;
      if (one.start > at) fresh.push({ start: at, end: Math.min(one.start, end) });
      at = Math.max(at, one.end);
      merged.start = Math.min(merged.start, one.start);
      merged.end = Math.max(merged.end, one.end);
    }
    if (at < end) fresh.push({ start: at, end });
    this.all.splice(first, last - first, merged);
    first = last;
    return fresh;
  }

  private placeOf(start: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.end ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
