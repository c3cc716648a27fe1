import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import type { Report } from './report.ts';
import { root, run } from './steps.ts';

/** All that needs no browser: what `npm run check` runs, and what `npm test` begins with. */
export async function addCheckSteps(report: Report): Promise<void> {
  const tool = (title: string, name: string, args: string[]) =>
    report.step(title, async () => report.count((await run(name, args, 'on-failure')).code === 0));
  await tool('Lint', 'biome', ['ci', '--error-on-warnings', '.']);
  // Writes what WXT says of its own globals, which the types are checked with.
  await tool('Declarations', 'wxt', ['prepare']);
  await tool('Types', 'tsc', ['-p', '.']);
  await tool('Unused code', 'knip', ['--no-progress']);
  await report.step('Builds for Chrome and Firefox', async () => report.count(await buildIfStale()));
  await report.step('Unit, contract, helpdesk, architecture and manifest tests', async () => {
    const { code } = await run('vitest', ['run', '--config', 'tests/vitest.config.ts'], 'live');
    report.addUnits(join(root, '.artifacts', 'vitest.json'), code === 0);
    return code === 0;
  });
}
