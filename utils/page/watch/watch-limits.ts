/** How many of the newest entries are kept of each kind. The dropped entries are counted. */
export const mostOf = { lines: 200, requests: 200, steps: 100 } as const;
/** In UTF-16 units. Texts are cut once more, after what is private in them was hidden. */
export const longestLine = 1400;
export const longestStep = 200;
/** How long a page is watched at most. Milliseconds. */
export const longestWatch = 600_000;
/**
 * How often a watcher looks whether it is still wanted, and a recorder whether its watcher is there. In milliseconds: a
 * background sleeps after 30 seconds.
 */
export const looksEach = 10_000;

/** The events on a page's document through which our scripts in its two worlds talk. Each carries a text. */
export const askEvent = 'ticketCaptureAsk';
export const tellEvent = 'ticketCaptureTell';
