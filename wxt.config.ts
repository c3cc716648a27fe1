import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { detectorsFile, takeDetectors } from './utils/build/take-detectors.ts';

/** Makes all code that looks for sensitive data use the detectors of one file. */
const detectorsOnce = (loads: boolean) => ({
  name: 'detectors-once',
  load: { filter: { id: /\/sensitive\/find-sensitive\.ts$/ }, handler: () => takeDetectors(loads) },
});

interface ModuleGraph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** Returns a module and all modules that import it, directly or indirectly. */
function usersOf(id: string, graph: ModuleGraph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const importer of graph.getModuleInfo(id)?.importers ?? []) usersOf(importer, graph, found);
  return found;
}

const screenRoot = /\/entrypoints\/[a-z]+\/(index\.html|main\.tsx)$/;
const workerRoot = /\/entrypoints\/background\/index\.ts$/;

/**
 * Each screen and the worker has its own file and up to two shared chunks: `screens` for code that only screens use,
 * which the worker must not load, and `shared` for code that the worker uses too. More chunks would be compressed
 * separately and be an eighth larger in total.
 */
function chunkOf(id: string, graph: ModuleGraph): 'screens' | 'shared' | null {
  const users = [...usersOf(id, graph)];
  if (screenRoot.test(id) || !users.some((user) => screenRoot.test(user))) return null;
  return users.some((user) => workerRoot.test(user)) ? 'shared' : 'screens';
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    plugins: [preact()],
    build: {
      target: ['chrome120', 'firefox140'],
      modulePreload: false,
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
    'vite:build:extendConfig': (entrypoints, { build, plugins }) => {
      const output = build?.rollupOptions?.output;
      // A page script has a single entrypoint and must stay one file.
      const isPageScript = entrypoints.length === 1;
      if (entrypoints[0]?.name !== 'page-detectors') plugins?.push(detectorsOnce(!isPageScript));
      if (build?.rollupOptions === undefined || output === undefined || Array.isArray(output) || isPageScript)
        return;
      build.rollupOptions.external = [detectorsFile];
      build.cssCodeSplit = false;
      output.codeSplitting = {
        includeDependenciesRecursively: false,
        groups: [{ name: (id, context) => chunkOf(id, context) }],
      };
    },
    'build:publicAssets': ({ config: { browser } }, files) => {
      const unused = browser === 'firefox' ? /icon.48/ : /icon.dark-/;
      files.splice(0, files.length, ...files.filter(({ relativeDest }) => !unused.test(relativeDest)));
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
              },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
