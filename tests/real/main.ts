import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { type BuildTarget, buildIfStale } from '../run/build-if-stale.ts';
import { root, run } from '../run/steps.ts';
import { pagesConfig } from './pages-config.ts';

/**
 * `npm run real -- [TITLE…] [--browser=chromium|firefox]`: creates tickets about pages that real libraries draw. The
 * libraries' packages are installed only here, because nothing else needs them.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string' } },
});
const known: readonly BuildTarget[] = ['chromium', 'firefox'];
const browsers = known.filter((name) => values.browser === undefined || values.browser === name);
if (browsers.length === 0) {
  console.error(`--browser is ${known.join(' or ')}, not ${values.browser}.`);
  process.exit(1);
}
const here = join(root, 'tests', 'real');
process.exitCode = (await makeReady()) ? await runPages() : 1;

async function makeReady(): Promise<boolean> {
  if (!(await installPackages()) || !(await buildIfStale(browsers))) return false;
  const { code } = await run('tsc', ['-p', join(here, 'pages')], 'on-failure');
  await build(pagesConfig);
  return code === 0;
}

async function installPackages(): Promise<boolean> {
  const stampFile = join(here, 'node_modules', '.stamp');
  const lock = readFileSync(join(here, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  console.log('Installing the packages of tests/real/package-lock.json (only once)…');
  const args = ['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'];
  if ((await run('npm', args, 'on-failure')).code !== 0) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

async function runPages(): Promise<number> {
  const { code } = await run(
    'playwright',
    [
      'test',
      '--config=tests/real/playwright.config.ts',
      ...browsers.map((name) => `--project=${name}`),
      ...(positionals.length > 0 ? [`--grep=${positionals.join('|')}`] : []),
    ],
    'live',
  );
  return code;
}
