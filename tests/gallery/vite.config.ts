import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const fakeI18n = fileURLToPath(new URL('fake-i18n.ts', import.meta.url));

/** Serves the screens alone, without an extension. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [
    preact(),
    {
      name: 'fake-i18n',
      enforce: 'pre',
      resolveId: (source) => (source.endsWith('/i18n.ts') && !source.includes('fake') ? fakeI18n : null),
    },
  ],
  build: { outDir: '/tmp/deskpro-gallery', emptyOutDir: true },
});
