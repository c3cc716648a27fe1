import type { Readability } from '@mozilla/readability';
import type { Holder } from './full-page/holder.ts';
import type { RunningPick } from './pick/picked.ts';
import type { findSensitive } from './sensitive/find-sensitive.ts';
import type { kindOfLabel, mentionsCode } from './sensitive/labels.ts';
import type { sensitiveKinds } from './sensitive/span.ts';
import type { SearchedPage, SensitiveReport } from './sensitive-regions.ts';
import type { PageSnapshot } from './snapshot.ts';
import type { Sought } from './sought.ts';
import type { PageTask, PickRequest } from './task.ts';
import type { Watcher } from './watch/watcher.ts';

/**
 * Injected files take no arguments. The page task is left for them under this name, in the extension's isolated world
 * of the page.
 */
export const argumentName = 'ticketCaptureArgument';

/** Where the background leaves what a page is searched for. */
export const soughtName = 'ticketCaptureSought';

/** Where the injected reader leaves Readability's class for the page task. */
export const readerName = 'ticketCaptureReader';

/** Where the injected picker leaves `startPick` for the page task. */
export const pickerName = 'ticketCapturePicker';

/** Where the file of the tasks leaves the function that does further tasks. */
export const tasksName = 'ticketCaptureTasks';

/** Where the first search for sensitive content leaves the functions that search again. */
export const lookerName = 'ticketCaptureLooker';

/** Where our toast's element is kept, so that it can be removed: its tag, `div`, does not identify it. */
export const toastName = 'ticketCaptureToast';

/** Where `page-detectors.ts` leaves its functions for the search of a page. */
export const detectorsName = 'ticketCaptureDetectors';

/**
 * Where the background finds the object that holds a page still, and the pick that is under way. The names are here
 * because the background loads no code that needs a page.
 */
export const holderName = 'ticketCaptureHolder';
export const pickName = 'ticketCapturePick';

/** Where the background finds what watches the page. */
export const watcherName = 'ticketCaptureWatcher';

export type Reader = typeof Readability;

/** Does further tasks in a page. */
interface Tasks {
  next(task: PageTask): Promise<{ answer: unknown }>;
}

/** Searches a page for sensitive content, and tells what the page is. */
interface Looker {
  look(sought: Sought): SensitiveReport;
  /** Searches the page for a task that reads its words. `words` are the person's own. */
  search(words: readonly string[]): SearchedPage;
  snapshot(): Promise<PageSnapshot>;
}

/** Judges texts. A list, because names would be injected twice. */
type Detectors = readonly [
  typeof findSensitive,
  typeof kindOfLabel,
  typeof mentionsCode,
  typeof sensitiveKinds,
];

/** What is left in the extension's isolated world of a page, by name. */
export interface PageWorld {
  [argumentName]: PageTask;
  [soughtName]: Sought;
  [readerName]: Reader;
  [pickerName]: (document: Document, request: PickRequest) => Promise<boolean>;
  [tasksName]: Tasks;
  [lookerName]: Looker;
  [toastName]: Element;
  [detectorsName]: Detectors;
  [holderName]: Holder;
  [pickName]: RunningPick;
  [watcherName]: Watcher;
}

/** What the background asks, by name. Arguments and answers are JSON. */
export interface AskedInPage {
  [lookerName]: Pick<Looker, 'look' | 'snapshot'>;
  [holderName]: Holder;
  [pickName]: RunningPick;
}

export function leave<Name extends keyof PageWorld>(name: Name, value: PageWorld[Name]): void {
  Reflect.set(globalThis, name, value);
}

/** Returns what was left under a name. Undefined if nothing was left. */
export function leftAs<Name extends keyof PageWorld>(name: Name): PageWorld[Name] | undefined {
  return Reflect.get(globalThis, name) as PageWorld[Name] | undefined;
}

/** Returns what was left under a name and removes it. Undefined if nothing was left. */
export function takeLeft<Name extends keyof PageWorld>(name: Name): PageWorld[Name] | undefined {
  const left = leftAs(name);
  Reflect.deleteProperty(globalThis, name);
  return left;
}
