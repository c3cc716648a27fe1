import { detectorsName } from '../page/page-world.ts';

/**
 * Returns the module that replaces one of the detectors' modules in `page-look.js`. It takes all that
 * `page-detectors.js`, which is injected before, has left, so that the patterns are injected once.
 */
export function takeDetectors(id: string): string {
  const all = 'findSensitive, kindOfLabel, mentionsCode, sensitiveKinds';
  return /find-sensitive\.ts$/.test(id)
    ? `export const [${all}] = globalThis.${detectorsName};\n`
    : `export { ${all} } from './find-sensitive.ts';\n`;
}
