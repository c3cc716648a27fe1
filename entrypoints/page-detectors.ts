import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectorsName } from '../utils/page/argument.ts';
import { findSensitive } from '../utils/page/sensitive/find-sensitive.ts';

/**
 * Leaves the detectors in the page, so that they are injected only once, before the scripts that look for sensitive
 * data.
 */
export default defineUnlistedScript(() => {
  Reflect.set(globalThis, detectorsName, findSensitive);
});
