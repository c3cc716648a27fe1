import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectorsName } from '../utils/page/argument.ts';
import { findSensitive } from '../utils/page/sensitive/find-sensitive.ts';

/** The detectors, once for everyone: in a page they are injected before whatever looks there, screens and the worker import the file. */
export default defineUnlistedScript(() => {
  Reflect.set(globalThis, detectorsName, findSensitive);
});
