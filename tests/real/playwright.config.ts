import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import journeys from '../browser/playwright.config.ts';

export default defineConfig(journeys, {
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testIgnore: '**/node_modules/**',
  outputDir: fileURLToPath(new URL('../../.artifacts/journeys/real', import.meta.url)),
});
