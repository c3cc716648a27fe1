import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [preact()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**'],
    setupFiles: ['tests/unit/setup.ts'],
    reporters: ['default', ['json', { outputFile: '.artifacts/vitest.json' }]],
    testTimeout: 30_000,
    // Vitest keeps a core free, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    env: { TZ: 'UTC' },
    expect: { poll: { timeout: 5000, interval: 20 } },
  },
});
