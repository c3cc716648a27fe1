import { hideWords } from './hide-words.ts';
import type { Words } from './known-values.ts';

/** A random number in hexadecimal digits, as W3C's trace context and most servers write it. It opens nothing. */
const traceId = /^(?=.*[a-f])[\da-f-]{8,80}$/i;

/** Returns the name that a server gave to a request without what is private. A mere trace id stays, although long. */
export function hideInTrace(trace: string, words: Words): string {
  return traceId.test(trace) ? trace : hideWords(trace, words);
}
