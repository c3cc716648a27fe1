import * as z from 'zod/mini';

/** What is known of the connected helpdesk. The key is not in it: only the background reads that. */
export const ConnectionSummary = z.object({
  helpdeskName: z.string(),
  /** Host and port, for sentences. */
  host: z.string(),
  /** Address people open, without a trailing slash: `https://desk.example.com/support`. */
  baseUrl: z.string(),
  person: z.object({ id: z.number(), name: z.string(), email: z.string() }),
  /** The upload path this helpdesk was last seen to take. */
  uploadPath: z.enum(['temp', 'tmp']),
});
export type ConnectionSummary = z.infer<typeof ConnectionSummary>;
