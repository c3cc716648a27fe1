/** Injected files take no arguments; what they need is left for them here, in the extension's own world of the page. */
export const argumentName = 'ticketCaptureArgument';

/** The same for the one that looks for what is sensitive: the person's own words. */
export const wordsName = 'ticketCaptureWords';

/** Where one injected file leaves a class for the next. */
export const readerName = 'ticketCaptureReader';

/** The same for what lets a person pick. */
export const pickerName = 'ticketCapturePicker';

/** Where the first task leaves what does others. */
export const tasksName = 'ticketCaptureTasks';

/** Where the first look leaves what looks again. */
export const lookerName = 'ticketCaptureLooker';

/** Where our message in the page is found, to be taken away again: its tag is any other's. */
export const toastName = 'ticketCaptureToast';

/** Where the detectors are found: in a page, in a screen, in the worker. */
export const detectorsName = 'ticketCaptureDetectors';

/** Where a page that is held, and what is being picked in it, are found by the background, which loads nothing that needs a page. */
export const holderName = 'ticketCaptureHolder';
export const pickName = 'ticketCapturePick';

/** What was left, once: it is gone from the world then. */
export function takeLeft<T>(name: string): T | undefined {
  const world = globalThis as unknown as Record<string, T>;
  const left = world[name];
  delete world[name];
  return left;
}
