import { parseArgs } from 'node:util';
import { type BuildTarget, buildIfStale } from './build-if-stale.ts';
import { playwrightArguments } from './journey-steps.ts';
import { run } from './steps.ts';

/**
 * `npm run journey -- SPEC… [--browser=chromium|firefox] [--grep=TITLE] [--repeat=N]`: runs some journeys. Builds the
 * extension first if a source file is newer than the build.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string' },
    grep: { type: 'string' },
    repeat: { type: 'string' },
    workers: { type: 'string', default: '1' },
  },
});
const known: readonly BuildTarget[] = ['chromium', 'firefox'];
const browsers = known.filter((name) => values.browser === undefined || values.browser === name);
if (browsers.length === 0) {
  console.error(`--browser is ${known.join(' or ')}, not ${values.browser}.`);
  process.exit(1);
}
if (!(await buildIfStale(browsers))) process.exit(1);
const { code } = await run(
  'playwright',
  [
    ...playwrightArguments('journey'),
    ...positionals,
    ...browsers.map((name) => `--project=${name}`),
    ...(values.grep === undefined ? [] : [`--grep=${values.grep}`]),
    ...(values.repeat === undefined ? [] : [`--repeat-each=${values.repeat}`]),
    `--workers=${values.workers}`,
  ],
  'live',
);
process.exitCode = code;
