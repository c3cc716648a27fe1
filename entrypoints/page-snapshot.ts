import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeSnapshot } from '../utils/page/snapshot.ts';
import { removeToast } from '../utils/page/toast.ts';

export default defineUnlistedScript(() => {
  removeToast(document);
  return takeSnapshot(document);
});
