/** The newest so many are kept of each kind; how many fell out is counted. */
export const mostOf = { lines: 200, requests: 200, steps: 100 } as const;
/** In UTF-16 units. Texts are cut once more, after what is private in them was hidden. */
export const longestLine = 1400;
export const longestStep = 200;
/** A page is watched for so long. In milliseconds. */
export const longestWatch = 600_000;
/**
 * How often a watcher looks whether it is still wanted, and a recorder whether its watcher is there. In milliseconds: a
 * background sleeps after 30 seconds.
 */
export const looksEach = 10_000;

/** How the person's scripts in both worlds of a page talk to each other: events on its document, with a text. */
export const askEvent = 'ticketCaptureAsk';
export const tellEvent = 'ticketCaptureTell';
