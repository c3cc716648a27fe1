import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeArgument } from '../utils/page/argument.ts';
import { showToast, type Toast } from '../utils/page/toast.ts';

export default defineUnlistedScript(() => {
  showToast(document, takeArgument<Toast>());
});
