/**
 * Injected files take no arguments. The page task is left for them under this name, in the extension's isolated world
 * of the page.
 */
export const argumentName = 'ticketCaptureArgument';

/** Where the person's own words are left for the search for sensitive content. */
export const wordsName = 'ticketCaptureWords';

/** Where the injected reader leaves Readability's class for the page task. */
export const readerName = 'ticketCaptureReader';

/** Where the injected picker leaves `startPick` for the page task. */
export const pickerName = 'ticketCapturePicker';

/** Where the first page task leaves the function that does further tasks. */
export const tasksName = 'ticketCaptureTasks';

/** Where the first search for sensitive content leaves the functions that search again. */
export const lookerName = 'ticketCaptureLooker';

/** Where our toast's element is kept, so that it can be removed: its tag, `div`, does not identify it. */
export const toastName = 'ticketCaptureToast';

/** Where the detectors are found: in a web page, in a page of the extension, in the worker. */
export const detectorsName = 'ticketCaptureDetectors';

/**
 * Where the background finds the object that holds a page still, and the pick that is under way. The names are here
 * because the background loads no code that needs a page.
 */
export const holderName = 'ticketCaptureHolder';
export const pickName = 'ticketCapturePick';

/** Returns what was left under a name and removes it. Undefined if nothing was left. */
export function takeLeft<T>(name: string): T | undefined {
  const world = globalThis as unknown as Record<string, T>;
  const left = world[name];
  delete world[name];
  return left;
}
