import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { holderName } from '../utils/page/argument.ts';
import { createHolder } from '../utils/page/full-page/hold.ts';
import { removeToast } from '../utils/page/toast.ts';

/**
 * Holds a page still for a picture of more than the window: a file of its own, because a picture of the window needs nothing of
 * it. It is left in the extension's own world of the page, and one that is there holds on.
 */
export default defineUnlistedScript(() => {
  removeToast();
  if (!Reflect.has(globalThis, holderName)) Reflect.set(globalThis, holderName, createHolder(document));
  return true;
});
