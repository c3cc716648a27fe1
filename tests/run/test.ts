import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addCheckSteps, addPackageSteps } from './check-steps.ts';
import { addJourneySteps } from './journey-steps.ts';
import { Report } from './report.ts';
import { root } from './steps.ts';

/**
 * `npm test`: runs everything that a change must pass, in the order in which a failure is cheapest to find. `--all`
 * (`npm run test:all`) adds every run of the kill matrix, every ratio of fidelity, the long soak and the packages for
 * the stores.
 */
const all = process.argv.includes('--all');
if (all) process.env['SOAK'] ??= '500';
mkdirSync(join(root, '.artifacts'), { recursive: true });
const report = new Report();
await addCheckSteps(report);
await addJourneySteps(report, all);
if (all) await addPackageSteps(report);
report.print();
process.exitCode = report.hasPassed ? 0 : 1;
