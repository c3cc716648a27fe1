import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leavePicker } from '../utils/page/pick/picker.ts';

/**
 * Leaves the picker in the page. It has its own file, because it is large and needed only to pick an area or element.
 */
export default defineUnlistedScript(() => leavePicker());
