import * as z from 'zod/mini';
import { browser } from './browser.ts';
import { CaptureId, FoundTicket, ScreenshotMode } from './captures/capture.ts';
import {
  emptyLibrary,
  type Library,
  type LibraryChange,
  SiteRule,
  Template,
  withChange,
} from './captures/library.ts';
import { defaultPreferences, Preferences, type PreferencesPatch } from './captures/preferences.ts';
import { ConnectionSummary } from './deskpro/connection.ts';
import { Directory } from './deskpro/directory.ts';
import { AppError } from './errors.ts';
import { defineStored } from './storage/define-stored.ts';
import { fromJsonText } from './storage/from-json-text.ts';
import { entries, members, record, whole } from './storage/readable-parts.ts';

export type { ConnectionSummary } from './deskpro/connection.ts';

/**
 * An address and a key that the person typed on the options page and that are not proved yet. They are kept in memory
 * (`storage.session`) and never sent in a message.
 */
export const ConnectRequest = z.object({
  address: z.string(),
  key: z.string(),
  /** Whether to keep the connected helpdesk instead of replacing it. */
  isFurther: z._default(z.boolean(), false),
});
export type ConnectRequest = z.infer<typeof ConnectRequest>;

export const connectionSetting = defineStored({ key: 'connection', schema: whole(ConnectionSummary) });
export const directorySetting = defineStored({
  key: 'directory',
  schema: whole(Directory),
  migrations: [fromJsonText],
  asText: true,
  isCopy: true,
});
export const connectRequestSetting = defineStored({
  area: 'session',
  key: 'connectRequest',
  schema: whole(ConnectRequest),
});
/** A picture that could not be stored, as a data URL. The person can save it until the browser closes. */
export const rescueSetting = defineStored({
  area: 'session',
  key: 'rescuedPicture',
  schema: whole(z.object({ filename: z.string(), dataUrl: z.string() })),
});

/** The requesters of the last tickets, the latest first, as their addresses were written. */
export const recentRequestersSetting = defineStored({ key: 'recentRequesters', schema: entries(z.string()) });
const mostRecent = 12;

/**
 * Whether this is a private window. There, only `storage.local`, which all windows share, is on the disk; all other
 * storage is in memory.
 */
export function isPrivate(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}

/** Adds a requester to the recent ones. Does nothing in a private window: nothing from it may be on the disk. */
export async function rememberRequester(requester: string): Promise<void> {
  if (isPrivate()) return;
  const before = (await recentRequestersSetting.read()) ?? [];
  const others = before.filter((one) => one.toLowerCase() !== requester.toLowerCase());
  await recentRequestersSetting.write([requester, ...others].slice(0, mostRecent));
}

/** The screenshot in progress, for screens that show it and for code that ends it. Times are epoch milliseconds. */
export const ScreenshotJob = z.object({
  captureId: CaptureId,
  tabId: z.number(),
  windowId: z.number(),
  mode: ScreenshotMode,
  /** Whether the screenshot is added to the draft's pictures instead of replacing them. */
  add: z.boolean(),
  /** The page that is captured; null if it is the capture's own page. */
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  phase: z.enum(['waiting', 'picking', 'capturing']),
  /** How many pictures of the window are taken, and how many are needed as far as is known. Both are 0 at first. */
  done: z.number(),
  of: z.number(),
  /** When the delay ends; null without a delay. */
  until: z.nullable(z.number()),
  /** The part of the page that is captured; null for all of it. */
  region: z.nullable(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  /** When the job was last changed. */
  at: z.number(),
});
export type ScreenshotJob = z.infer<typeof ScreenshotJob>;

export const screenshotJobSetting = defineStored({
  area: 'session',
  key: 'screenshotJob',
  schema: whole(ScreenshotJob),
});

/** Why the last requested screenshot failed, for a popup that was closed meanwhile. */
export const screenshotProblemSetting = defineStored({
  area: 'session',
  key: 'screenshotProblem',
  schema: whole(z.object({ captureId: CaptureId, error: AppError })),
});

/** The draft whose form made room for a screenshot and is shown again after it. */
export const broughtBackSetting = defineStored({
  area: 'session',
  key: 'broughtBack',
  schema: whole(CaptureId),
});

/** The results of the searches for tickets that are like a capture, the latest first. */
export const alikeSetting = defineStored({
  area: 'session',
  key: 'alike',
  schema: entries(
    z.object({
      id: CaptureId,
      helpdesk: z.string(),
      query: z.string(),
      at: z.number(),
      tickets: z.array(FoundTicket),
    }),
  ),
});

/** The e-mail addresses on the pages of the latest drafts. In memory only, because the picture may hide them. */
export const namedSetting = defineStored({
  area: 'session',
  key: 'named',
  schema: entries(z.object({ id: CaptureId, addresses: z.array(z.string()) })),
});

const rememberedPages = 10;

export async function rememberNamed(id: CaptureId, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return;
  await navigator.locks.request('named', async () => {
    const before = (await namedSetting.read()) ?? [];
    await namedSetting.write([{ id, addresses }, ...before].slice(0, rememberedPages));
  });
}

/** The end of each helpdesk's pause, by base URL, if its rate limit was used up. Epoch milliseconds. */
export const pausesSetting = defineStored({ key: 'pauses', schema: record(z.number()) });

export function pauseHelpdesk(baseUrl: string, until: number): Promise<void> {
  return navigator.locks.request('pauses', async () => {
    const others = Object.entries((await pausesSetting.read()) ?? {}).filter(([, time]) => time > Date.now());
    await pausesSetting.write({ ...Object.fromEntries(others), [baseUrl]: until });
  });
}

/** Ends a helpdesk's pause, because the helpdesk was connected anew or removed. */
export function forgetPause(baseUrl: string): Promise<void> {
  return navigator.locks.request('pauses', async () => {
    const { [baseUrl]: _gone, ...others } = (await pausesSetting.read()) ?? {};
    await pausesSetting.write(others);
  });
}

export const preferencesSetting = defineStored({ key: 'preferences', schema: whole(Preferences) });

export async function readPreferences(): Promise<Preferences> {
  return (await preferencesSetting.read()) ?? defaultPreferences;
}

/**
 * Changes the active helpdesk's preferences and returns them. Takes the lock of the helpdesks, because a change of the
 * active helpdesk replaces the preferences.
 */
export function writePreferences(patch: PreferencesPatch): Promise<Preferences> {
  return navigator.locks.request('helpdesks', async () => {
    // Not a spread: its type would make properties that a patch may omit undefined, but a message leaves them out.
    const next = Object.assign({}, await readPreferences(), patch);
    await preferencesSetting.write(next);
    return next;
  });
}

/** Templates and site rules. */
export const librarySetting = defineStored({
  key: 'library',
  schema: members<Library>({ templates: entries(Template), rules: entries(SiteRule) }),
});

export async function readLibrary(): Promise<Library> {
  return (await librarySetting.read()) ?? emptyLibrary;
}

export function changeLibrary(change: LibraryChange): Promise<void> {
  return navigator.locks.request('library', async () =>
    librarySetting.write(withChange(await readLibrary(), change)),
  );
}
