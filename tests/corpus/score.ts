import type { Span } from '../../utils/page/sensitive/span.ts';
import type { CorpusDocument, Mark } from './read-corpus.ts';

/** How well a finder does on documents. Shares are from 0 to 1. The lists are for people to read. */
export interface Score {
  labelled: number;
  nearMisses: number;
  /** The share of the pieces that must be hidden whose every letter and digit is hidden. */
  recall: number;
  /** The share of the found spans that are right: at least half of their length had to be hidden. */
  precision: number;
  /** The share of the right spans that also have the right kind. */
  naming: number;
  /** The recall of each kind, lowest first. */
  kinds: { kind: string; labelled: number; recall: number }[];
  missed: string[];
  wronglyHidden: string[];
}

export function scoreOn(documents: CorpusDocument[], find: (text: string) => Span[]): Score {
  const missed: string[] = [];
  const wronglyHidden: string[] = [];
  const counts = new Map<string, { labelled: number; hidden: number }>();
  let labelled = 0;
  let nearMisses = 0;
  let found = 0;
  let rightlyHidden = 0;
  let rightlyNamed = 0;
  for (const { title, text, marks } of documents) {
    const spans = find(text);
    const secrets = marks.filter(({ kind }) => kind !== '-');
    labelled += secrets.length;
    nearMisses += marks.length - secrets.length;
    found += spans.length;
    for (const mark of secrets) {
      const count = counts.get(mark.kind) ?? { labelled: 0, hidden: 0 };
      counts.set(mark.kind, count);
      count.labelled += 1;
      if (isCovered(text, mark, spans)) count.hidden += 1;
      else missed.push(`${title}: ${mark.kind} ${slice(text, mark)}`);
    }
    for (const span of spans) {
      const inside = secrets.filter((mark) => overlap(mark, span) > 0);
      const covered = inside.reduce((sum, mark) => sum + overlap(mark, span), 0);
      if (covered * 2 < span.end - span.start) {
        wronglyHidden.push(`${title}: ${span.kind} ${slice(text, span)}`);
        continue;
      }
      rightlyHidden += 1;
      if (inside.some(({ kind }) => kind === span.kind)) rightlyNamed += 1;
    }
  }
  return {
    labelled,
    nearMisses,
    recall: 1 - missed.length / labelled,
    precision: rightlyHidden / found,
    naming: rightlyNamed / rightlyHidden,
    kinds: [...counts]
      .map(([kind, { labelled, hidden }]) => ({ kind, labelled, recall: hidden / labelled }))
      .toSorted((a, b) => a.recall - b.recall),
    missed,
    wronglyHidden,
  };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function isCovered(text: string, mark: Mark, spans: Span[]): boolean {
  for (let at = mark.start; at < mark.end; at += 1) {
    const isHidden = spans.some(({ start, end }) => at >= start && at < end);
    if (!isHidden && /[\p{L}\p{N}]/u.test(text.charAt(at))) return false;
  }
  return true;
}

function slice(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end).replaceAll('\n', '⏎');
}
