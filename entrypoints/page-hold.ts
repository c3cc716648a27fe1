import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHolder, holderName } from '../utils/page/full-page/hold.ts';
import { removeToast } from '../utils/page/toast.ts';

/** Leaves a holder in the extension's own world of the page; one that is there holds on. */
export default defineUnlistedScript(() => {
  removeToast(document);
  if (!Reflect.has(globalThis, holderName)) Reflect.set(globalThis, holderName, createHolder(document));
  return true;
});
