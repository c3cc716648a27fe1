import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PageGlobals } from '../utils/page/watch/page-globals.ts';
import { recordPage } from '../utils/page/watch/record-page.ts';

/** Waits in the page's own world for the watcher in the extension's world. It touches nothing before it is asked. */
export default defineUnlistedScript(() => {
  recordPage(globalThis as unknown as PageGlobals);
  return true;
});
