/** What one file may have. A helpdesk's own limit is known only once it refuses; this is what a browser still handles well. */
export const fileLimitBytes = 100_000_000;
/** What one capture may have. */
export const attachmentLimit = 50;
/** What its attachments may have together: a file it is saved to can then be read again (`largestFile` of saved files). */
export const totalLimitBytes = 180_000_000;
