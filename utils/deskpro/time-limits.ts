/** How long a helpdesk has for an answer. Uploading and creating have their own, longer limits. */
export const readingWithinMs = 20_000;

/** The same while somebody watches the connection being checked. */
export const checkingWithinMs = 15_000;
