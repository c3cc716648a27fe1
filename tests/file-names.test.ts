import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, readText } from './source-files.ts';

/** All source files except the screens' entry files, which are all called `main.tsx`. */
const paths = listFiles('{utils,components,entrypoints}/**/*.{ts,tsx}').filter(
  (path) => !/^entrypoints\/[^/]+\/main\.tsx$/.test(path),
);

test('no two source files have one name', () => {
  expect(paths.length).toBeGreaterThan(100);
  expect(sharedNames(paths)).toEqual([]);
  expect(sharedNames(['utils/a/people.ts', 'components/people.tsx', 'utils/a/one.ts'])).toEqual(['people']);
});

function sharedNames(files: readonly string[]): string[] {
  const names = files.map((file) => basename(file).replace(/\.tsx?$/, ''));
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

test('each style sheet is imported, as a lost import leaves its parts without any style', () => {
  const styles = listFiles('components/**/*.css');
  expect(styles.length).toBeGreaterThan(10);
  const sources = [...paths, ...styles, ...listFiles('entrypoints/**/*.{html,tsx}')].map(readText);
  const isImported = (path: string) =>
    sources.some((text) => new RegExp(`import ["'][^"']*/${basename(path)}["']`).test(text));
  expect(styles.filter((path) => !isImported(path))).toEqual([]);
});
