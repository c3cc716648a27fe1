import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The title of one test, and how long it took. */
interface TimedTest {
  title: string;
  seconds: number;
}

interface TimedStep {
  title: string;
  seconds: number;
  passed: boolean;
}

const UnitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), duration: z.nullish(z.number()) }),
      ),
    }),
  ),
});

/** A spec file, or a `describe` in one. Durations in milliseconds. */
const Suite = z.object({
  file: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      /** The same test in each browser. */
      tests: z.array(
        z.object({
          projectName: z.string(),
          status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
          results: z.array(
            z.object({
              duration: z.number(),
              errors: z.optional(z.array(z.object({ message: z.optional(z.string()) }))),
            }),
          ),
        }),
      ),
    }),
  ),
  get suites() {
    return z.optional(z.array(Suite));
  },
});
type Suite = z.infer<typeof Suite>;

const JourneyReport = z.object({
  suites: z.array(Suite),
  /** What failed outside every test, for example when a worker closed its browser. */
  errors: z.array(z.object({ message: z.optional(z.string()), stack: z.optional(z.string()) })),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const slowestShown = 20;

/** Collects the results of the steps of a run. Its last line is `N passed, N failed`. */
export class Report {
  readonly #steps: TimedStep[] = [];
  readonly #tests: TimedTest[] = [];
  readonly #failures: string[] = [];
  #passed = 0;
  #failed = 0;

  get hasPassed(): boolean {
    return this.#failed === 0 && this.#failures.length === 0 && this.#passed > 0;
  }

  /** Runs a step. `work` resolves to whether the step passed. */
  async step(title: string, work: () => Promise<boolean>): Promise<void> {
    console.log(`\n── ${title}`);
    const started = Date.now();
    const passed = await work();
    const seconds = (Date.now() - started) / 1000;
    this.#steps.push({ title, seconds, passed });
    console.log(`${passed ? '✓' : '✗'} ${title}: ${passed ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s`);
    if (!passed) this.#failures.push(title);
  }

  /** Counts a tool that passes or fails as a whole as one test. */
  count(passed: boolean): boolean {
    if (passed) this.#passed += 1;
    else this.#failed += 1;
    return passed;
  }

  /** Adds Vitest's JSON report. `passed`: whether its exit code is 0. */
  addUnits(file: string, passed: boolean): void {
    const units = UnitReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = units;
    this.#addCounts(numPassedTests, Math.max(numFailedTests, numFailedTestSuites), passed);
    for (const { name, status, assertionResults } of testResults) {
      const failed = assertionResults.filter((one) => one.status === 'failed');
      this.#failures.push(...failed.map(({ fullName }) => `  ${name}: ${fullName}`));
      if (failed.length === 0 && status === 'failed') this.#failures.push(`  ${name}`);
      for (const { fullName, duration } of assertionResults)
        this.#tests.push({ title: `unit: ${fullName}`, seconds: (duration ?? 0) / 1000 });
    }
  }

  /** Adds Playwright's JSON report. `passed`: whether its exit code is 0. */
  addJourneys(file: string, passed: boolean): void {
    const { suites, errors, stats } = JourneyReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    this.#addCounts(stats.expected, stats.unexpected + stats.flaky, passed);
    for (const suite of suites) this.#addSuite(suite);
    for (const { message, stack } of errors)
      this.#failures.push(`  outside every test: ${stack ?? message ?? '(no message)'}`);
  }

  /** Prints the steps with their minutes, the slowest tests, the failures and the counts. */
  print(): void {
    console.log('\nStep                                                          minutes');
    for (const { title, seconds, passed } of this.#steps)
      console.log(`${passed ? ' ' : '✗'} ${title.padEnd(58)} ${(seconds / 60).toFixed(2).padStart(8)}`);
    const slowest = this.#tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, slowestShown);
    console.log(`\nSlowest ${slowest.length} of ${this.#tests.length} tests                     seconds`);
    for (const { title, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)}  ${title}`);
    if (this.#failures.length > 0) {
      console.log(`\nFailed:\n${this.#failures.join('\n')}`);
      console.log(
        'What failing journeys left (actions, console, pictures, requests, state) is in .artifacts/journeys/',
      );
    }
    console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
  }

  /** A tool that failed without a failed test (a crash, a leftover process) counts as one failure. */
  #addCounts(passed: number, failed: number, hasPassed: boolean): void {
    this.#passed += passed;
    this.#failed += Math.max(failed, hasPassed ? 0 : 1);
  }

  #addSuite({ file, specs, suites = [] }: Suite): void {
    for (const { title, tests } of specs) {
      for (const { projectName, status, results } of tests) {
        const seconds = results.reduce((sum, { duration }) => sum + duration, 0) / 1000;
        const name = `${projectName}: ${file}: ${title}`;
        this.#tests.push({ title: name, seconds });
        if (status === 'expected' || status === 'skipped') continue;
        const messages = results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? ''));
        this.#failures.push(`  ${name}`, ...messages.map((message) => message.replaceAll(/^/gm, '      ')));
      }
    }
    for (const suite of suites) this.#addSuite(suite);
  }
}
