import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeLeft, wordsName } from '../utils/page/argument.ts';
import { findSensitiveRegions } from '../utils/page/sensitive-regions.ts';

/** Looks for what is nobody else's business. A file of its own, so that it can be asked beside any other task. */
export default defineUnlistedScript(() =>
  // A PDF file's words are beside the document, where no script sees them.
  document.contentType === 'application/pdf'
    ? null
    : findSensitiveRegions(document, takeLeft<string[]>(wordsName)),
);
