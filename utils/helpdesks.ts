import * as z from 'zod/mini';
import { browser } from './browser.ts';
import { defaultPreferences, Preferences } from './captures/preferences.ts';
import { ConnectionSummary } from './deskpro/connection.ts';
import { Directory } from './deskpro/directory.ts';
import {
  connectionSetting,
  defineSetting,
  directorySetting,
  preferencesSetting,
  readTogether,
} from './settings.ts';

/**
 * A connected helpdesk with its settings. `otherHelpdesksSetting` has all but the active helpdesk, which keeps its
 * original keys, so that a person with one helpdesk has nothing to migrate. The API keys are stored apart, each under
 * its helpdesk's base URL (storage/secrets.ts), so that no helpdesk gets another helpdesk's key.
 */
const OtherHelpdesk = z.object({
  connection: ConnectionSummary,
  preferences: Preferences,
  directory: z.nullable(Directory),
});
type OtherHelpdesk = z.infer<typeof OtherHelpdesk>;

export const otherHelpdesksSetting = defineSetting('local', 'otherHelpdesks', z.array(OtherHelpdesk), {
  asText: true,
});

/** Runs a change of the helpdesks' settings under one lock, so that no helpdesk ends up with another's settings. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('helpdesks', work);
}

const besidesDirectory = [connectionSetting, preferencesSetting, otherHelpdesksSetting] as const;
type ConnectedHelpdesk = Omit<OtherHelpdesk, 'directory'>;

/** Returns all connected helpdesks, the active one first. */
export async function readHelpdesks(): Promise<OtherHelpdesk[]> {
  const [directory, ...found] = await readTogether(directorySetting, ...besidesDirectory);
  return inOrder(found, directory);
}

/** Like `readHelpdesks`, but does not read the active helpdesk's directory, which may have megabytes. */
export async function readConnections(): Promise<ConnectedHelpdesk[]> {
  return inOrder(await readTogether(...besidesDirectory), null);
}

function inOrder(
  [connection, preferences, others]: [ConnectionSummary | null, Preferences | null, OtherHelpdesk[] | null],
  directory: Directory | null,
): OtherHelpdesk[] {
  const first = { preferences: preferences ?? defaultPreferences, directory };
  const inForce = connection === null ? [] : [{ ...first, connection }];
  // What to hide is the person's choice and the same for every helpdesk.
  const { hideSensitive, hiddenWords, allowedSites } = first.preferences;
  const asHere = (one: OtherHelpdesk) => ({
    ...one,
    preferences: { ...one.preferences, hideSensitive, hiddenWords, allowedSites },
  });
  return [...inForce, ...(others ?? []).map(asHere)];
}

/** Returns the helpdesk with this base URL, or the active helpdesk if there is none. */
export async function readConnection(baseUrl: string | undefined): Promise<ConnectedHelpdesk | undefined> {
  const all = await readConnections();
  return all.find(isOf(baseUrl)) ?? all[0];
}

/** Like `readConnection`, with the directory. */
export async function readHelpdesk(baseUrl: string | undefined): Promise<OtherHelpdesk | undefined> {
  const all = await readHelpdesks();
  return all.find(isOf(baseUrl)) ?? all[0];
}

/** Stores all helpdesks. The values are set in one call, so that no reader sees only some of them. */
async function write([inForce, ...others]: OtherHelpdesk[]): Promise<void> {
  const gone = [...(others.length === 0 ? [otherHelpdesksSetting.key] : [])];
  if (inForce === undefined) gone.push(connectionSetting.key, directorySetting.key);
  else {
    if (inForce.directory === null) gone.push(directorySetting.key);
    await browser.storage.local.set({
      ...stored(inForce),
      ...(others.length > 0 && { [otherHelpdesksSetting.key]: otherHelpdesksSetting.stored(others) }),
    });
  }
  await browser.storage.local.remove(gone);
}

