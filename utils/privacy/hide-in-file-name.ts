import { hiddenPart } from '../captures/same-address.ts';
import { sensitiveIn } from './hide-words.ts';
import type { Words } from './known-values.ts';
import { isKeyLike } from './secret-paths.ts';

/**
 * Returns a file's name without what is sensitive in it; its extension stays. File names join words with hyphens and
 * underscores, so the name is also read with spaces in their place.
 */
export function hideInFileName(name: string, words: Words): string {
  const ending = /(?<=.)\.[a-z\d]{1,5}$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  if (isKeyLike(stem)) return hiddenPart + ending;
  const spans = [name, stem, stem.replace(/[-_]/g, ' '), stem.replace(/[-_.]/g, ' ')].flatMap((reading) =>
    sensitiveIn(reading, words),
  );
  if (spans.length === 0) return name;
  let shown = '';
  let rest = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start >= rest && start < stem.length) shown += stem.slice(rest, start) + hiddenPart;
    rest = Math.max(rest, end);
  }
  return shown + stem.slice(rest) + ending;
}
