import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Tests here leave no global state behind, so that one worker serves many files. A test that fills a store does not belong here. */
const shared = [
  'tests/{corpus,helpdesk,pages,pixel}/**/*.test.ts',
  'tests/unit/{annotate,deskpro}/**/*.test.ts',
  'tests/unit/page/sensitive/**/*.test.ts',
];

/** Needs what `npm run zip` makes. */
const packages = 'tests/store-zips.test.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [preact()],
  test: {
    reporters: ['default', ['json', { outputFile: '.artifacts/vitest.json' }]],
    // Vitest keeps a core free, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    pool: 'threads',
    setupFiles: ['tests/unit/setup.ts'],
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
    expect: { poll: { timeout: 15_000, interval: 20 } },
    projects: [
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: {
          name: 'isolated',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/{browser,real}/**', packages, ...shared],
        },
      },
      { extends: true, test: { name: 'packages', include: [packages] } },
    ],
  },
});
