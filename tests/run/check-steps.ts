import { join } from 'node:path';
import { buildIfStale, buildTargets } from './build-if-stale.ts';
import { checkSourcesZip } from './check-sources-zip.ts';
import type { Report } from './report.ts';
import { root, run } from './steps.ts';

const unitConfig = ['--config', 'tests/vitest.config.ts'];

/** Adds the steps that need no browser: `npm run check` runs them, and `npm test` begins with them. */
export async function addCheckSteps(report: Report): Promise<void> {
  const tool = (title: string, name: string, args: string[]) =>
    report.step(title, async () => report.count((await run(name, args, 'on-failure')).code === 0));
  // Writes WXT's declarations of its globals, which the type check needs.
  await tool('Declarations', 'wxt', ['prepare']);
  await Promise.all([
    tool('Types', 'tsc', ['-p', '.']),
    tool('Lint', 'biome', ['ci', '--error-on-warnings', '.']),
    tool('Unused code', 'knip', ['--no-progress']),
  ]);
  await report.step('Builds for Chrome and Firefox', async () => report.count(await buildIfStale()));
  await report.step('Unit, contract, helpdesk, architecture and manifest tests', async () => {
    const { code } = await run(
      'vitest',
      ['run', ...unitConfig, '--project=shared', '--project=isolated'],
      'live',
    );
    report.addUnits(join(root, '.artifacts', 'vitest.json'), code === 0);
    return code === 0;
  });
}

/**
 * Adds the steps that make the packages for the stores and build from their sources. Nothing else may use the builds
 * meanwhile.
 */
export async function addPackageSteps(report: Report): Promise<void> {
  await report.step('Packages for the stores', async () => {
    for (const target of Object.values(buildTargets))
      if ((await run('wxt', ['zip', '-b', target, '--mv3'], 'on-failure')).code !== 0)
        return report.count(false);
    const { code } = await run(
      'vitest',
      ['run', ...unitConfig, '--project=packages', '--reporter=default'],
      'live',
    );
    return report.count(code === 0);
  });
  await report.step('The sources zip builds to the same bytes', async () =>
    report.count((await checkSourcesZip()).length === 0),
  );
}
