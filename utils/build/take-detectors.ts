import { detectorsName } from '../page/page-world.ts';

/** What `page-detectors.js` leaves of each module. */
const left: Readonly<Record<string, string>> = {
  'find-sensitive': 'findSensitive',
  labels: 'kindOfLabel, mentionsCode',
  span: 'sensitiveKinds',
};

/**
 * Returns the module that replaces one of the detectors' modules in `page-look.js`. It takes what it exports from
 * `page-detectors.js`, which is injected before, so that the patterns are injected once.
 */
export function takeDetectors(id: string): string {
  const [, name = ''] = /([\w-]+)\.ts$/.exec(id) ?? [];
  return `export const { ${left[name]} } = globalThis.${detectorsName};\n`;
}
