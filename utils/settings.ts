import * as z from 'zod/mini';
import { browser, type Storage } from './browser.ts';
import { CaptureId, FoundTicket, ScreenshotMode } from './captures/capture.ts';
import { emptyLibrary, Library, type LibraryChange, withChange } from './captures/library.ts';
import { defaultPreferences, Preferences, type PreferencesPatch } from './captures/preferences.ts';
import { ConnectionSummary } from './deskpro/connection.ts';
import { Directory } from './deskpro/directory.ts';
import { AppError } from './errors.ts';
import { parseJson } from './parse-json.ts';

export type { ConnectionSummary } from './deskpro/connection.ts';

/** What the person typed on the options page and has not been proved yet. It lives in memory (`storage.session`) and never in a message. */
export const ConnectRequest = z.object({
  address: z.string(),
  key: z.string(),
  /** Beside the helpdesk that is connected, not in its place. */
  isFurther: z._default(z.boolean(), false),
});
export type ConnectRequest = z.infer<typeof ConnectRequest>;

/** A stored value that is checked when read: a value of a shape we do not know counts as none. */
export interface Setting<T> {
  readonly key: string;
  check(raw: unknown): T | null;
  /** The value as it is stored. */
  stored(value: T): unknown;
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  watch(changed: (value: T | null) => void): () => void;
}

/** `session` lives in memory and is gone with the browser. */
type AreaName = 'local' | 'session';

/**
 * `asText`: stored as one JSON text. Chromium takes seconds to hand over 50,000 objects, and milliseconds for a text of the same
 * size. A value that an earlier version stored as an object is read as well.
 */
