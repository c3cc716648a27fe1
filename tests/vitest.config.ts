import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/**
 * Tests that leave no global state behind, so that one worker can run many files. Tests that fill a store must not be
 * here.
 */
const shared = [
  'tests/{corpus,helpdesk,pages,pixel}/**/*.test.ts',
  'tests/unit/{annotate,deskpro}/**/*.test.ts',
  'tests/unit/page/sensitive/**/*.test.ts',
];

/** A test that needs the packages of `npm run zip`. */
const packages = 'tests/store-zips.test.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [preact()],
  test: {
    reporters: ['default', ['json', { outputFile: '.artifacts/vitest.json' }]],
    // Many tests wait for a server or a screen, so two for each core are quicker than one.
    maxWorkers: availableParallelism() * 2,
    pool: 'threads',
    setupFiles: ['tests/unit/setup.ts', 'tests/unit/use-own-channels.ts', 'tests/unit/use-own-locks.ts'],
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
