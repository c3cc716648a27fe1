import { beforeEach, expect, test, vi } from 'vitest';
import { readPageHealth } from '../../../utils/page-client/page-scripts.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeHealth, makeTrouble } from '../make-capture.ts';

const executeScript = vi.fn();
Object.assign(fakeBrowser, { scripting: { executeScript } });
beforeEach(() => executeScript.mockReset());

async function read(result: unknown) {
  executeScript.mockResolvedValueOnce([{ frameId: 0, result }]);
  return readPageHealth(7);
}

test('the health of a page takes one call, of its top frame alone', async () => {
  const health = makeHealth([makeTrouble()]);
  expect(await read(health)).toEqual(health);
  expect(executeScript.mock.calls).toEqual([
    [{ target: { tabId: 7, frameIds: [0] }, files: ['/page-health.js'], injectImmediately: true }],
  ]);
});

test.each<[what: string, answer: unknown]>([
  ['nothing', null],
  ['another shape', { troubles: 'none' }],
  ['a kind of its own', makeHealth([{ ...makeTrouble(), kind: 'cookie' as 'page' }])],
  ['more lines than the script may tell', makeHealth(Array.from({ length: 31 }, () => makeTrouble()))],
  ['a longer text than the script may tell', makeHealth([makeTrouble({ what: 'x'.repeat(2001) })])],
])('an answer that is %s counts as none', async (_what, answer) => {
  expect(await read(answer)).toBeNull();
});

test('a page that refuses scripts has none', async () => {
  executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page'));
  expect(await readPageHealth(7)).toBeNull();
});

test('a page that does not answer is given up after a second', async () => {
  vi.useFakeTimers();
  executeScript.mockReturnValueOnce(new Promise(() => undefined));
  const reading = readPageHealth(7);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await reading).toBeNull();
  vi.useRealTimers();
});
