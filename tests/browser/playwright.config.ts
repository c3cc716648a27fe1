import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { JourneyOptions } from './fixtures.ts';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

// The browsers have the same time zone (process.ts). The workers inherit this one.
process.env['TZ'] = 'UTC';

/** File for the JSON report. A runner may set another one. */
const report = process.env['JOURNEYS_REPORT'] ?? `${artifacts}/journeys.json`;

/** `npm test` leaves out what `npm run test:all` runs besides: journeys in both browsers, or in one of them. */
const leftOut = (browser: string): RegExp[] =>
  process.env['JOURNEYS'] === 'short' ? [new RegExp(`@all(?!-)|@all-in-${browser}`)] : [];

/** Each test has its worker's browser for itself, so tests of one file may run in parallel. */
export default defineConfig<JourneyOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: `${artifacts}/journeys`,
  workers: 1,
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  // A bound and no measure: on a busy machine a second of work takes many.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: report }]],
  projects: [
    { name: 'chromium', use: { browserKind: 'chromium' }, grepInvert: leftOut('chromium') },
    // Firefox has no service worker to kill, so it skips these tests. Its background is stopped in an orderly way, and
    // other tests kill its whole process. It keeps keys outside the browser's storage, so no screen is handed one there.
    {
      name: 'firefox',
      use: { browserKind: 'firefox' },
      grepInvert: [/@worker|@chromium/, ...leftOut('firefox')],
    },
  ],
});
