/**
 * The largest file, in bytes. A helpdesk's own limit is known only once it refuses a file; a browser still handles this
 * size well.
 */
export const fileLimitBytes = 100_000_000;
/** The largest HAR file that is cleaned, in bytes. */
export const harLimitBytes = 50_000_000;
/** The greatest number of attachments of one capture. */
export const attachmentLimit = 50;
/**
 * The largest total size of a capture's attachments, in bytes. A saved file with them can still be read (`largestFile`
 * in saved-file.ts).
 */
export const totalLimitBytes = 180_000_000;
