import * as z from 'zod/mini';
import { browser } from './browser.ts';
import { defaultPreferences, Preferences } from './captures/preferences.ts';
import { preferencesSetting } from './captures/stored-preferences.ts';
import { ConnectionSummary } from './deskpro/connection.ts';
import { Directory } from './deskpro/directory.ts';
import { connectionSetting, directorySetting } from './deskpro/stored-connection.ts';
import { defineStored, readTogether } from './storage/define-stored.ts';
import { fromJsonText } from './storage/from-json-text.ts';
import { entries } from './storage/readable-parts.ts';

/**
 * A connected helpdesk with its settings. `otherHelpdesksSetting` has all but the active helpdesk, which keeps its
 * original keys, so that a person with one helpdesk has nothing to migrate. The API keys are stored apart, each under
 * its helpdesk's base URL (storage/secrets.ts), so that no helpdesk gets another helpdesk's key.
 */
const OtherHelpdesk = z.object({
  connection: ConnectionSummary,
  preferences: Preferences,
  /** A directory that cannot be read is read from the helpdesk again. */
  directory: z.catch(z.nullable(Directory), null),
});
export type OtherHelpdesk = z.infer<typeof OtherHelpdesk>;

export const otherHelpdesksSetting = defineStored({
  key: 'otherHelpdesks',
  schema: entries(OtherHelpdesk),
  migrations: [fromJsonText],
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
  const all = [...inForce, ...(others ?? []).map((one) => withChoicesOf(first.preferences, one))];
  // An entry that could not be read for a time may be of a helpdesk that was connected again meanwhile.
  return all.filter((one, at) => all.findIndex(isOf(one.connection.baseUrl)) === at);
}

/** What to hide, what to read, what to copy and whether to follow tickets is the person's choice and the same for every helpdesk. */
function withChoicesOf(person: Preferences, one: OtherHelpdesk): OtherHelpdesk {
  const { hideSensitive, hiddenWords, allowedSites, followTickets, pageHealth, copyLink } = person;
  const choices = { hideSensitive, hiddenWords, allowedSites, followTickets, pageHealth, copyLink };
  return { ...one, preferences: { ...one.preferences, ...choices } };
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

type Items = Record<string, unknown>;

/** Reads what is stored beside the directories, also what cannot be read, for `itemsOf`. */
function readItems(): Promise<Items> {
  return browser.storage.local.get(besidesDirectory.flatMap(({ key, keptKey }) => [key, keptKey]));
}

/** Returns the items that store the active helpdesk's settings, or some of them. */
function itemsOf({ connection, preferences, directory }: Partial<OtherHelpdesk>, before: Items): Items {
  return {
    ...(connection && connectionSetting.items(connection, before)),
    ...(preferences && preferencesSetting.items(preferences, before)),
    ...(directory && directorySetting.items(directory, before)),
  };
}

/**
 * Stores all helpdesks. The values are set in one call, so that no reader sees only some of them. What cannot be read
 * stays.
 */
async function write([inForce, ...others]: OtherHelpdesk[]): Promise<void> {
  const before = await readItems();
  const isReadable = ({ key, check }: (typeof besidesDirectory)[number]) => check(before[key]) !== null;
  const isOthersReadable = isReadable(otherHelpdesksSetting);
  const hasOthers =
    others.length > 0 || (isOthersReadable && otherHelpdesksSetting.unreadable(before).length > 0);
  const gone = isOthersReadable && !hasOthers ? [otherHelpdesksSetting.key] : [];
  if (inForce === undefined && isReadable(connectionSetting)) gone.push(connectionSetting.key);
  if (inForce === undefined || inForce.directory === null) gone.push(directorySetting.key);
  await browser.storage.local.set({
    ...(inForce && itemsOf(inForce, before)),
    ...(hasOthers && otherHelpdesksSetting.items(others, before)),
  });
  await browser.storage.local.remove(gone);
}

const isOf =
  (baseUrl: string | undefined) =>
  ({ connection }: ConnectedHelpdesk): boolean =>
    connection.baseUrl === baseUrl;

/** The store of the API keys, by base URL. */
export interface Keys {
  /** Stores a helpdesk's key and deletes its previous key, from the disk too. */
  write(baseUrl: string, key: string): Promise<void>;
  /** Deletes a helpdesk's key, from the disk too. */
  remove(baseUrl: string): Promise<void>;
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
    if (settings.some(({ unreadable }) => unreadable(found).length > 0)) return;
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
    const ways = (await preferencesSetting.read()) ?? defaultPreferences;
    const known = all.find(isOf(baseUrl));
    // Requester, agent and department belong to one helpdesk; the other preferences belong to the person.
    const preferences =
      known?.preferences ??
      (isFurther ? { ...ways, requester: '', agentId: null, departmentId: null } : ways);
    const others = all.slice(isFurther ? 0 : 1).filter((one) => one !== known);
    const next = [{ ...connected, preferences }, ...others];
    await write(next);
    const kept = urlsOf(next);
    for (const url of urlsOf(all)) if (!kept.includes(url)) await keys.remove(url);
  });
}

/** Removes the active helpdesk (`gone`) and its key; the next helpdesk becomes active. */
export function removeHelpdesk(keys: Keys): Promise<{ gone: OtherHelpdesk | null; isLast: boolean }> {
  return alone(async () => {
    const [gone = null, ...others] = await readHelpdesks();
    await write(others);
    if (gone !== null) await keys.remove(gone.connection.baseUrl);
    return { gone, isLast: others.length === 0 };
  });
}

/** Makes a removed helpdesk the active one again. Does nothing if it was connected again meanwhile. */
export function restoreHelpdesk(removed: OtherHelpdesk, apiKey: string, keys: Keys): Promise<void> {
  return alone(async () => {
    const all = await readHelpdesks();
    const { baseUrl } = removed.connection;
    if (all.some(isOf(baseUrl))) return;
    await keys.write(baseUrl, apiKey);
    const person = (await preferencesSetting.read()) ?? removed.preferences;
    await write([withChoicesOf(person, removed), ...all]);
  });
}

/** Changes what is known of a helpdesk, active or not. Does nothing if the helpdesk is not connected any more. */
export function changeHelpdesk(
  baseUrl: string,
  change: (
    before: Pick<OtherHelpdesk, 'connection'>,
  ) => Partial<Pick<OtherHelpdesk, 'connection' | 'directory'>>,
): Promise<void> {
  return alone(async () => {
    const before = await readItems();
    const connection = connectionSetting.check(before[connectionSetting.key]);
    if (connection?.baseUrl === baseUrl)
      return browser.storage.local.set(itemsOf(change({ connection }), before));
    const others = otherHelpdesksSetting.check(before[otherHelpdesksSetting.key]) ?? [];
    const at = others.findIndex(isOf(baseUrl));
    const found = others[at];
    if (found !== undefined)
      await browser.storage.local.set(
        otherHelpdesksSetting.items(others.with(at, { ...found, ...change(found) }), before),
      );
  });
}
