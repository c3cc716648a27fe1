import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { listFiles, root } from './source-files.ts';

const sizes = z.record(z.string(), z.string());
const manifestShape = z.looseObject({
  manifest_version: z.number(),
  incognito: z.enum(['split', 'not_allowed']),
  name: z.string(),
  description: z.string(),
  permissions: z.array(z.string()),
  optional_permissions: z.array(z.string()).optional(),
  optional_host_permissions: z.array(z.string()),
  content_security_policy: z.record(z.string(), z.string()),
  icons: sizes,
  action: z.looseObject({
    default_title: z.string(),
    default_icon: sizes,
    theme_icons: z.array(z.object({ light: z.string(), dark: z.string(), size: z.number() })).optional(),
    default_popup: z.string(),
  }),
  commands: z.record(z.string(), z.looseObject({ description: z.string().optional() })),
  background: z.object({
    service_worker: z.string().optional(),
    scripts: z.array(z.string()).optional(),
  }),
  options_ui: z.object({ page: z.string(), open_in_tab: z.literal(true) }),
  browser_specific_settings: z
    .object({
      gecko: z.object({
        id: z.string(),
        strict_min_version: z.string(),
        data_collection_permissions: z.object({
          required: z.array(z.string()),
          optional: z.array(z.string()),
        }),
      }),
    })
    .optional(),
});
type Manifest = z.infer<typeof manifestShape>;

interface Build {
  folder: string;
  manifest: Manifest;
  /** Paths inside the extension. */
  files: string[];
}

function readBuild(folder: string): Build {
  const file = path.join(root, folder, 'manifest.json');
  if (!existsSync(file))
    throw new Error(`There is no ${folder}: run \`npm run build\` first (\`npm test\` does).`);
  const files = listFiles(`${folder}/**/*.*`).map((one) => one.slice(folder.length + 1));
  return { folder, manifest: manifestShape.parse(JSON.parse(readFileSync(file, 'utf8'))), files };
}

const read = ({ folder }: Build, file: string) => readFileSync(path.join(root, folder, file));

const folders = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

