import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { holderName } from '../utils/page/argument.ts';
import { createHolder } from '../utils/page/full-page/hold.ts';
import { removeToast } from '../utils/page/toast.ts';

/**
 * Leaves the holder in the extension's isolated world of the page. The holder keeps the page still for a picture of
 * more than the window. It has its own file, because a picture of the window does not need it. A holder that is already
 * there stays.
 */
export default defineUnlistedScript(() => {
  removeToast();
  if (!Reflect.has(globalThis, holderName)) Reflect.set(globalThis, holderName, createHolder(document));
  return true;
});
