import { detectorsName } from '../page/page-world.ts';

/**
 * Returns the module that replaces `find-sensitive.ts` and `labels.ts` in `page-look.js`. It takes their functions from
 * `page-detectors.js`, which is injected before, so that the patterns are injected once.
 */
export function takeDetectors(): string {
  return `export const { findSensitive, kindOfLabel, mentionsCode } = globalThis.${detectorsName};\n`;
}
