import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Report } from './report.ts';

let folder: string;
const printed: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('a failed journey is named at the end of the run with its error, but not in the browser in which it passed', async () => {
  const report = await reportOf({ ok: false, errors: [{ message: 'Waited 30 s for the popup' }] }, [], false);
  expect(report.hasPassed).toBe(false);
  expect(ending()).toContain(
    '  firefox: drafts.spec.ts: a draft comes back\n      Waited 30 s for the popup',
  );
  expect(ending().split('Failed:')[1]).not.toContain('chromium');
  expect(printed.at(-1)).toBe('\n1 passed, 1 failed');
});

test('an error outside every test is told at the end of the run, and fails it', async () => {
  const report = await reportOf({ ok: true }, [{ message: 'Error: the profile is not empty' }], false);
  expect(report.hasPassed).toBe(false);
  expect(ending()).toContain('  outside every test: Error: the profile is not empty');
  expect(printed.at(-1)).toBe('\n2 passed, 1 failed');
});

test('a run without failures passes, and names none', async () => {
  const report = await reportOf({ ok: true }, [], true);
  expect(report.hasPassed).toBe(true);
  expect(ending()).not.toContain('Failed:');
});

async function reportOf(
  { ok, errors = [] }: { ok: boolean; errors?: { message: string }[] },
  outside: { message: string }[],
  passed: boolean,
): Promise<Report> {
  const file = join(folder, 'journeys.json');
  const tests = [
    { projectName: 'chromium', status: 'expected', results: [{ duration: 1100 }] },
    { projectName: 'firefox', status: ok ? 'expected' : 'unexpected', results: [{ duration: 1200, errors }] },
  ];
  const specs = [{ title: 'a draft comes back', tests }];
  const stats = { expected: ok ? 2 : 1, unexpected: ok ? 0 : 1, flaky: 0, skipped: 0 };
  const suites = [{ file: 'drafts.spec.ts', specs }];
  writeFileSync(file, JSON.stringify({ suites, errors: outside, stats }));
  const report = new Report();
  await report.step('Journeys', async () => {
    report.addJourneys(file, passed);
    return passed;
  });
  report.print();
  return report;
}

/** Everything that `print` printed, as the text that a person reads. */
function ending(): string {
  return printed.join('\n');
}