describe.each(Object.entries(folders))('the build for %s', (browser, folder) => {
  const build = readBuild(folder);
  const { manifest, files } = build;
  const texts = files.filter((file) => /\.(js|html|css|json|svg)$/.test(file));

  test('is Manifest V3', () => {
    expect(manifest.manifest_version).toBe(3);
  });

  test('asks at install for what shows no warning, and for nothing else', () => {
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.optional_permissions ?? []).toEqual([]);
  });

  test.each([
    'host_permissions',
    'content_scripts',
    'web_accessible_resources',
    'externally_connectable',
    'chrome_url_overrides',
    'devtools_page',
    'update_url',
    'key',
  ])('has no %s: a page that nobody captures has nothing of ours', (key) => {
    expect(Object.keys(manifest)).not.toContain(key);
  });

  test('is kept out of the private windows whose captures would be on the disk', () => {
    expect(manifest.incognito).toBe(browser === 'firefox' ? 'not_allowed' : 'split');
  });

  test('can be given https addresses and this computer, one by one, and nothing else', () => {
    expect(manifest.optional_host_permissions.toSorted()).toEqual([
      'http://127.0.0.1/*',
      'http://localhost/*',
      'https://*/*',
    ]);
  });

  test('runs its own scripts alone and reaches what it may be given access to alone', () => {
    expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
    const policy = (manifest.content_security_policy['extension_pages'] ?? '')
      .split('; ')
      .map((one) => one.split(' '));
    expect(Object.fromEntries(policy.map(([name = '', ...allowed]) => [name, allowed]))).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'blob:'],
      'connect-src': ['https:', 'http://127.0.0.1:*', 'http://localhost:*'],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
  });

  test('says everything a person reads in the person’s language', () => {
    const commands = Object.values(manifest.commands).flatMap(({ description }) => description ?? []);
    const said = [manifest.name, manifest.description, manifest.action.default_title, ...commands];
    expect(said.filter((text) => !/^__MSG_\w+__$/.test(text))).toEqual([]);
  });

  test('names only files that are there', () => {
    const { background, action, options_ui, icons } = manifest;
    const named = [
      ...(background.scripts ?? []),
      ...(background.service_worker === undefined ? [] : [background.service_worker]),
      action.default_popup,
      options_ui.page,
      ...Object.values(icons),
      ...Object.values(action.default_icon),
      ...(action.theme_icons ?? []).flatMap(({ light, dark }) => [light, dark]),
    ];
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
    expect(background.scripts ?? [background.service_worker]).toHaveLength(1);
  });

  test('has icons of the sizes they are named for', () => {
    const { icons, action } = manifest;
    const themed = (action.theme_icons ?? []).flatMap(({ light, dark, size }) =>
      [light, dark].map((file) => [String(size), file] as const),
    );
    const all = [...Object.entries(icons), ...Object.entries(action.default_icon), ...themed];
    expect(Object.keys(icons)).toEqual(expect.arrayContaining(['16', '32', '128']));
    for (const [size, file] of all) {
      const { width, height } = PNG.sync.read(read(build, file));
      expect([file, width, height]).toEqual([file, Number(size), Number(size)]);
    }
  });

  test('loads no code or style from elsewhere, and has none in its pages', () => {
    const loading =
      /\bimport\s*\(\s*["'`]https?:|importScripts\s*\(\s*["'`]https?:|@import|url\(\s*["']?https?:/;
    expect(texts.filter((file) => loading.test(read(build, file).toString()))).toEqual([]);
    for (const page of files.filter((file) => file.endsWith('.html'))) {
      const html = read(build, page).toString();
      const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
      expect(addresses.filter((address) => !address.startsWith('/'))).toEqual([]);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/i);
    }
  });

  test('makes no code out of text', () => {
    const making = /\beval\(|\bnew Function\b|\bFunction\(|set(Timeout|Interval)\(\s*["'`]/;
    expect(texts.filter((file) => file.endsWith('.js') && making.test(read(build, file).toString()))).toEqual(
      [],
    );
  });

  test('gives the licence of each library that it holds', () => {
    const { dependencies }: { dependencies: object } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    const told = read(build, 'licences.txt').toString();
    for (const [name, version] of Object.entries(dependencies)) {
      const file = ['LICENSE', 'LICENSE.md']
        .map((one) => path.join(root, 'node_modules', name, one))
        .find(existsSync);
      const licence = readFileSync(file ?? '', 'utf8').trim();
      expect(told).toContain(`${name} ${version}\n\n${licence}\n`);
    }
  });

  test('carries no source maps, and nothing of development or of tests', () => {
    expect(files.filter((file) => /\.(map|ts|tsx)$|test/.test(file))).toEqual([]);
    const traces =
      /sourceMappingURL|@vite\/client|import\.meta\.hot|ws:\/\/|data-testid|__test|meridian\.example|northwind\.example/i;
    expect(texts.filter((file) => traces.test(read(build, file).toString()))).toEqual([]);
  });
});

describe('for Firefox', () => {
  const { manifest } = readBuild(folders.firefox);
  const gecko = manifest.browser_specific_settings?.gecko;

  test('has an id and the oldest version it was made for', () => {
    expect(gecko?.id).toMatch(/^[\w.-]+@[\w.-]+$/);
    expect(Number(gecko?.strict_min_version.split('.')[0])).toBeGreaterThanOrEqual(140);
  });

  test('says at install what leaves the browser: the key, the address, who it is about and what was on the page', () => {
    expect(gecko?.data_collection_permissions.required.toSorted()).toEqual([
      'authenticationInfo',
      'browsingActivity',
      'personallyIdentifyingInfo',
      'websiteContent',
    ]);
  });

  test('asks only when a tab is to be watched for what happens on it', () => {
    expect(gecko?.data_collection_permissions.optional).toEqual(['websiteActivity']);
  });

  test('passes Mozilla’s own check', { timeout: 120_000 }, async () => {
    const webExt = path.join(root, 'node_modules/web-ext/bin/web-ext.js');
    const options = [
      '--source-dir',
      folders.firefox,
      '--output',
      'json',
      '--no-config-discovery',
      '--no-input',
    ];
    const run = promisify(execFile)(process.execPath, [webExt, 'lint', ...options], {
      cwd: root,
      env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
      maxBuffer: 16 * 1024 * 1024,
    });
    // The linter exits with an error code if it finds errors, but still prints its report.
    const { stdout } = await run.catch((failed: { stdout: string }) => failed);
    const report = z.object({ errors: z.array(z.unknown()) }).parse(JSON.parse(stdout));
    expect(report.errors).toEqual([]);
  });
});

describe('for Chrome', () => {
  test('names the oldest version it was made for, and nothing of Firefox', () => {
    const { manifest } = readBuild(folders.chrome);
    expect(Number(manifest['minimum_chrome_version'])).toBeGreaterThanOrEqual(120);
    expect(manifest.browser_specific_settings).toBeUndefined();
  });
});
