import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addCheckSteps } from './check-steps.ts';
import { Report } from './report.ts';
import { root } from './steps.ts';

/** `npm run check`: the tests that need no browser. They take minutes. */
mkdirSync(join(root, '.artifacts'), { recursive: true });
const report = new Report();
await addCheckSteps(report);
report.print();
process.exitCode = report.hasPassed ? 0 : 1;
