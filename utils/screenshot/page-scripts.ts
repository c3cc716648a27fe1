import { browser, type Scripting } from '../browser.ts';
import { argumentName, lookerName, tasksName, wordsName } from '../page/argument.ts';
import type { PageTask } from '../page/task.ts';

export type PageScript = PageTask['name'];

/** How long each task may take, in milliseconds. A snapshot of a long selection takes seconds on a busy machine. */
const answerWithin: Readonly<Record<PageScript, number>> = {
  'page-toast': 2000,
  'page-snapshot': 20_000,
  'page-pick': 20_000,
  'page-text': 20_000,
  'page-selection': 5000,
  'page-image': 20_000,
};

/** A page that runs no script of ours within this time is busy with its own work, and the capture goes on without it. In milliseconds. */
const respondsWithin = 5000;

const lookWithin = 5000;

/** What a frame answered. 0 is the top one. */
export interface FrameAnswer {
  frameId: number;
  answer: unknown;
}

type Target = Scripting.InjectionTarget;

const inject = (target: Target, ...files: string[]) =>
  browser.scripting.executeScript({ target, files, injectImmediately: true });

/** What an earlier file left in a world of ours, and what is asked of it. */
export interface Asked {
  place: string;
  method: string;
  argument: unknown;
}

/** One question after the other, each when the one before is answered. Undefined where nothing was left. */
const ask = async (target: Target, ...questions: Asked[]): Promise<unknown[]> => {
  const [frame] = await browser.scripting.executeScript({
    target,
    func: async (all: Asked[]) => {
      const answers: unknown[] = [];
      for (const { place, method, argument } of all) {
        const left = Reflect.get(globalThis, place) as Record<string, (told: unknown) => unknown> | undefined;
        answers.push(await left?.[method]?.(argument));
      }
      return answers;
    },
    args: [questions],
    injectImmediately: true,
  });
  return (frame?.result ?? []) as unknown[];
};

const leave = (target: Target, name: string, value: unknown) =>
  browser.scripting.executeScript({
    target,
    func: (name: string, value: unknown) => {
      Reflect.set(globalThis, name, value);
    },
    args: [name, value],
    injectImmediately: true,
  });

/** Runs a script that does nothing. Resolves once every frame of the target has run the script. */
const respond = (target: Target) =>
  browser.scripting.executeScript({ target, func: () => true, injectImmediately: true });

/** Leaves a task in a page and runs the file that does it. */
async function runTask(target: Target, task: PageTask): Promise<Scripting.InjectionResult[]> {
  if (task.name === 'page-text') await inject(target, '/page-reader.js');
  // Words are judged by what looks at the page for its picture.
  if (isJudged(task) && task.data !== null) await inject(target, '/page-detectors.js', '/page-look.js');
  // What is told nothing takes a snapshot, so that opening the popup waits for one call alone.
  if (task.name !== 'page-snapshot') {
    await leave(target, argumentName, task);
  }
  return inject(target, '/page-task.js');
}

function isJudged({ name }: PageTask): boolean {
  return name === 'page-text' || name === 'page-selection';
}

/** Does something in every frame that the browser lets us into, with an empty list where that fails. */
export async function runInFrames(tabId: number, script: PageScript): Promise<FrameAnswer[]> {
  const target = { tabId, allFrames: true };
  const frames = await ifItResponds(target, answerWithin[script], () =>
    runTask(target, { name: script, data: null }),
  );
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
  const target = { tabId, frameIds: [frameId] };
  const task = { name: script, data };
  const run = async (): Promise<unknown> => {
    if (script === 'page-pick') await inject(target, '/page-pick.js');
    // The reader of texts is a file of its own, and a snapshot comes first.
    const isNext = !isJudged(task) && script !== 'page-snapshot';
    const [done] = isNext ? await ask(target, taskOf(task)) : [];
    if (done) return (done as { answer: unknown }).answer;
    const [frame] = await runTask(target, task);
    return frame?.result ?? null;
  };
  if (script === 'page-snapshot') return ifItResponds(target, answerWithin[script], run);
  return within(answerWithin[script], run());
}

/** A page that is busy is given this long to let somebody hold it. */
const heldWithin = 2000;

/** Brings what holds a page still into its top frame; false where the browser lets no script in, or the page is busy. */
export async function injectHolder(tabId: number): Promise<boolean> {
  const [frame] = (await within(heldWithin, inject({ tabId }, '/page-hold.js'))) ?? [];
  return frame?.result === true;
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

/** The same of a page that was looked at before. */
export async function lookAgainInPage(tabId: number, words: readonly string[]): Promise<unknown> {
  const [answer] = await askInTurn(tabId, lookWithin, lookOf(words));
  return answer ?? lookInPage(tabId, words);
}

/** A task for what an earlier one left. */
function taskOf(task: PageTask): Asked {
  return { place: tasksName, method: 'next', argument: task };
}

export function lookOf(words: readonly string[]): Asked {
  return { place: lookerName, method: 'look', argument: words };
}

/**
 * Asks what a task left in the top frame's world of ours, and returns what it answers; null where it is gone, or late. Unlike
 * a task it can be asked several things at once.
 */
export async function askInPage(
  tabId: number,
  place: string,
  method: string,
  argument: unknown,
  withinMs: number,
): Promise<unknown> {
  const [answer] = await askInTurn(tabId, withinMs, { place, method, argument });
  return answer ?? null;
}

/** Several such questions, each when the one before is answered, in one call of the browser. Empty where it is late or refused. */
export async function askInTurn(tabId: number, withinMs: number, ...questions: Asked[]): Promise<unknown[]> {
  return (await within(withinMs, ask({ tabId }, ...questions))) ?? [];
}

/** As `within`, and null as soon as the target turns out to be busy with its own work. */
function ifItResponds<T>(target: Target, waitMs: number, run: () => Promise<T>): Promise<T | null> {
  // The browser runs scripts in the order of these calls, so a long task cannot delay this answer.
  const responds = within(respondsWithin, respond(target));
  const answer = within(waitMs, run());
  return Promise.race([answer, responds.then((does) => (does === null ? null : answer))]);
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
