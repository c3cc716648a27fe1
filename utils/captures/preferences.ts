import * as z from 'zod/mini';

export const preferenceShape = {
  requester: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  reviewBeforeCreating: z.boolean(),
  doNotNotify: z.boolean(),
  hideSensitive: z.boolean(),
  /** Words that the person wants hidden as well. */
  hiddenWords: z.array(z.string()),
  /** Hosts whose pictures are sent without asking about parts that no script can read. */
  allowedSites: z.array(z.string()),
  /** Whether the helpdesk is asked what became of sent tickets. Absent: it is. */
  followTickets: z.optional(z.boolean()),
  /** Whether a capture reads what went wrong on its page. Absent: it does. */
  pageHealth: z.optional(z.boolean()),
  /** Whether the form copies the address of a ticket that it created. Absent: it does not. */
  copyLink: z.optional(z.boolean()),
};

/** The settings of the options page. An empty requester means the person of the API key. */
export const Preferences = z.object({
  ...preferenceShape,
  hideSensitive: z._default(preferenceShape.hideSensitive, true),
  hiddenWords: z._default(preferenceShape.hiddenWords, []),
  allowedSites: z._default(preferenceShape.allowedSites, []),
});
export type Preferences = z.infer<typeof Preferences>;

export const defaultPreferences: Preferences = {
  requester: '',
  agentId: null,
  departmentId: null,
  reviewBeforeCreating: false,
  doNotNotify: false,
  hideSensitive: true,
  hiddenWords: [],
  allowedSites: [],
};

/** The words to hide in addition to sensitive content; null if nothing is hidden automatically. */
export type ToHide = readonly string[] | null;

export function wordsToHide({ hideSensitive, hiddenWords }: Preferences): ToHide {
  return hideSensitive ? hiddenWords : null;
}
