import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { licencesFile, licencesOf, noteBundled } from './utils/build/bundled-licences.ts';
import { nativeBrowser } from './utils/build/native-browser.ts';
import { takeDetectors } from './utils/build/take-detectors.ts';

/** Makes the search of a page use the detectors that are injected before it. */
const detectorsOnce = {
  name: 'detectors-once',
  load: { filter: { id: /\/sensitive\/(?:find-sensitive|labels|span)\.ts$/ }, handler: takeDetectors },
};

/** The npm packages whose code is in the build. */
const bundled = new Set<string>();

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    plugins: [preact(), noteBundled(bundled)],
    build: {
      target: ['chrome120', 'firefox140'],
      cssCodeSplit: false,
      // The page names all chunks of its start, so that the browser loads them at the same time. What is loaded later
      // is found by its imports: lists of their names would be loaded at the start.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, chunks, { hostType }) => (hostType === 'html' ? chunks : []),
      },
      rolldownOptions: { treeshake: { manualPureFunctions: ['logger'] } },
    },
  }),
  zip: {
    name: 'ticket-capture',
    // The files that `npm ci && npm run build` needs: Mozilla's reviewers build the extension from them.
    includeSources: [
      '.npmrc',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
      'README.md',
      'LICENSE',
      '{entrypoints,components,utils,public}/**/*',
    ],
  },
  hooks: {
    'vite:build:extendConfig': ([entrypoint], { plugins }) => {
      if (entrypoint?.name === 'page-look') plugins?.push(detectorsOnce);
      if (entrypoint?.inputPath.endsWith('.html')) plugins?.push(nativeBrowser);
    },
    'build:publicAssets': ({ config: { browser } }, files) => {
      const unused = browser === 'firefox' ? /icon.48/ : /icon.dark-/;
      files.splice(0, files.length, ...files.filter(({ relativeDest }) => !unused.test(relativeDest)));
    },
    'build:done': ({ config: { outDir, root } }) => {
      writeFileSync(join(outDir, licencesFile), licencesOf(bundled, join(root, 'node_modules')));
    },
    // WXT uses the popup's <title> as the default title, but the <title> is in one language only.
    'build:manifestGenerated': (_wxt, manifest) => {
      if (manifest.action) manifest.action.default_title = '__MSG_toolbarTitle__';
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['activeTab', 'scripting', 'storage', 'contextMenus', 'alarms', 'unlimitedStorage'],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        'connect-src https: http://127.0.0.1:* http://localhost:*',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
    // Firefox never shows a 48 px icon, so its package has none. Chromium does not support `theme_icons` below.
    icons: Object.fromEntries(
      [16, 32, ...(browser === 'firefox' ? [] : [48]), 128].map((size) => [size, `icon/${size}.png`]),
    ),
    action: {
      default_icon: Object.fromEntries([16, 32].map((size) => [size, `icon/${size}.png`])),
      ...(browser === 'firefox' && {
        theme_icons: [16, 32].map((size) => ({
          light: `icon/dark-${size}.png`,
          dark: `icon/${size}.png`,
          size,
        })),
      }),
    },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+Y' } },
      'create-from-screenshot': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_commandFromScreenshot__',
      },
      'create-from-selection': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_commandFromSelection__',
      },
      'capture-full-page': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandFullPage__',
      },
    },
    // In Chromium, private windows have their own process and their own databases in memory. In Firefox they would
    // share the databases on the disk.
    incognito: browser === 'firefox' ? 'not_allowed' : 'split',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'ticket-capture@deskpro-capture.example',
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: [
                  'authenticationInfo',
                  'browsingActivity',
                  'personallyIdentifyingInfo',
                  'websiteContent',
                ],
                // Asked for when the person has a tab watched.
                optional: ['websiteActivity'],
              },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