/** Returns the active helpdesk's settings, or some of them, in the form in which they are stored. */
function stored({ directory, ...others }: Partial<OtherHelpdesk>): Record<string, unknown> {
  return { ...others, ...(directory && { [directorySetting.key]: directorySetting.stored(directory) }) };
}

const isOf =
  (baseUrl: string | undefined) =>
  ({ connection }: ConnectedHelpdesk): boolean =>
    connection.baseUrl === baseUrl;

/** The store of the API keys, by base URL. */
export interface Keys {
  /** Stores a helpdesk's key and deletes its previous key, from the disk too. */
  write(baseUrl: string, key: string): Promise<void>;
  /** Deletes the keys of all helpdesks but these, from the disk too. */
  keepOnly(baseUrls: readonly string[]): Promise<void>;
}

const urlsOf = (all: readonly ConnectedHelpdesk[]) => all.map(({ connection }) => connection.baseUrl);

/**
 * Deletes each key whose helpdesk is not connected: a stopped worker may have left one. Deletes no key if a stored
 * connection cannot be read, because the key may be that connection's.
 */
export function tidyKeys(keys: Keys): Promise<void> {
  return alone(async () => {
    const settings = [connectionSetting, otherHelpdesksSetting];
    const found = await browser.storage.local.get(settings.map(({ key }) => key));
    if (settings.some(({ key, check }) => found[key] !== undefined && check(found[key]) === null)) return;
    await keys.keepOnly(urlsOf(await readConnections()));
  });
}

/** Makes a connected helpdesk the active one. */
export function switchHelpdesk(baseUrl: string): Promise<void> {
  return alone(async () => {
    const all = await readHelpdesks();
    const chosen = all.filter(isOf(baseUrl));
    await write([...chosen, ...all.filter((one) => !chosen.includes(one))]);
  });
}

/**
 * Makes a newly connected helpdesk the active one. It replaces the active helpdesk unless `isFurther`. A helpdesk that
 * was connected before keeps its preferences.
 */
export function addHelpdesk(
  { apiKey, ...connected }: Omit<OtherHelpdesk, 'preferences'> & { apiKey: string },
  isFurther: boolean,
  keys: Keys,
): Promise<void> {
  return alone(async () => {
    const all = await readHelpdesks();
    const { baseUrl } = connected.connection;
    await keys.write(baseUrl, apiKey);
    const kept = (await preferencesSetting.read()) ?? defaultPreferences;
    const known = all.find(isOf(baseUrl));
    // Requester, agent and department belong to one helpdesk; the other preferences belong to the person.
    const preferences =
      known?.preferences ??
      (isFurther ? { ...kept, requester: '', agentId: null, departmentId: null } : kept);
    const others = all.slice(isFurther ? 0 : 1).filter((one) => one !== known);
    const next = [{ ...connected, preferences }, ...others];
    await write(next);
    await keys.keepOnly(urlsOf(next));
  });
}

/** Removes the active helpdesk and its key; the next helpdesk becomes active. Returns the removed base URL (`gone`). */
export function removeHelpdesk(keys: Keys): Promise<{ gone: string | null; isLast: boolean }> {
  return alone(async () => {
    const [gone, ...others] = await readHelpdesks();
    await write(others);
    await keys.keepOnly(urlsOf(others));
    return { gone: gone?.connection.baseUrl ?? null, isLast: others.length === 0 };
  });
}

/** Changes what is stored of a helpdesk, active or not. Does nothing if the helpdesk is not connected any more. */
export function changeHelpdesk(
  baseUrl: string,
  change: (
    before: ConnectedHelpdesk,
  ) => Partial<Pick<OtherHelpdesk, 'connection' | 'directory' | 'preferences'>>,
): Promise<void> {
  return alone(async () => {
    const [inForce] = await readConnections();
    if (inForce !== undefined && isOf(baseUrl)(inForce))
      return browser.storage.local.set(stored(change(inForce)));
    const all = await readHelpdesks();
    const at = all.findIndex(isOf(baseUrl));
    const found = all[at];
    if (found !== undefined) await write(all.with(at, { ...found, ...change(found) }));
  });
}
