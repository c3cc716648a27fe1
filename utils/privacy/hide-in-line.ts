import { hiddenPart } from '../captures/same-address.ts';
import { hideWords } from './hide-words.ts';
import type { Words } from './known-values.ts';
import { isKeyLike } from './secret-paths.ts';

/** In UTF-16 units. */
const longestLine = 1000;

/**
 * Returns a line of a console without what is private: query values, fragments and sign-ins of the addresses in it, what
 * the detectors find, and words that look like keys. Cut afterwards, between two words.
 */
export function hideInLine(line: string, words: Words): string {
  const addressed = line
    .replace(/\b([a-z][\w+.-]*:\/\/)[^\s/?#@"'<>]*@/gi, '$1')
    .replace(/([?&][^\s?&=#"'<>]{1,60}=)[^\s&#"'<>]+/g, '$1')
    .replace(/(\b[a-z][\w+.-]*:\/\/[^\s#"'<>]*)#[^\s"'<>]+/gi, '$1');
  const hidden = hideWords(addressed, words).replace(/[^\s,;"'()[\]=:/?&]{20,}/g, (word) =>
    isKeyLike(word) ? hiddenPart : word,
  );
  if (hidden.length <= longestLine) return hidden;
  return `${/^.*\s/s.exec(hidden.slice(0, longestLine))?.[0].trimEnd() ?? ''} …`.trimStart().toWellFormed();
}
