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

const snapshotTask: PageTask = { name: 'page-snapshot', data: null };

function isJudged({ name }: PageTask): boolean {
  return name === 'page-text' || name === 'page-selection';
}

/** In the place of an answer that did not come in time. */
export const late = Symbol('late');

/** What the page itself says, `late`, or null if the browser refuses. */
export async function takeSnapshot(tabId: number): Promise<unknown> {
  const target = { tabId, frameIds: [0] };
  const frames = await ifItResponds(target, () => runTask(target, snapshotTask));
  return frames === late ? late : (frames?.[0]?.result ?? null);
}

/** What each frame says that the browser lets us into: an empty list if it refuses, or `late`. */
export async function takeSnapshots(tabId: number): Promise<FrameAnswer[] | typeof late> {
  const target = { tabId, allFrames: true };
  const frames = await ifItResponds(target, () => runTask(target, snapshotTask));
  if (frames === late) return late;
  return (frames ?? []).map(({ frameId, result }) => ({ frameId, answer: result }));
}

/**
 * Does something in one frame of a tab, the top one unless told, and returns what it answers; null where the browser refuses (its own
 * pages, the store, PDF files) or the page does not answer in time. The answer comes from the page's side: check it.
 */
export async function runInPage(
  tabId: number,
  script: Exclude<PageScript, 'page-snapshot'>,
  data: unknown = null,
  frameId = 0,
): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  const task = { name: script, data };
  const run = async (): Promise<unknown> => {
    if (script === 'page-pick') await inject(target, '/page-pick.js');
    // The reader of texts is a file of its own.
    const [done] = !isJudged(task) ? await ask(target, taskOf(task)) : [];
    if (done) return (done as { answer: unknown }).answer;
    const [frame] = await runTask(target, task);
    return frame?.result ?? null;
  };
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

/** `late` as soon as the target turns out to be busy with its own work, or a snapshot's time is over; null if it is refused. */
function ifItResponds<T>(target: Target, run: () => Promise<T>): Promise<T | null | typeof late> {
  // The browser runs scripts in the order of these calls, so a long task cannot delay this answer.
  const responds = unlessLate(respondsWithin, respond(target));
  const answer = unlessLate(answerWithin['page-snapshot'], run());
  return Promise.race([answer, responds.then((does) => (does === late ? late : answer))]);
}

/** Null if it is late or refused. */
async function within<T>(waitMs: number, running: Promise<T>): Promise<T | null> {
  const answer = await unlessLate(waitMs, running);
  return answer === late ? null : answer;
}

/** Null if it is refused, which is an ordinary answer here: the screenshot needs no script. */
async function unlessLate<T>(waitMs: number, running: Promise<T>): Promise<T | null | typeof late> {
  const answer = running.catch(() => null);
  if (waitMs === Infinity) return answer;
  const { promise: timeOver, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(() => resolve(late), waitMs);
  const first = await Promise.race([answer, timeOver]);
  clearTimeout(timer);
  return first;
}
