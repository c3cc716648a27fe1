import { detectorsName } from '../page/argument.ts';

/** The built file that puts the detectors into the global scope it runs in. */
export const detectorsFile = '/page-detectors.js';

/**
 * Returns the module that replaces `find-sensitive.ts` wherever it is imported. The built detectors are as large as a
 * screen, so they are shipped once. With `loads`, an extension page or the worker imports their file itself; into a web
 * page the file is injected.
 */
export function takeDetectors(loads: boolean): string {
  const load = loads ? `import '${detectorsFile}';\n` : '';
  return `${load}export const findSensitive = (...told) => globalThis.${detectorsName}(...told);\n`;
}
