import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { build, root, run } from './steps.ts';

/** Everything the project promises, in the order in which a failure is cheapest to find. Ends with `N passed, N failed`. */
const tally = { passed: 0, failed: 0 };
/** Said again at the end: there is a lot above it. */
const failures: string[] = [];

function count(passed: number, failed: number): void {
  tally.passed += passed;
  tally.failed += failed;
}

async function step(title: string, work: () => Promise<boolean>): Promise<void> {
  console.log(`\n── ${title}`);
  const passed = await work();
  if (passed) return;
  console.log(`✗ ${title} failed`);
  failures.push(title);
}

const tool = (name: string, args: string[]) => async () => {
  const { code } = await run(name, args, 'on-failure');
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  return code === 0;
};

const UnitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
type UnitReport = z.infer<typeof UnitReport>;

/** A spec file, or a `describe` in one. */
const Suite = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), ok: z.boolean() })),
  get suites() {
    return z.optional(z.array(Suite));
  },
});
type Suite = z.infer<typeof Suite>;
const JourneyReport = z.object({
  suites: z.array(Suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

function report<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(join(root, '.artifacts', file), 'utf8')));
}

function failedIn({ file, specs, suites = [] }: Suite): string[] {
  const own = specs.filter(({ ok }) => !ok).map(({ title }) => `  ${file}: ${title}`);
  return [...own, ...suites.flatMap(failedIn)];
}

function failedOf({ testResults }: UnitReport): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    const tests = failed.map(({ fullName }) => `  ${name}: ${fullName}`);
    return tests.length === 0 && status === 'failed' ? [`  ${name}`] : tests;
  });
}

mkdirSync(join(root, '.artifacts'), { recursive: true });
await step('Lint', tool('biome', ['ci', '--error-on-warnings', '.']));
// Writes what WXT says of its own globals, which the types are checked with.
await step('Declarations', tool('wxt', ['prepare']));
await step('Types', tool('tsc', ['-p', '.']));
await step('Unused code', tool('knip', ['--no-progress']));
await step('Builds for Chrome and Firefox', async () => {
  const built = await build('zip');
  count(built ? 1 : 0, built ? 0 : 1);
  return built;
});
await step('Unit, contract, helpdesk, architecture and manifest tests', async () => {
  const { code } = await run('vitest', ['run', '--config', 'tests/vitest.config.ts'], 'live');
  const units = report('vitest.json', UnitReport);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = units;
  failures.push(...failedOf(units));
  count(numPassedTests, Math.max(numFailedTests, numFailedTestSuites, code === 0 ? 0 : 1));
  return code === 0;
});
// These wait most of their time, for the browser's quota, a countdown, its alarms or its restart: two of them at once do not get in
// each other's way.
const waiting = String.raw`\b(delay|fidelity|foreign-tab|kill-matrix|offline|options)\.spec`;
const parts = {
  Journeys: [`--grep-invert=${waiting}`],
  'Journeys that wait': [`--grep=${waiting}`, '--workers=2'],
};
const runs = ['chromium', 'firefox'].flatMap((browser) =>
  Object.entries(parts).map(([part, choice]) => ({ browser, part, choice })),
);
for (const { browser, part, choice } of runs) {
  await step(`${part} in ${browser}`, async () => {
    const args = [
      'test',
      '--config',
      'tests/browser/playwright.config.ts',
      `--project=${browser}`,
      ...choice,
    ];
    const { code } = await run('playwright', args, 'live');
    const { stats, suites } = report('journeys.json', JourneyReport);
    failures.push(...suites.flatMap(failedIn));
    count(stats.expected, Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1));
    return code === 0;
  });
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
