import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  argumentName,
  holderName,
  lookerName,
  pickName,
  takeLeft,
  tasksName,
} from '../../../utils/page/page-world.ts';
import { askInTurn } from '../../../utils/page-client/ask-in-page.ts';
import { runInPage, takeSnapshot, takeSnapshots } from '../../../utils/page-client/page-scripts.ts';
import { question } from '../../../utils/page-client/questions.ts';
import { late } from '../../../utils/unless-late.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeSnapshot } from './make-snapshot.ts';

interface Injection {
  files?: string[];
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}

const toast = { text: 'Done', button: 'Open', tone: 'good', closeLabel: 'Close' } as const;
const snapshot = makeSnapshot();

/** What was done in the page, and what an injected file answers. */
const page = { calls: [] as string[], fileAnswers: snapshot as unknown };

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
  page.fileAnswers = snapshot;
  vi.unstubAllGlobals();
});

test('a task in a page that knows none yet brings its file', async () => {
  page.fileAnswers = true;
  expect(await runInPage(1, 'page-toast', toast)).toBe(true);
  expect(page.calls).toEqual(['call', '/page-task.js']);
  expect(takeLeft(argumentName)).toEqual({ name: 'page-toast', data: toast });
});

test('a task after another takes one call and no file, also where it answers nothing', async () => {
  const next = vi.fn(async ({ name }: { name: string }) => ({
    answer: name === 'page-image' ? [null] : null,
  }));
  vi.stubGlobal(tasksName, { next });
  expect(await runInPage(1, 'page-image', { urls: ['a'], withinMs: 1, type: 'image/' })).toEqual([null]);
  expect(await runInPage(1, 'page-toast', toast)).toBeNull();
  expect(page.calls).toEqual(['call', 'call']);
  expect(next.mock.lastCall).toEqual([{ name: 'page-toast', data: toast }]);
});

test('a snapshot brings only its own file', async () => {
  expect(await takeSnapshot(1)).toEqual(snapshot);
  expect(page.calls).toEqual(['call', 'call', '/page-snapshot.js']);
});

test('a snapshot of a page that was searched brings no file', async () => {
  const told = { ...snapshot, title: 'As the search tells it' };
  vi.stubGlobal(lookerName, { snapshot: async () => told });
  expect(await takeSnapshot(1)).toEqual(told);
  expect(page.calls).toEqual(['call', 'call']);
});

test('a snapshot of a page that is being searched waits for the search, which brings its code', async () => {
  const search = Promise.withResolvers<null>();
  const taking = takeSnapshot(1, search.promise);
  await Promise.resolve();
  expect(page.calls).toEqual(['call']);
  vi.stubGlobal(lookerName, { snapshot: async () => snapshot });
  search.resolve(null);
  expect(await taking).toEqual(snapshot);
  expect(page.calls).toEqual(['call', 'call']);
});

test('a selection takes one call, and the file that reads it judges it too', async () => {
  page.fileAnswers = '{}';
  expect(await runInPage(1, 'page-selection', null)).toBe('{}');
  expect(page.calls).toEqual(['/page-task.js']);
  vi.stubGlobal(tasksName, { next: async () => ({ answer: '{"judged":true}' }) });
  expect(await runInPage(1, 'page-selection', [])).toBe('{"judged":true}');
  expect(page.calls.slice(1)).toEqual(['/page-detectors.js /page-look.js', 'call']);
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
      return [{ frameId: 0, result: files ? snapshot : true }];
    });
  };

  test('of a page with much to read is waited for', async () => {
    answerLate({ call: 100, file: 12_000 });
    const taken = takeSnapshot(1);
    await vi.advanceTimersByTimeAsync(12_100);
    expect(await taken).toEqual(snapshot);
  });

  test('of frames with much to read is waited for', async () => {
    answerLate({ call: 100, file: 12_000 });
    const taken = takeSnapshots(1);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await taken).toEqual([{ frameId: 0, snapshot }]);
  });

  test('of a page that is busy with work of its own is given up after five seconds', async () => {
    answerLate({ call: 60_000, file: 60_000 });
    const taken = [takeSnapshot(1), takeSnapshots(1)];
    await vi.advanceTimersByTimeAsync(5000);
    expect(await Promise.all(taken)).toEqual([late, late]);
  });

  test('of a page that refuses scripts is nothing at once', async () => {
    vi.spyOn(scripting, 'executeScript').mockRejectedValue(new Error('Cannot access contents of the page'));
    expect([await takeSnapshot(1), await takeSnapshots(1)]).toEqual([null, []]);
  });
});

test('what lets a person pick is a file of its own, which comes before it is asked for', async () => {
  vi.stubGlobal(tasksName, { next: async () => ({ answer: true }) });
  const words = { name: 'Pick', hints: ['Drag', 'Size'] };
  expect(await runInPage(1, 'page-pick', { mode: 'area', words })).toBe(true);
  expect(page.calls).toEqual(['/page-pick.js', 'call']);
});

test('a page’s answer of another shape is none', async () => {
  page.fileAnswers = { ...snapshot, title: 1 };
  expect(await takeSnapshot(1)).toBeNull();
  expect(await takeSnapshots(1)).toEqual([{ frameId: 0, snapshot: null }]);
  expect(await runInPage(1, 'page-text', null)).toBeNull();
});

test('what is asked in turn is asked when the one before is answered, in one call', async () => {
  const order: string[] = [];
  const cancel = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('cancel');
    return { region: null };
  };
  vi.stubGlobal(pickName, { cancel });
  vi.stubGlobal(holderName, { look: (token: string) => void order.push(`look ${token}`) });
  const answers = await askInTurn(
    1,
    1000,
    question(pickName, 'cancel'),
    question(holderName, 'look', 'job'),
    question(lookerName, 'look', [[], []]),
  );
  expect(answers).toEqual([{ region: null }, null, null]);
  expect(order).toEqual(['cancel', 'look job']);
  expect(page.calls).toEqual(['call']);
});

test('no schema crosses into a page: only what is asked', async () => {
  const executeScript = vi.spyOn(scripting, 'executeScript');
  await askInTurn(1, 1000, question(holderName, 'look', 'job'));
  const asked = [{ place: holderName, method: 'look', argument: 'job' }];
  expect(executeScript.mock.lastCall?.[0].args).toEqual([asked]);
});

test('a page that refuses scripts answers none of what is asked in turn', async () => {
  vi.spyOn(scripting, 'executeScript').mockRejectedValue(new Error('Cannot access contents of the page'));
  expect(await askInTurn(1, 1000, question(pickName, 'cancel'), question(pickName, 'collect'))).toEqual([
    null,
    null,
  ]);
});

test('a person may take an hour to pick a region', async () => {
  vi.useFakeTimers();
  const { promise: picked, resolve: pick } = Promise.withResolvers<unknown>();
  vi.stubGlobal(pickName, { collect: () => picked });
  const asked = askInTurn(1, Number.POSITIVE_INFINITY, question(pickName, 'collect'));
  await vi.advanceTimersByTimeAsync(60 * 60 * 1000);
  pick({ region: null });
  expect(await asked).toEqual([{ region: null }]);
  vi.useRealTimers();
});
