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
    env: { TZ: 'UTC' },
    expect: { poll: { timeout: 5000, interval: 20 } },
  },
});
