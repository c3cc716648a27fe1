import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  imagesOfSentDays,
  sentDays,
  touchedDraftDays,
  untouchedDraftHours,
} from '../utils/captures/shelf-life.ts';
import { readText, root } from './source-files.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readText('package.json')));

/** Returns the npm scripts that a text mentions: `npm run check`, `npm test`, `npm start`. */
function scriptsNamed(text: string): string[] {
  const named = text.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g);
  return [...named].map(([, script, short]) => script ?? short ?? '');
}

/** Folders that builds and tests create. */
const made = /^(\.artifacts|\.output|node_modules)\//;

/** Returns the paths in backticks, without those below folders that builds and tests create. */
function pathsNamed(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s]*\/[^`\s]*)`/g)].map(([, path = '']) => path);
  return quoted.filter((path) => !made.test(path));
}

test.each(['README.md', 'CONTRIBUTING.md', '.github/workflows/test.yml'])(
  '%s names only scripts that package.json has',
  (file) => {
    const named = scriptsNamed(readText(file));
    expect(named).not.toEqual([]);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  },
);

test('CONTRIBUTING.md names only files that exist', () => {
  const named = pathsNamed(readText('CONTRIBUTING.md'));
  expect(named).not.toEqual([]);
  expect(named.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
});

test('a script is found in each way of running one, and a path in backticks alone', () => {
  expect(scriptsNamed('`npm run test:all`, npm test and `npm start -- --once`, not npm ci')).toEqual([
    'test:all',
    'test',
    'start',
  ]);
  expect(pathsNamed('`utils/errors.ts` or utils/no.ts, `npm run x/y`, `.output/zip`, `file.ts`')).toEqual([
    'utils/errors.ts',
  ]);
});

test('PRIVACY.md states how long drafts, pictures and sent tickets stay', () => {
  const text = readText('PRIVACY.md');
  expect(text).toContain(`drafts ${touchedDraftDays} days (${untouchedDraftHours} hours if untouched)`);
  expect(text).toContain(`pictures of sent tickets ${imagesOfSentDays} days`);
  expect(text).toContain(`the rest of sent tickets ${sentDays} days`);
});
