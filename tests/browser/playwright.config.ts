import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { JourneyOptions } from './fixtures.ts';

const artifacts = fileURLToPath(new URL('../../.artifacts', import.meta.url));

/** One browser at a time: captures share a quota, and the machines that run this have two cores. */
export default defineConfig<JourneyOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: `${artifacts}/journeys`,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: `${artifacts}/journeys.json` }]],
  projects: [
    { name: 'chromium', use: { browserKind: 'chromium' } },
    // Firefox has no service worker to kill: its background is stopped in an orderly way, its whole process is killed instead.
    { name: 'firefox', use: { browserKind: 'firefox' }, grepInvert: /@worker/ },
  ],
});
