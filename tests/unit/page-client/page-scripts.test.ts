import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  askInTurn,
  late,
  runInPage,
  takeSnapshot,
  takeSnapshots,
} from '../../../utils/page-client/page-scripts.ts';
import { fakeBrowser } from '../fake-browser.ts';

interface Injection {
  files?: string[];
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}

/** What was done in the page, and what an injected file answers. */
const page = { calls: [] as string[], fileAnswers: 'by the file' as unknown };

/** Runs what is injected in this very world, as a browser does in that of the extension's own; files are only named. */
const scripting = {
  async executeScript({ files, func, args }: Injection) {
    page.calls.push(files?.join(' ') ?? 'call');
    const result = files ? page.fileAnswers : await func?.(...(args ?? []));
    return [{ frameId: 0, result }];
  },
};
Object.assign(fakeBrowser, { scripting });

beforeEach(() => {
  vi.restoreAllMocks();
  page.calls.length = 0;
  vi.unstubAllGlobals();
});

test('a task in a page that knows none yet brings its file', async () => {
  expect(await runInPage(1, 'page-toast')).toBe('by the file');
  expect(page.calls).toEqual(['call', 'call', '/page-task.js']);
});

test('a task after another takes one call and no file, also where it answers nothing', async () => {
  const next = vi.fn(async ({ name }: { name: string }) => ({ answer: name === 'page-image' || null }));
  vi.stubGlobal('ticketCaptureTasks', { next });
  expect(await runInPage(1, 'page-image')).toBe(true);
  expect(await runInPage(1, 'page-toast', { text: 'Done' })).toBeNull();
  expect(page.calls).toEqual(['call', 'call']);
  expect(next.mock.lastCall).toEqual([{ name: 'page-toast', data: { text: 'Done' } }]);
});

test('a snapshot brings its file at once: it is the first, and quick', async () => {
  vi.stubGlobal('ticketCaptureTasks', { next: async () => ({ answer: 'left' }) });
  expect(await takeSnapshot(1)).toBe('by the file');
  expect(page.calls).toEqual(['call', '/page-task.js']);
});

describe('a snapshot', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const answerLate = (afterMs: { call: number; file: number }): void => {
    vi.spyOn(scripting, 'executeScript').mockImplementation(async ({ files }) => {
      await new Promise((resolve) => setTimeout(resolve, files ? afterMs.file : afterMs.call));
      return [{ frameId: 0, result: files ? 'by the file' : true }];
    });
  };

  test('of a page with much to read is waited for', async () => {
    answerLate({ call: 100, file: 12_000 });
    const snapshot = takeSnapshot(1);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await snapshot).toBe('by the file');
  });

  test('of frames with much to read is waited for', async () => {
    answerLate({ call: 100, file: 12_000 });
    const snapshots = takeSnapshots(1);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await snapshots).toEqual([{ frameId: 0, answer: 'by the file' }]);
  });

  test('of a page that is busy with work of its own is given up after five seconds', async () => {
    answerLate({ call: 60_000, file: 60_000 });
    const snapshot = takeSnapshot(1);
    const snapshots = takeSnapshots(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect([await snapshot, await snapshots]).toEqual([late, late]);
  });

  test('of a page that refuses scripts is nothing at once', async () => {
    vi.spyOn(scripting, 'executeScript').mockRejectedValue(new Error('Cannot access contents of the page'));
    expect([await takeSnapshot(1), await takeSnapshots(1)]).toEqual([null, []]);
  });
});

test('what lets a person pick is a file of its own, which comes before it is asked for', async () => {
  vi.stubGlobal('ticketCaptureTasks', { next: async () => ({ answer: true }) });
  expect(await runInPage(1, 'page-pick', { mode: 'area' })).toBe(true);
  expect(page.calls).toEqual(['/page-pick.js', 'call']);
});

test('what is asked in turn is asked when the one before is answered, in one call', async () => {
  const order: string[] = [];
  const slow = async (told: unknown) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(String(told));
    return told;
  };
  vi.stubGlobal('slowly', { slow });
  vi.stubGlobal('quickly', { quick: (told: unknown) => order.push(String(told)) });
  const answers = await askInTurn(
    1,
    1000,
    { place: 'slowly', method: 'slow', argument: 'a' },
    { place: 'quickly', method: 'quick', argument: 'b' },
    { place: 'nowhere', method: 'any', argument: 'c' },
  );
  expect(answers).toEqual(['a', 2, undefined]);
  expect(order).toEqual(['a', 'b']);
  expect(page.calls).toEqual(['call']);
});
