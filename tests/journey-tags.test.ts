import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './run/steps.ts';

interface Suite {
  suites?: Suite[];
  specs?: { file: string; title: string; tags: string[]; tests: { projectName: string }[] }[];
}

const specsOf = (suite: Suite): NonNullable<Suite['specs']> => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
];

test('npm test runs each journey in at least one browser, unless its tag leaves it to test:all', () => {
  const listed = spawnSync(
    join(root, 'node_modules', '.bin', 'playwright'),
    ['test', '--config=tests/browser/playwright.config.ts', '--list', '--reporter=json'],
    // This process is a test itself, and Playwright would take its settings for its own.
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, env: { PATH: process.env['PATH'], JOURNEYS: 'all' } },
  );
  const journeys = specsOf(JSON.parse(listed.stdout) as Suite);
  const inNoBrowser = journeys
    .filter(({ tags }) => !tags.includes('all'))
    .filter(({ tags, tests }) => tests.every(({ projectName }) => tags.includes(`all-in-${projectName}`)));
  expect(journeys.length).toBeGreaterThan(100);
  expect(inNoBrowser.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
}, 120_000);
