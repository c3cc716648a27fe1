import * as z from 'zod/mini';

const preferenceShape = {
  requester: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  reviewBeforeCreating: z.boolean(),
  doNotNotify: z.boolean(),
  hideSensitive: z.boolean(),
  /** What the person wants hidden beside it. */
  hiddenWords: z.array(z.string()),
  /** Hosts whose pictures are sent unasked, whatever of them cannot be read. */
  allowedSites: z.array(z.string()),
};

/** What the options page keeps. An empty requester means the key's own person. */
export const Preferences = z.object({
  ...preferenceShape,
  hideSensitive: z._default(preferenceShape.hideSensitive, true),
  hiddenWords: z._default(preferenceShape.hiddenWords, []),
  allowedSites: z._default(preferenceShape.allowedSites, []),
});
export type Preferences = z.infer<typeof Preferences>;

/** Some of them. Without the defaults: what a change leaves out stays as it is. */
export const PreferencesPatch = z.partial(z.object(preferenceShape));
export type PreferencesPatch = z.infer<typeof PreferencesPatch>;

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

/** The words to hide beside what is sensitive anyway; null where nothing is hidden by itself. */
export type ToHide = readonly string[] | null;

export function wordsToHide({ hideSensitive, hiddenWords }: Preferences): ToHide {
  return hideSensitive ? hiddenWords : null;
}
