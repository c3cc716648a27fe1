import { browser, type Storage } from '../browser.ts';
import { parseJson } from '../parse-json.ts';
import { firstVersion, type Migration, migrate, versionAfter } from './migrate.ts';
import type { Parts, Readable } from './readable-parts.ts';

type Items = Record<string, unknown>;

/**
 * A value in the browser's storage. `read` leaves out what it cannot read: a part that another version wrote or that is
 * damaged. Nothing of it is lost: `write` keeps such an entry in its list, and moves a value that is bad as a whole to
 * `keptKey`.
 */
export interface Stored<T> {
  readonly key: string;
  readonly keptKey: string;
  check(raw: unknown): T | null;
  /** Returns the items that store the value; `before` has the stored items of both keys. */
  items(value: T, before: Items): Items;
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  /** Removes everything, also what cannot be read. */
  remove(): Promise<void>;
  watch(changed: (value: T | null) => void): () => void;
  /** Returns what cannot be read of the stored items. */
  unreadable(items: Items): unknown[];
}

interface Definition<T> {
  /** `session` is kept in memory and is gone when the browser closes or the extension is updated. */
  area?: 'local' | 'session';
  key: string;
  schema: Readable<T>;
  /** The steps from version 1 to the version that `schema` describes. */
  migrations?: readonly Migration[];
  /**
   * Stores one JSON text: Chromium takes seconds to return 50,000 objects, but milliseconds for a text of the same
   * size.
   */
  asText?: boolean;
  /** The value can be had again from the helpdesk, so that one that cannot be read is not worth keeping. */
  isCopy?: boolean;
}

/**
 * Defines how a value is stored: in `local` as `{ version, value }`. A value without a version is of version 1, which
 * was stored bare.
 */
export function defineStored<T>(definition: Definition<T>): Stored<T> {
  const { area = 'local', key, schema, migrations = [], asText = false, isCopy = false } = definition;
  const keptKey = `unreadable ${key}`;
  const version = versionAfter(migrations);
  // What is in memory is never older than the code; and an API key on trial must not be copied.
  const outlivesCode = area === 'local';
  const keeps = outlivesCode && !isCopy;

  function part(raw: unknown): Parts<T> {
    if (raw === undefined) return { value: null, unreadable: [] };
    const stored = isVersioned(raw)
      ? { ...raw, value: asText && typeof raw.value === 'string' ? parseJson(raw.value) : raw.value }
      : { version: firstVersion, value: raw };
    const parts = schema.part(migrate(stored.value, stored.version, migrations));
    return parts.value === null ? { value: null, unreadable: [{ at: [], value: raw }] } : parts;
  }
  const check = (raw: unknown): T | null => part(raw).value;
  const packed = (value: unknown): unknown =>
    outlivesCode ? { version, value: asText ? JSON.stringify(value) : value } : value;

  function items(value: T, before: Items): Items {
    if (!keeps) return { [key]: packed(value) };
    const parts = part(before[key]);
    if (parts.value !== null) return { [key]: packed(schema.join(value, parts.unreadable)) };
    const bad = parts.unreadable.map((one) => one.value);
    return {
      [key]: packed(value),
      ...(bad.length > 0 && { [keptKey]: [...listIn(before[keptKey]), ...bad] }),
    };
  }

  return {
    key,
    keptKey,
    check,
    items,
    read: async () => check((await browser.storage[area].get(key))[key]),
    write: async (value) =>
      browser.storage[area].set(items(value, keeps ? await browser.storage[area].get([key, keptKey]) : {})),
    remove: () => browser.storage[area].remove([key, keptKey]),
    watch(changed) {
      const listener = (changes: Record<string, Storage.StorageChange>, name: string): void => {
        const change = changes[key];
        if (name === area && change !== undefined) changed(check(change.newValue));
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
    unreadable: (stored) =>
      keeps ? [...part(stored[key]).unreadable.map((one) => one.value), ...listIn(stored[keptKey])] : [],
  };
}

/** Reads several `local` values in one call of the browser. */
export async function readTogether<All extends readonly Stored<unknown>[]>(...all: All) {
  const found = await browser.storage.local.get(all.map(({ key }) => key));
  return all.map(({ key, check }) => check(found[key])) as {
    [At in keyof All]: ReturnType<All[At]['check']>;
  };
}

/** Returns what cannot be read of several `local` values, by key. */
export async function readUnreadableValues(
  all: readonly Pick<Stored<unknown>, 'key' | 'keptKey' | 'unreadable'>[],
): Promise<{ key: string; value: unknown }[]> {
  const items = await browser.storage.local.get(all.flatMap(({ key, keptKey }) => [key, keptKey]));
  return all.flatMap(({ key, unreadable }) => unreadable(items).map((value) => ({ key, value })));
}

/** Whether a stored value says its version. */
export function isVersioned(raw: unknown): raw is { version: number; value: unknown } {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    'value' in raw &&
    'version' in raw &&
    Number.isInteger(raw.version)
  );
}

function listIn(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}
