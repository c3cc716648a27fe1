import * as z from 'zod/mini';

/** What a HAR file kept and lost when it was cleaned, as numbers. */
export const Cleaned = z.object({
  requests: z.number(),
  /** Requests that were left out, because the file has too many or they are none. */
  moreRequests: z.number(),
  headers: z.number(),
  cookies: z.number(),
  bodies: z.number(),
  queryValues: z.number(),
  /** Words that the detectors hid in what is left. */
  words: z.number(),
});
export type Cleaned = z.infer<typeof Cleaned>;
