import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The Vite configuration that bundles the pages into `.artifacts/real` and serves them from there. */
export const pagesConfig: InlineConfig = {
  root: here,
  configFile: false,
  logLevel: 'error',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('../../.artifacts/real', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 100_000,
    modulePreload: { polyfill: false },
  },
};
