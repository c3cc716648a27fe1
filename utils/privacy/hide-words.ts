import { reasonWords } from '../captures/reason-words.ts';
import { t } from '../i18n.ts';
import { findSensitive } from '../page/sensitive/find-sensitive.ts';
import { mergeSpans, type SensitiveKind, type Span, sensitiveKinds } from '../page/sensitive/span.ts';
import { hiddenPartsOf } from './hide-in-url.ts';
import { knownValuesIn, listedWords, type Words } from './known-values.ts';

/** Replaces each sensitive part of a text by its kind. `allowed` texts stay. */
export function hideWords(text: string, words: Words, allowed: readonly string[] = []): string {
  return withoutSpans(text, sensitiveIn(text, words, allowed));
}

export function sensitiveIn(text: string, words: Words, allowed: readonly string[] = []): Span[] {
  const known = new Set(allowed.map((one) => one.toLowerCase()));
  const found = mergeSpans([
    ...findSensitive(text, listedWords(words)),
    ...knownValuesIn(text, words),
    ...inAddresses(text, words),
  ]);
  return found.filter(
    ({ start, end }) => !known.has(text.slice(start, end).toLowerCase()) && !isMark(text, start),
  );
}

/** Returns the hidden parts of addresses that are written out in a text, since they tell as much as links. */
function inAddresses(text: string, words: Words): Span[] {
  return [...text.matchAll(/\bhttps?:\/\/[^\s<>"'()[\]{}|]{4,2000}/gi)].flatMap(({ 0: url, index }) =>
    hiddenPartsOf(url, words).map(
      ({ start, end }): Span => ({ start: index + start, end: index + end, kind: 'token' }),
    ),
  );
}

/** Whether the mark of a value hidden earlier is at `start`: behind `password:` a mark looks like a password. */
export function isMark(text: string, start: number): boolean {
  return sensitiveKinds.some((kind) => text.startsWith(markOf(kind), start));
}

function markOf(kind: SensitiveKind): string {
  return `[${t('hiddenMark', reasonWords(kind))}]`;
}

/**
 * Replaces spans of a text by their marks. `from` is the place of `text` in the longer text that the spans refer to. A
 * span that began before `from` has its mark there.
 */
export function withoutSpans(text: string, spans: readonly Span[], from = 0): string {
  let rest = 0;
  let shown = '';
  for (const { start, end, kind } of spans) {
    if (end <= from + rest || start >= from + text.length) continue;
    shown += text.slice(rest, Math.max(rest, start - from));
    if (start >= from) shown += markOf(kind);
    rest = Math.min(text.length, end - from);
  }
  return shown + text.slice(rest);
}
