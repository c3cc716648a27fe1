import { deleteDB, openDB } from 'idb';
import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import type { Keys } from '../helpdesks.ts';
import { parseJson } from '../parse-json.ts';
import { isVersioned } from './define-stored.ts';
import { renewLocal } from './renew-local.ts';

/** Stores API keys under their helpdesk's base URL. Only this file reads keys, and only the background imports it. */
interface KeyStore extends Keys {
  read(baseUrl: string): Promise<string | null>;
}

const storedKeys = 'apiKeys';
const KeysByUrl = z.record(z.string(), z.string());

async function readLocalKeys(): Promise<Record<string, string>> {
  const parsed = KeysByUrl.safeParse((await browser.storage.local.get(storedKeys))[storedKeys]);
  return parsed.success ? parsed.data : {};
}

function renewWith(keys: Record<string, string>): Promise<void> {
  return renewLocal(({ [storedKeys]: _before, ...others }) =>
    Object.keys(keys).length === 0 ? others : { ...others, [storedKeys]: keys },
  );
}

/**
 * Stores Chromium's keys in `storage.local`, the only storage that private windows share with the others.
 * `storage.local` leaves nothing on the disk if it is cleared completely.
 */
export const keysInLocal: KeyStore = {
  read: async (baseUrl) => (await readLocalKeys())[baseUrl] ?? null,
  async write(baseUrl, key) {
    const { [baseUrl]: before, ...others } = await readLocalKeys();
    if (before === key) return;
    const keys = { ...others, [baseUrl]: key };
    await (before === undefined ? browser.storage.local.set({ [storedKeys]: keys }) : renewWith(keys));
  },
  async remove(baseUrl) {
    const { [baseUrl]: gone, ...others } = await readLocalKeys();
    if (gone !== undefined) await renewWith(others);
  },
  async keepOnly(baseUrls) {
    const before = await readLocalKeys();
    const kept = Object.fromEntries(Object.entries(before).filter(([url]) => baseUrls.includes(url)));
    if (Object.keys(kept).length < Object.keys(before).length) await renewWith(kept);
  },
};

const databasePrefix = 'key of ';
const tableName = 'keys';

async function databaseNames(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name = '' }) => (name.startsWith(databasePrefix) ? [name] : []));
}

async function openKeys(name: string) {
  return openDB<{ keys: { key: string; value: unknown } }>(name, 1, {
    upgrade: (database) => void database.createObjectStore(tableName),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/**
 * Stores each key in a database of its own, for Firefox: deleting the database deletes its files. `storage.local` is
 * unsuitable, because cleared data stays in its file.
 */
export const keysInDatabases: KeyStore = {
  async read(baseUrl) {
    const name = `${databasePrefix}${baseUrl}`;
    // Opening a database that does not exist would create it.
    if (!(await databaseNames()).includes(name)) return null;
    const database = await openKeys(name);
    try {
      const key = await database.get(tableName, 'key');
      return typeof key === 'string' ? key : null;
    } finally {
      database.close();
    }
  },
  async write(baseUrl, key) {
    const name = `${databasePrefix}${baseUrl}`;
    if ((await this.read(baseUrl)) === key) return;
    await deleteDB(name);
    const database = await openKeys(name);
    try {
      await database.put(tableName, key, 'key');
    } finally {
      database.close();
    }
  },
  remove: (baseUrl) => deleteDB(`${databasePrefix}${baseUrl}`),
  async keepOnly(baseUrls) {
    const kept = baseUrls.map((url) => `${databasePrefix}${url}`);
    const gone = (await databaseNames()).filter((name) => !kept.includes(name));
    await Promise.all(gone.map((name) => deleteDB(name)));
  },
};

const store = import.meta.env.FIREFOX ? keysInDatabases : keysInLocal;

/** Writes and deletes keys when a helpdesk is connected or disconnected. Cannot read keys. */
export const keys: Keys = store;

/** Returns the key of a helpdesk; null if the helpdesk is not connected. */
export async function readKey(baseUrl: string): Promise<string | null> {
  const key = await store.read(baseUrl);
  if (key !== null) return key;
  return (await adoptOldKeys()) ? store.read(baseUrl) : null;
}

const AtUrl = z.looseObject({ baseUrl: z.string() });
const WithKey = z.looseObject({ connection: AtUrl, apiKey: z.string() });

interface Found {
  url: string;
  key: string;
}

/** Splits a helpdesk as version 0.1 stored it into its key and all the rest; null for an entry without a key. */
function takeKey(entry: unknown): { found: Found; rest: unknown } | null {
  const parsed = WithKey.safeParse(entry);
  if (!parsed.success) return null;
  const { apiKey: key, ...rest } = parsed.data;
  return { found: { url: rest.connection.baseUrl, key }, rest };
}

interface OldItems {
  found: Found[];
  /** The key of the active helpdesk, with or without its connection. */
  apiKey: string | undefined;
  /** The other helpdesks without their keys, in the form in which they are stored. */
  others: { otherHelpdesks?: unknown };
}

async function readOldItems(): Promise<OldItems> {
  const items = await browser.storage.local.get(['apiKey', 'connection', 'otherHelpdesks']);
  const apiKey = typeof items['apiKey'] === 'string' ? items['apiKey'] : undefined;
  const connection = AtUrl.safeParse(bare(items['connection']));
  const isOwn = connection.success && apiKey !== undefined;
  const own = isOwn ? [{ url: connection.data.baseUrl, key: apiKey }] : [];
  const stored = items['otherHelpdesks'];
  const value = bare(stored);
  const list = typeof value === 'string' ? parseJson(value) : value;
  const taken = Array.isArray(list)
    ? list.map((entry) => takeKey(entry) ?? { found: null, rest: entry })
    : [];
  const found = taken.flatMap((one) => one.found ?? []);
  if (found.length === 0) return { found: own, apiKey, others: {} };
  const rest = taken.map((one) => one.rest);
  const stripped = typeof value === 'string' ? JSON.stringify(rest) : rest;
  return {
    found: [...own, ...found],
    apiKey,
    others: { otherHelpdesks: isVersioned(stored) ? { ...stored, value: stripped } : stripped },
  };
}

/** Returns a stored value without its version. */
function bare(stored: unknown): unknown {
  return isVersioned(stored) ? stored.value : stored;
}

const hasKeys = ({ apiKey, found }: OldItems): boolean => apiKey !== undefined || found.length > 0;

/**
 * Moves the keys that version 0.1 stored beside their connections. Resolves to whether there were any. Call this before
 * the connections are rewritten: the rewritten connections have no keys.
 */
export async function adoptOldKeys(into: KeyStore = store): Promise<boolean> {
  if (!hasKeys(await readOldItems())) return false;
  return navigator.locks.request('helpdesks', async () => {
    const { apiKey, found, others } = await readOldItems();
    for (const { url, key } of found) await into.write(url, key);
    if (into === keysInLocal) await renewLocal(({ apiKey: _taken, ...items }) => ({ ...items, ...others }));
    else {
      await browser.storage.local.set({
        ...others,
        ...(apiKey !== undefined && { apiKey: noiseFor(apiKey) }),
      });
      await browser.storage.local.remove('apiKey');
    }
    return true;
  });
}

/** Makes a random text as long as a key. The browser then writes it over the key in the file. */
function noiseFor(text: string): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(text.length)), (byte) =>
    String.fromCharCode(48 + (byte % 64)),
  ).join('');
}
