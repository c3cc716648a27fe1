import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectorsName, leave } from '../utils/page/page-world.ts';
import { findSensitive } from '../utils/page/sensitive/find-sensitive.ts';

/**
 * Leaves the detectors in the page, so that they are injected only once, before the scripts that look for sensitive
 * data.
 */
export default defineUnlistedScript(() => {
  leave(detectorsName, findSensitive);
});
