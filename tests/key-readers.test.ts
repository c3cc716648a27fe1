import { expect, test } from 'vitest';
import { listFiles, reachableFrom, readSource, readText, stringLiterals } from './source-files.ts';

const files = listFiles('{entrypoints,components,utils}/**/*.{ts,tsx}');
const sources = new Map(files.map((file) => [file, readSource(file)]));
const vault = 'utils/storage/secrets.ts';

test('API keys are read in one file', () => {
  const readers = [...sources.values()].filter((source) =>
    [...stringLiterals(source)].some((one) => /^(apiKeys?|key of )$/.test(one)),
  );
  // The key field uses the same word for its label, and holds a key that is not stored yet.
  expect(readers.map(({ path }) => path).sort()).toEqual(['components/connect/key-field.tsx', vault]);
});

test('that file is out of reach for every screen and for every script in a page', () => {
  const others = files.filter((file) => /^(components|entrypoints(?!\/background))/.test(file));
  expect(others.length).toBeGreaterThan(50);
  expect(reachableFrom(others, sources).map(({ path }) => path)).not.toContain(vault);
  const background = files.filter((file) => file.startsWith('entrypoints/background/'));
  expect(reachableFrom(background, sources).map(({ path }) => path)).toContain(vault);
});

/** Returns the members of a source text's schemas whose names say that they hold a secret. */
function secretMembers(text: string): string[] {
  const members = text.matchAll(/(?:^|[{,])\s*(\w*(?:key|secret|password|token)\w*)\??:/gim);
  return [...members].map(([, name = '']) => name);
}

test('no message between the extension’s parts has a member for a key', () => {
  expect(secretMembers(readText('utils/request-schemas.ts'))).toEqual([]);
  expect(secretMembers('connect: z.object({ apiKey: z.optional(z.string()) }), id: CaptureId')).toEqual([
    'apiKey',
  ]);
});
