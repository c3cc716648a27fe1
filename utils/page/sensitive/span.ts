/** Why something is hidden, the strongest reason first. If two spans overlap, the stronger kind counts. */
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

/** The place of something sensitive in a text, in UTF-16 units. `end` is the first unit after it. */
export interface Span {
  start: number;
  end: number;
  kind: SensitiveKind;
}

/** Merges overlapping spans into one span of the strongest of their kinds. Returns them in the text's order. */
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
