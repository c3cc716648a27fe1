import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectorsName, leave } from '../utils/page/page-world.ts';
import { findSensitive } from '../utils/page/sensitive/find-sensitive.ts';
import { kindOfLabel, mentionsCode } from '../utils/page/sensitive/labels.ts';
import { sensitiveKinds } from '../utils/page/sensitive/span.ts';

/**
 * Leaves the detectors in the page for `page-look.ts`, which is injected after them.
 */
export default defineUnlistedScript(() => {
  leave(detectorsName, [findSensitive, kindOfLabel, mentionsCode, sensitiveKinds]);
});
