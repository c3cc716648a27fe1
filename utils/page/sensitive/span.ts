/** Why something is hidden, the strongest reason first: where two spans overlap, the first of their kinds counts. */
export const sensitiveKinds = [
  'marked',
  'password',
  'key',
  'token',
  'card',
  'iban',
  'id',
  'code',
  'email',
  'phone',
  'word',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** Where something sensitive stands in a text, in UTF-16 units; `end` is the first one after it. */
export interface Span {
  start: number;
  end: number;
  kind: SensitiveKind;
}

/** Overlapping spans as one that covers them all, of the strongest of their kinds. In the text's order. */
export function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push({ ...span });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    if (sensitiveKinds.indexOf(span.kind) < sensitiveKinds.indexOf(last.kind)) last.kind = span.kind;
  }
  return merged;
}