export function defineSetting<T>(
  area: AreaName,
  key: string,
  schema: z.ZodMiniType<T>,
  { asText = false } = {},
): Setting<T> {
  const check = (raw: unknown): T | null => {
    const parsed = schema.safeParse(asText && typeof raw === 'string' ? parseJson(raw) : raw);
    return parsed.success ? parsed.data : null;
  };
  const stored = (value: T): unknown => (asText ? JSON.stringify(value) : value);
  return {
    key,
    check,
    stored,
    read: async () => check((await browser.storage[area].get(key))[key]),
    write: (value) => browser.storage[area].set({ [key]: stored(value) }),
    remove: () => browser.storage[area].remove(key),
    watch(changed) {
      const listener = (changes: Record<string, Storage.StorageChange>, name: string): void => {
        const change = changes[key];
        if (name === area && change !== undefined) changed(check(change.newValue));
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}

/** Several settings, all of them `local`, in one call of the browser. */
export async function readTogether<Settings extends readonly Setting<unknown>[]>(...settings: Settings) {
  const found = await browser.storage.local.get(settings.map(({ key }) => key));
  return settings.map(({ key, check }) => check(found[key])) as {
    [At in keyof Settings]: ReturnType<Settings[At]['check']>;
  };
}

export const connectionSetting = defineSetting('local', 'connection', ConnectionSummary);
export const directorySetting = defineSetting('local', 'directory', Directory, { asText: true });
export const connectRequestSetting = defineSetting('session', 'connectRequest', ConnectRequest);
/** A picture that the store would not take, as a data URL, until the browser is closed: the person can still save it. */
export const rescueSetting = defineSetting(
  'session',
  'rescuedPicture',
  z.object({ filename: z.string(), dataUrl: z.string() }),
);

/** Whom the last tickets were for, the latest first: addresses as they were written. */
export const recentRequestersSetting = defineSetting('local', 'recentRequesters', z.array(z.string()));
const mostRecent = 12;

/** Whether this is a private window. There only `storage.local` is on the disk, which all windows share; all else is in memory. */
export function isPrivate(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}

/** Does nothing in a private window, because nothing of it may be on the disk. */
export async function rememberRequester(requester: string): Promise<void> {
  if (isPrivate()) return;
  const before = (await recentRequestersSetting.read()) ?? [];
  const others = before.filter((one) => one.toLowerCase() !== requester.toLowerCase());
  await recentRequestersSetting.write([requester, ...others].slice(0, mostRecent));
}

/** The screenshot that is being taken, for whoever shows it or has to end it. Times are epoch milliseconds. */
export const ScreenshotJob = z.object({
  captureId: CaptureId,
  tabId: z.number(),
  windowId: z.number(),
  mode: ScreenshotMode,
  /** Beside the pictures the draft has, not in their place. */
  add: z.boolean(),
  /** The page it is of, where that is another one than the capture's. */
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  phase: z.enum(['waiting', 'picking', 'capturing']),
  /** How many pictures of the window are taken, and how many it takes as far as is known; 0 of 0 before that. */
  done: z.number(),
  of: z.number(),
  /** When the waiting is over. */
  until: z.nullable(z.number()),
  /** What of the page is captured; null for all of it. */
  region: z.nullable(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  /** When it was last heard of. */
  at: z.number(),
});
export type ScreenshotJob = z.infer<typeof ScreenshotJob>;

export const screenshotJobSetting = defineSetting('session', 'screenshotJob', ScreenshotJob);

/** Why the last screenshot that was asked for came to nothing, for a popup that was closed meanwhile. */
export const screenshotProblemSetting = defineSetting(
  'session',
  'screenshotProblem',
  z.object({ captureId: CaptureId, error: AppError }),
);

/** The draft whose form is shown again after a screenshot that it made room for. */
export const broughtBackSetting = defineSetting('session', 'broughtBack', CaptureId);

/** What looking for tickets like a capture's found, the latest first. */
export const alikeSetting = defineSetting(
  'session',
  'alike',
  z.array(
    z.object({
      id: CaptureId,
      helpdesk: z.string(),
      query: z.string(),
      at: z.number(),
      tickets: z.array(FoundTicket),
    }),
  ),
);

/** Whom the pages of the latest drafts name, by e-mail address. In memory alone: they may be what is hidden in the picture. */
export const namedSetting = defineSetting(
  'session',
  'named',
  z.array(z.object({ id: CaptureId, addresses: z.array(z.string()) })),
);

const rememberedPages = 10;

export async function rememberNamed(id: CaptureId, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return;
  await navigator.locks.request('named', async () => {
    const before = (await namedSetting.read()) ?? [];
    await namedSetting.write([{ id, addresses }, ...before].slice(0, rememberedPages));
  });
}

/** Until when helpdesks whose limit was used up are left alone, by base URL. Epoch milliseconds. */
export const pausesSetting = defineSetting('local', 'pauses', z.record(z.string(), z.number()));

export function pauseHelpdesk(baseUrl: string, until: number): Promise<void> {
  return navigator.locks.request('pauses', async () => {
    const others = Object.entries((await pausesSetting.read()) ?? {}).filter(([, time]) => time > Date.now());
    await pausesSetting.write({ ...Object.fromEntries(others), [baseUrl]: until });
  });
}

/** A helpdesk that is connected anew, or no more, is left alone no longer. */
export function forgetPause(baseUrl: string): Promise<void> {
  return navigator.locks.request('pauses', async () => {
    const { [baseUrl]: _gone, ...others } = (await pausesSetting.read()) ?? {};
    await pausesSetting.write(others);
  });
}

export const preferencesSetting = defineSetting('local', 'preferences', Preferences);

export async function readPreferences(): Promise<Preferences> {
  return (await preferencesSetting.read()) ?? defaultPreferences;
}

/** Under the lock of the helpdesks, since the defaults are those of the one in force. */
export function writePreferences(patch: PreferencesPatch): Promise<Preferences> {
  return navigator.locks.request('helpdesks', async () => {
    // Spread, what a patch may leave out would count as undefined; a message leaves it out.
    const next = Object.assign({}, await readPreferences(), patch);
    await preferencesSetting.write(next);
    return next;
  });
}

/** Templates and rules per site. */
export const librarySetting = defineSetting('local', 'library', Library);

export async function readLibrary(): Promise<Library> {
  return (await librarySetting.read()) ?? emptyLibrary;
}

export function changeLibrary(change: LibraryChange): Promise<void> {
  return navigator.locks.request('library', async () =>
    librarySetting.write(withChange(await readLibrary(), change)),
  );
}
