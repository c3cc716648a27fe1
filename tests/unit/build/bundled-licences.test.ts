import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { licencesOf, noteBundled, packageOf } from '../../../utils/build/bundled-licences.ts';

const folder = mkdtempSync(join(tmpdir(), 'licences-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function install(name: string, files: Record<string, string>): void {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
}

test.each([
  ['/house/node_modules/zod/v4/core.js', 'zod'],
  ['/house/node_modules/@mozilla/readability/index.js', '@mozilla/readability'],
  ['/house/node_modules/wxt/node_modules/@wxt-dev/browser/src/index.mjs', '@wxt-dev/browser'],
  ['C:\\house\\node_modules\\idb\\build\\index.js', 'idb'],
  ['/house/utils/i18n.ts', null],
])('the package of %s is %s', (modulePath, name) => {
  expect(packageOf(modulePath)).toBe(name);
});

test('only the packages in a bundle are noted, whatever else the bundle holds', () => {
  const names = new Set<string>();
  noteBundled(names).generateBundle(null, {
    'a.js': { modules: { '/house/node_modules/idb/index.js': {}, '/house/utils/i18n.ts': {} } },
    'a.css': {},
  });
  expect([...names]).toEqual(['idb']);
});

test('a package is told with its version and its licence, or with the licence’s name if it has no file of it', () => {
  install('b', { 'package.json': '{"version":"2.0.0","license":"MIT"}' });
  install('a', {
    'package.json': '{"version":"1.0.0","license":"ISC"}',
    'LICENSE.md': 'Do what you like.\n',
  });
  expect(licencesOf(['b', 'a'], folder)).toBe(
    `a 1.0.0\n\nDo what you like.\n\n${'-'.repeat(80)}\n\nb 2.0.0\n\nLicence: MIT\n`,
  );
});
