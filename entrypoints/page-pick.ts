import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leavePicker } from '../utils/page/pick/picker.ts';

/** Large, and needed only where the person picks an area or an element. */
export default defineUnlistedScript(() => leavePicker());
