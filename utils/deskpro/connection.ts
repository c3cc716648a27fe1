import * as z from 'zod/mini';

/** What is known of a connected helpdesk. The API key is not in it: only the background reads keys. */
export const ConnectionSummary = z.object({
  helpdeskName: z.string(),
  /** Host and port, for sentences. */
  host: z.string(),
  /** The address that people open, without a trailing slash: `https://desk.example.com/support`. */
  baseUrl: z.string(),
  /** The key's owner. If the key may not say whose it is, the id is 0 and the texts are empty. */
  person: z.object({ id: z.number(), name: z.string(), email: z.string() }),
  /** The upload path that this helpdesk last accepted. */
  uploadPath: z.enum(['temp', 'tmp']),
});
export type ConnectionSummary = z.infer<typeof ConnectionSummary>;

/** A helpdesk as it introduces itself to anyone, without a key. */
export interface FoundHelpdesk {
  /** Without a trailing slash. */
  baseUrl: string;
  /** The helpdesk's own name, or its host if it says none. */
  name: string;
}
