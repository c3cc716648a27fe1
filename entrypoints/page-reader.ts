import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveReader } from '../utils/page/reader.ts';

/** Leaves the reader in the page. It has its own file, because it is large and needed only to read a page's text. */
export default defineUnlistedScript(leaveReader);
