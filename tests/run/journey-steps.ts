import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Report } from './report.ts';
import { root, run } from './steps.ts';

interface Lane {
  title: string;
  /** The name of the lane's report and of its folder of artifacts. */
  name: string;
  args: string[];
  workers: number;
}

/**
 * Adds all journeys in both browsers, in lanes that run in parallel. `all`: also the journeys that only `npm run
 * test:all` runs.
 */
export async function addJourneySteps(report: Report, all: boolean): Promise<void> {
  rmSync(join(root, '.artifacts', 'journeys'), { recursive: true, force: true });
  await Promise.all(lanes().map((lane) => report.step(lane.title, () => runLane(report, lane, all))));
}

function lanes(): Lane[] {
  const cores = availableParallelism();
  return [
    ...(['chromium', 'firefox'] as const).map((browser) => ({
      title: `Journeys in ${browser === 'chromium' ? 'Chromium' : 'Firefox'}`,
      name: browser,
      args: [`--project=${browser}`, '--grep-invert=@waits'],
      // One browser keeps almost two cores busy, because its pages, its drawing and its driver are separate processes.
      workers: Math.max(1, Math.floor(cores / 2)),
    })),
    {
      // These journeys mostly wait for the browser's quota, an alarm, a countdown or a restart.
      title: 'Journeys that wait, in Chromium and Firefox',
      name: 'waiting',
      args: ['--grep=@waits'],
      workers: cores,
    },
  ];
}

async function runLane(report: Report, { name, args, workers }: Lane, all: boolean): Promise<boolean> {
  const file = join(root, '.artifacts', `journeys-${name}.json`);
  rmSync(file, { force: true });
  const { code } = await run(
    'playwright',
    [...playwrightArguments(name), ...args, `--workers=${workers}`],
    'live',
    {
      JOURNEYS_REPORT: file,
      JOURNEYS: all ? 'all' : 'short',
    },
  );
  report.addJourneys(file, code === 0);
  return code === 0;
}

/**
 * Returns Playwright's arguments. `name`: the folder below `.artifacts/journeys/` for the artifacts of failed tests.
 */
export function playwrightArguments(name: string): string[] {
  return [
    'test',
    '--config=tests/browser/playwright.config.ts',
    `--output=${join(root, '.artifacts', 'journeys', name)}`,
  ];
}
