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
 * Connected helpdesks besides the one in force, which has the settings of its own that were there before there could be
 * several: so whoever has one helpdesk has nothing to migrate. The API keys are stored apart, each under its helpdesk's base
 * URL (storage/secrets.ts), so that no helpdesk gets another one's.
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

/** Every change of what belongs to one helpdesk goes through here: none may end with another's. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('helpdesks', work);
}

const besidesDirectory = [connectionSetting, preferencesSetting, otherHelpdesksSetting] as const;
type ConnectedHelpdesk = Omit<OtherHelpdesk, 'directory'>;

/** All that are connected, the one in force first. */
export async function readHelpdesks(): Promise<OtherHelpdesk[]> {
  const [directory, ...found] = await readTogether(directorySetting, ...besidesDirectory);
  return inOrder(found, directory);
}

/** The same without the directory of the one in force, which may have megabytes. */
export async function readConnections(): Promise<ConnectedHelpdesk[]> {
  return inOrder(await readTogether(...besidesDirectory), null);
}

function inOrder(
  [connection, preferences, others]: [ConnectionSummary | null, Preferences | null, OtherHelpdesk[] | null],
  directory: Directory | null,
): OtherHelpdesk[] {
  const first = { preferences: preferences ?? defaultPreferences, directory };
  const inForce = connection === null ? [] : [{ ...first, connection }];
  // What is nobody's business is the person's to say, whatever helpdesk it would go to.
  const { hideSensitive, hiddenWords, allowedSites } = first.preferences;
  const asHere = (one: OtherHelpdesk) => ({
    ...one,
    preferences: { ...one.preferences, hideSensitive, hiddenWords, allowedSites },
  });
  return [...inForce, ...(others ?? []).map(asHere)];
}

/** That helpdesk, else the one in force. */
export async function readConnection(baseUrl: string | undefined): Promise<ConnectedHelpdesk | undefined> {
  const all = await readConnections();
  return all.find(isOf(baseUrl)) ?? all[0];
}

/** The same with its directory. */
export async function readHelpdesk(baseUrl: string | undefined): Promise<OtherHelpdesk | undefined> {
  const all = await readHelpdesks();
  return all.find(isOf(baseUrl)) ?? all[0];
}

/** In one call, so that whoever reads sees all of it or none. */
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

/** The settings of the helpdesk in force, or of some of them, as they are stored. */
function stored({ directory, ...others }: Partial<OtherHelpdesk>): Record<string, unknown> {
  return { ...others, ...(directory && { [directorySetting.key]: directorySetting.stored(directory) }) };
}

const isOf =
  (baseUrl: string | undefined) =>
  ({ connection }: ConnectedHelpdesk): boolean =>
    connection.baseUrl === baseUrl;

/** Where API keys are kept, by base URL. */
export interface Keys {
  /** Stores the key of a helpdesk. A key that was stored before is gone, from the disk too. */
  write(baseUrl: string, key: string): Promise<void>;
  /** Deletes the keys of all other helpdesks, from the disk too. */
  keepOnly(baseUrls: readonly string[]): Promise<void>;
}

const urlsOf = (all: readonly ConnectedHelpdesk[]) => all.map(({ connection }) => connection.baseUrl);

/**
 * Deletes each key whose helpdesk is not connected: a worker that was stopped may have left one. Deletes no key if a stored
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

/** Puts one that is connected in force. */
export function switchHelpdesk(baseUrl: string): Promise<void> {
  return alone(async () => {
    const all = await readHelpdesks();
    const chosen = all.filter(isOf(baseUrl));
    await write([...chosen, ...all.filter((one) => !chosen.includes(one))]);
  });
}

/** Puts a newly connected one in force, beside the others or in the place of the one that was. Its defaults stay if it was known. */
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
    // Agents and departments are one helpdesk's; how one likes to work is the person's.
    const preferences =
      known?.preferences ??
      (isFurther ? { ...kept, requester: '', agentId: null, departmentId: null } : kept);
    const others = all.slice(isFurther ? 0 : 1).filter((one) => one !== known);
    const next = [{ ...connected, preferences }, ...others];
    await write(next);
    await keys.keepOnly(urlsOf(next));
  });
}

/** Forgets the one in force, key and all. The next one takes its place. */
export function removeHelpdesk(keys: Keys): Promise<{ gone: string | null; isLast: boolean }> {
  return alone(async () => {
    const [gone, ...others] = await readHelpdesks();
    await write(others);
    await keys.keepOnly(urlsOf(others));
    return { gone: gone?.connection.baseUrl ?? null, isLast: others.length === 0 };
  });
}

/** Changes what is known of a helpdesk, wherever it is kept, and nothing where it is gone. */
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
