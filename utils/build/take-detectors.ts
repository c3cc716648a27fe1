import { detectorsName } from '../page/argument.ts';

/** The built file that leaves the detectors in the world it runs in. */
export const detectorsFile = '/page-detectors.js';

/**
 * What stands for `find-sensitive.ts` wherever it is imported: the built detectors weigh as much as a screen, so they are
 * shipped once. `loads`: an extension's page or worker loads their file itself; into a web page it is injected.
 */
export function takeDetectors(loads: boolean): string {
  const load = loads ? `import '${detectorsFile}';\n` : '';
  return `${load}export const findSensitive = (...told) => globalThis.${detectorsName}(...told);\n`;
}
