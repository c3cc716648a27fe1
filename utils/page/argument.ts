/** Injected files take no arguments; what they need is left for them here, in the extension's own world of the page. */
export const argumentName = 'ticketCaptureArgument';

/** Where one injected file leaves a class for the next. */
export const readerName = 'ticketCaptureReader';

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
