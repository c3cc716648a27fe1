import { expect, test } from 'vitest';
import { listFiles, reachableFrom, readSource, stringLiterals } from './source-files.ts';

const files = listFiles('{entrypoints,components,utils}/**/*.{ts,tsx}');
const sources = new Map(files.map((file) => [file, readSource(file)]));
const vault = 'utils/storage/secrets.ts';

test('API keys are read in one file', () => {
  const readers = [...sources.values()].filter((source) =>
    [...stringLiterals(source)].some((one) => /^(apiKeys?|key of )$/.test(one)),
  );
  // The key field uses the same word for its label, and holds a key that is not stored yet.
  expect(readers.map(({ path }) => path).sort()).toEqual(['components/screens/options/key-field.tsx', vault]);
});

test('that file is out of reach for every screen and for every script in a page', () => {
  const others = files.filter((file) => /^(components|entrypoints(?!\/background))/.test(file));
  expect(others.length).toBeGreaterThan(50);
  expect(reachableFrom(others, sources).map(({ path }) => path)).not.toContain(vault);
  const background = files.filter((file) => file.startsWith('entrypoints/background/'));
  expect(reachableFrom(background, sources).map(({ path }) => path)).toContain(vault);
});
