import { browser, type Scripting } from '../browser.ts';
import { argumentName, wordsName } from '../page/argument.ts';
import type { PageTask } from '../page/task.ts';

export type PageScript = PageTask['name'];

/** In milliseconds. A page whose main thread is busy must not hold the capture up; one with much selected needs a moment. */
const answerWithin: Readonly<Record<PageScript, number>> = {
  'page-toast': 2000,
  'page-hold': 2000,
  'page-snapshot': 5000,
  'page-pick': 20_000,
  'page-text': 20_000,
  'page-image': 20_000,
};

const lookWithin = 5000;

/** What a frame answered. 0 is the top one. */
export interface FrameAnswer {
  frameId: number;
  answer: unknown;
}

type Target = Scripting.InjectionTarget;

const inject = (target: Target, ...files: string[]) =>
  browser.scripting.executeScript({ target, files, injectImmediately: true });

const leave = (target: Target, name: string, value: unknown) =>
  browser.scripting.executeScript({
    target,
    func: (name: string, value: unknown) => {
      Reflect.set(globalThis, name, value);
    },
    args: [name, value],
    injectImmediately: true,
  });

/** Leaves a task in a page and runs the file that does it. */
async function runTask(target: Target, task: PageTask): Promise<Scripting.InjectionResult[]> {
  if (task.name === 'page-text') await inject(target, '/page-reader.js');
  // What is told nothing takes a snapshot, so that opening the popup waits for one call alone.
  if (task.name !== 'page-snapshot') {
    await leave(target, argumentName, task);
  }
  return inject(target, '/page-task.js');
}

/** Does something in every frame that the browser lets us into, with an empty list where that fails. */
export async function runInFrames(tabId: number, script: PageScript): Promise<FrameAnswer[]> {
  const run = runTask({ tabId, allFrames: true }, { name: script, data: null });
  const frames = await within(answerWithin[script], run);
  return (frames ?? []).map(({ frameId, result }) => ({ frameId, answer: result }));
}

/**
 * Does something in one frame of a tab, the top one unless told, and returns what it answers; null where the browser refuses (its own
 * pages, the store, PDF files) or the page does not answer in time. The answer comes from the page's side: check it.
 */
export async function runInPage(
  tabId: number,
  script: PageScript,
  data: unknown = null,
  frameId = 0,
): Promise<unknown> {
  const run = async (): Promise<unknown> => {
    const [frame] = await runTask({ tabId, frameIds: [frameId] }, { name: script, data });
    return frame?.result ?? null;
  };
  return within(answerWithin[script], run());
}

/** Looks for what is sensitive in a tab's page, beside any task. Null as `runInPage`. */
export async function lookInPage(tabId: number, words: readonly string[]): Promise<unknown> {
  const target = { tabId };
  const run = async (): Promise<unknown> => {
    if (words.length > 0) await leave(target, wordsName, words);
    // The last file's answer is the one that comes back.
    const [frame] = await inject(target, '/page-detectors.js', '/page-look.js');
    return frame?.result ?? null;
  };
  return within(lookWithin, run());
}

/**
 * Calls what a task left in the top frame's world of ours, and returns what it answers; null where it is gone, or late. Unlike
 * a task it can be asked several things at once.
 */
export async function askInPage(
  tabId: number,
  place: string,
  method: string,
  argument: unknown,
  withinMs: number,
): Promise<unknown> {
  const run = browser.scripting.executeScript({
    target: { tabId },
    func: (name: string, asked: string, value: unknown) => {
      const left = Reflect.get(globalThis, name) as Record<string, (value: unknown) => unknown> | undefined;
      return left?.[asked]?.(value) ?? null;
    },
    args: [place, method, argument],
    injectImmediately: true,
  });
  const frames = await within(withinMs, run);
  return frames?.[0]?.result ?? null;
}

/** Null where it is late or refused. A refusal is an ordinary answer here: the screenshot needs no script. */
async function within<T>(waitMs: number, running: Promise<T>): Promise<T | null> {
  if (waitMs === Infinity) return running.catch(() => null);
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), waitMs);
  const answer = await Promise.race([running.catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}
