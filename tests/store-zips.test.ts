import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-files.ts';
import { readZip, type ZipEntry } from './zip-entries.ts';

/** The limit for the packages of `npm run zip`. `npm run test:all` makes them, `npm test` does not. */
const budgetBytes = 500_000;

const byName = (a: ZipEntry, b: ZipEntry) => (a.name < b.name ? -1 : 1);

test.each(['chrome', 'firefox'])(
  'the store’s zip for %s holds the build and weighs at most 500 kB',
  (browser) => {
    const [file = ''] = globSync(`.output/*-${browser}.zip`, { cwd: root });
    expect(file, 'run `npm run zip` first').not.toBe('');
    const zip = readFileSync(path.join(root, file));
    console.log(`${file}: ${(zip.length / 1000).toFixed(1)} kB`);
    expect(zip.length).toBeLessThanOrEqual(budgetBytes);
    const folder = path.join(root, '.output', `${browser}-mv3`);
    const built = globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((full) => ({
        name: path.relative(folder, full).replaceAll('\\', '/'),
        content: readFileSync(full),
      }));
    expect(readZip(zip).sort(byName)).toEqual(built.sort(byName));
  },
);
