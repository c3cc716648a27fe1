import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectorsName } from '../utils/page/argument.ts';
import { findSensitive } from '../utils/page/sensitive/find-sensitive.ts';

/**
 * Leaves the detectors in the world that runs this file, so that they are shipped only once. In a page the file is
 * injected before the script that looks for sensitive data. Screens and the worker import the file.
 */
export default defineUnlistedScript(() => {
  Reflect.set(globalThis, detectorsName, findSensitive);
});
