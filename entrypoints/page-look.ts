import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leave, lookerName, soughtName, takeLeft } from '../utils/page/page-world.ts';
import { list, parsing, words } from '../utils/page/parsers.ts';
import { createSearch, findSensitiveRegions, searchPage } from '../utils/page/sensitive-regions.ts';
import { clearAndTakeSnapshot } from '../utils/page/snapshot.ts';

/**
 * Looks for sensitive data in a page, and leaves the functions that look again: a browser runs code better if it has
 * run before. The script has its own file, so that it can run beside any other task. It also tells what the page is,
 * because the search and the snapshot share much of their code.
 */
export default defineUnlistedScript(() => {
  // The text of a PDF file is not in the document, so no script can read it.
  if (document.contentType === 'application/pdf') return null;
  const search = createSearch();
  const look = parsing(list(words), (sought) => findSensitiveRegions(document, sought, search));
  leave(lookerName, {
    look,
    search: (listed) => searchPage(document, listed, search),
    snapshot: () => clearAndTakeSnapshot(document),
  });
  return look(takeLeft(soughtName) ?? []);
});
