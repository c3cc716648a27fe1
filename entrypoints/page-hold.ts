import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHolder } from '../utils/page/full-page/hold.ts';
import { parsingHolder } from '../utils/page/full-page/holder.ts';
import { holderName, leave, leftAs } from '../utils/page/page-world.ts';
import { removeToast } from '../utils/page/toast.ts';

/**
 * Leaves the holder in the extension's isolated world of the page. The holder keeps the page still for a picture of
 * more than the window. It has its own file, because a picture of the window does not need it. A holder that is already
 * there stays.
 */
export default defineUnlistedScript(() => {
  removeToast();
  if (leftAs(holderName) === undefined) leave(holderName, parsingHolder(createHolder(document)));
  return true;
});
