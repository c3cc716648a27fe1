/** How long the helpdesk may take to answer, in milliseconds. Uploading and creating have their own, longer limits. */
export const readingWithinMs = 20_000;

/** The same while a person watches the connection check. */
export const checkingWithinMs = 15_000;
