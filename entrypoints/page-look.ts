import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookerName, takeLeft, wordsName } from '../utils/page/argument.ts';
import { createSearch, findSensitiveRegions, judgeWords } from '../utils/page/sensitive-regions.ts';

/**
 * Looks for what is nobody else's business, and leaves what looks again: a browser runs the better what has run before. A file
 * of its own, so that it can be asked beside any other task.
 */
export default defineUnlistedScript(() => {
  // A PDF file's words are beside the document, where no script sees them.
  if (document.contentType === 'application/pdf') return null;
  const search = createSearch();
  const look = (words: string[]) => findSensitiveRegions(document, words, search);
  const judge = (words: string[]) => judgeWords(document, words, search);
  Reflect.set(globalThis, lookerName, { look, judge });
  return look(takeLeft<string[]>(wordsName) ?? []);
});
