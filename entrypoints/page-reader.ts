import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveReader } from '../utils/page/reader.ts';

/** Large, and needed only where a page's text is asked for. */
export default defineUnlistedScript(leaveReader);
