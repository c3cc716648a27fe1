import type { SensitiveKind } from '../sensitive/span.ts';
import type { SearchedPage } from '../sensitive-regions.ts';
import { piecesIn } from './page-text.ts';

/** A sensitive part of a text node or a field. `start` and `end` count the UTF-16 units of its own text. */
export interface HiddenPart {
  start: number;
  end: number;
  kind: SensitiveKind;
  /** The number of the finding to which the part belongs: one finding may be in several nodes. */
  item: number;
}

/** Returns the sensitive parts of a node, in order. */
export type Judgement = (node: Node) => readonly HiddenPart[];

/** Returns the judgement of a page's words. It is the same as in the page's picture. */
export function judgementOf({ page, findings }: SearchedPage): Judgement {
  const parts = new Map<Node, HiddenPart[]>();
  const add = (node: Node, part: HiddenPart): void => {
    const known = parts.get(node);
    if (known === undefined) parts.set(node, [part]);
    else known.push(part);
  };
  for (const [item, { kind, stretches }] of findings.entries()) {
    for (const { start, end } of stretches) {
      for (const piece of piecesIn(page.pieces, start, end)) {
        if (piece.pseudo !== undefined) continue;
        const from = Math.max(start, piece.start) - piece.start;
        add(piece.node, { start: from, end: Math.min(end, piece.end) - piece.start, kind, item });
      }
    }
  }
  for (const [at, { element, kind }] of page.known.entries())
    add(element, { start: 0, end: Number.POSITIVE_INFINITY, kind, item: findings.length + at });
  for (const all of parts.values()) all.sort((a, b) => a.start - b.start);
  return (node) => parts.get(node) ?? [];
}
