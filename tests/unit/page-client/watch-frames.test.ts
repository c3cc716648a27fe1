import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFrames } from '../../../utils/page-client/watch-frames.ts';
import { fakeBrowser } from '../fake-browser.ts';

const words = { text: 'Watched', stop: 'Stop', close: 'Hide' };
/** How long the browser takes to run a script's file in a page. Milliseconds. */
let runsFor = 0;
/** What the page was asked, in order. */
const asked: unknown[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  const executeScript = async ({ files, args }: { files?: string[]; args?: unknown[] }) => {
    if (files !== undefined) await new Promise((resolve) => setTimeout(resolve, runsFor));
    else asked.push(args?.[1]);
    return [{ result: true }];
  };
  Object.assign(fakeBrowser, { scripting: { executeScript } });
});
afterEach(() => vi.useRealTimers());

async function watchAfter(ms: number): Promise<boolean | undefined> {
  let begun: boolean | undefined;
  void watchFrames(7, Number.POSITIVE_INFINITY, words).then((isOn) => {
    begun = isOn;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return begun;
}

test('the page is told to begin, and then its frames', async () => {
  runsFor = 100;
  expect([await watchAfter(1000), asked]).toEqual([true, ['start', 'start']]);
});

test('a page that was too slow is not told to begin any more, since nobody would tell it to end', async () => {
  runsFor = 2000;
  expect(await watchAfter(3000)).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
});
