import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { JourneyOptions } from './fixtures.ts';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

// As the browsers have it (process.ts); the workers inherit it.
process.env['TZ'] = 'UTC';

/** Where the runner wants the report of this lane. */
const report = process.env['JOURNEYS_REPORT'] ?? `${artifacts}/journeys.json`;

/** Each test has the browser of its worker for itself, so tests of one file may run beside each other. */
export default defineConfig<JourneyOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: `${artifacts}/journeys`,
  workers: 1,
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: report }]],
  projects: [
    { name: 'chromium', use: { browserKind: 'chromium' } },
    // Firefox has no service worker to kill: its background is stopped in an orderly way, its whole process is killed instead.
    { name: 'firefox', use: { browserKind: 'firefox' }, grepInvert: /@worker/ },
  ],
});
