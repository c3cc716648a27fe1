import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { clearAndTakeSnapshot } from '../utils/page/snapshot.ts';

/** Tells what a page is, if `page-look.ts` is not there to tell it, for example in a frame. */
export default defineUnlistedScript(() => clearAndTakeSnapshot(document));
