import { detectorsName } from '../page/page-world.ts';

/**
 * Returns the module that replaces `find-sensitive.ts` in page scripts. The built detectors are as large as a page
 * script, so they have a file of their own, which is injected into a page once.
 */
export function takeDetectors(): string {
  return `export const findSensitive = (...told) => globalThis.${detectorsName}(...told);\n`;
}
