import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cancelPick } from '../utils/page/pick/running.ts';
import { takeSnapshot } from '../utils/page/snapshot.ts';
import { removeToast } from '../utils/page/toast.ts';

/**
 * Tells what a page is, after it has removed our own elements from the page. It has its own file, because each capture
 * needs it and must be quick.
 */
export default defineUnlistedScript(() => {
  removeToast();
  return cancelPick().then(() => takeSnapshot(document));
});
