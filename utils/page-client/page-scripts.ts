import { browser } from '../browser.ts';
import type { PageHealth } from '../page/health/page-trouble.ts';
import { type AskedInPage, argumentName, lookerName, tasksName } from '../page/page-world.ts';
import type { PageSnapshot } from '../page/snapshot.ts';
import type { PageTask, TaskAnswers, TaskData, TaskName } from '../page/task.ts';
import { late, unlessLate } from '../unless-late.ts';
import {
  askInPage,
  inject,
  orNull,
  type Question,
  replyIn,
  respondsWithin,
  type Target,
  within,
} from './ask-in-page.ts';
import { SnapshotReply } from './page-facts.ts';
import { HealthReply, TaskReply, taskReplyIn } from './replies.ts';

/** How long each task may take, in milliseconds. A long selection takes seconds on a busy machine. */
const answerWithin: Readonly<Record<TaskName, number>> = {
  'page-toast': 2000,
  'page-pick': 20_000,
  'page-text': 20_000,
  'page-selection': 20_000,
  'page-image': 20_000,
  // The longest countdown takes 10 s.
  'page-countdown': 20_000,
};

/** A judged selection may take less time, because the selection that was read before can take its place. */
const judgedWithin = 5000;

const snapshotWithin = 20_000;

/** The search for sensitive content has left the code that answers it, if it has run in the page. */
const snapshotQuestion: Question<PageSnapshot> = {
  place: lookerName,
  method: 'snapshot' satisfies keyof AskedInPage[typeof lookerName],
  argument: null,
  reply: SnapshotReply,
};

/** The snapshot of a frame. `frameId` 0 is the top frame. */
export interface FrameSnapshot {
  frameId: number;
  snapshot: PageSnapshot | null;
}

/** Has an earlier file do a task. If there is none, leaves the task for the file, and resolves to null. */
const offer = async (target: Target, task: PageTask): Promise<{ answer: unknown } | null> => {
  const [frame] = await browser.scripting.executeScript({
    target,
    func: (tasks: string, argument: string, offered: unknown) => {
      const left = Reflect.get(globalThis, tasks) as { next(told: unknown): unknown } | undefined;
      if (left !== undefined) return left.next(offered);
      Reflect.set(globalThis, argument, offered);
      return null;
    },
    args: [tasksName, argumentName, task],
    injectImmediately: true,
  });
  return replyIn(TaskReply, frame?.result);
};

/** Runs a script that does nothing. Resolves once every frame of the target has run the script. */
const respond = (target: Target) =>
  browser.scripting.executeScript({ target, func: () => true, injectImmediately: true });

/** Does a task in one frame of a page, and injects the files that the task needs. */
async function runTask(target: Target, task: PageTask): Promise<unknown> {
  if (task.name === 'page-text') await inject(target, '/page-reader.js');
  if (task.name === 'page-pick') await inject(target, '/page-pick.js');
  // The script that looks at the page for its picture also judges the words.
  if (isJudged(task)) await inject(target, '/page-detectors.js', '/page-look.js');
  // Without a task the file reads the selection, so that the selection takes only one call.
  const isFirst = task.name === 'page-selection' && task.data === null;
  const done = isFirst ? null : await offer(target, task);
  if (done !== null) return done.answer;
  const [frame] = await inject(target, '/page-task.js');
  return frame?.result;
}

function isJudged({ name, data }: PageTask): boolean {
  return (name === 'page-text' || name === 'page-selection') && data !== null;
}

/**
 * Returns the snapshot of a tab's top frame; `late`, or null if the browser refuses or the answer is no snapshot. If the
 * page is being searched, `searching` ends with the search: then the search has left the code of the snapshot.
 */
export async function takeSnapshot(
  tabId: number,
  searching: Promise<unknown> = Promise.resolve(),
): Promise<PageSnapshot | typeof late | null> {
  const target = { tabId, frameIds: [0] };
  return ifItResponds(target, async () => {
    await searching;
    const told = await askInPage(tabId, snapshotWithin, snapshotQuestion);
    if (told !== null) return told;
    const [frame] = await inject(target, '/page-snapshot.js');
    return replyIn(SnapshotReply, frame?.result);
  });
}

/** Returns the snapshot of every frame that the browser allows; an empty list if the browser refuses, or `late`. */
export async function takeSnapshots(tabId: number): Promise<FrameSnapshot[] | typeof late> {
  const target = { tabId, allFrames: true };
  const frames = await ifItResponds(target, () => inject(target, '/page-snapshot.js'));
  if (frames === late) return late;
  return (frames ?? []).map(({ frameId, result }) => ({
    frameId,
    snapshot: replyIn(SnapshotReply, result),
  }));
}

/**
 * Runs a task in one frame of a tab, by default the top one, and returns its answer. Returns null if the browser
 * refuses (its own pages, the store, PDF files), the page does not answer in time, or the answer has another shape.
 */
export async function runInPage<Name extends TaskName>(
  tabId: number,
  name: Name,
  data: TaskData[Name],
  frameId = 0,
): Promise<TaskAnswers[Name] | null> {
  const target = { tabId, frameIds: [frameId] };
  const task = { name, data } as PageTask;
  const withinMs = name === 'page-selection' && isJudged(task) ? judgedWithin : answerWithin[name];
  return taskReplyIn(name, await within(withinMs, runTask(target, task)));
}

/** The page has just been pictured, so it answers at once or is busy again. In milliseconds. */
const healthWithin = 1000;

/** Reads what went wrong on a tab's page. Null as in `runInPage`. */
export async function readPageHealth(tabId: number): Promise<PageHealth | null> {
  const [frame] = (await within(healthWithin, inject({ tabId, frameIds: [0] }, '/page-health.js'))) ?? [];
  return replyIn(HealthReply, frame?.result);
}

/** How long a busy page may take until a script can hold it. In milliseconds. */
const heldWithin = 2000;

/** Injects the script that holds a page still into its top frame. False if the browser refuses or the page is busy. */
export async function injectHolder(tabId: number): Promise<boolean> {
  const [frame] = (await within(heldWithin, inject({ tabId }, '/page-hold.js'))) ?? [];
  return frame?.result === true;
}

/**
 * Resolves with `late` as soon as the target turns out to be busy with its own work, or when a snapshot's time is over.
 * Null if the browser refuses.
 */
function ifItResponds<T>(target: Target, run: () => Promise<T>): Promise<T | null | typeof late> {
  // The browser runs scripts in the order of these calls, so a long task cannot delay this answer.
  const responds = unlessLate(respondsWithin, orNull(respond(target)));
  const answer = unlessLate(snapshotWithin, orNull(run()));
  return Promise.race([answer, responds.then((does) => (does === late ? late : answer))]);
}
