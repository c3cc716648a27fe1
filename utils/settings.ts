import { storage, type WxtStorageItem } from '@wxt-dev/storage';
import * as z from 'zod/mini';
import { ConnectionSummary } from './deskpro/connection.ts';
import { Directory } from './deskpro/directory.ts';

export type { ConnectionSummary } from './deskpro/connection.ts';

/** What the options page keeps. An empty requester means the key's own person. */
export const Preferences = z.object({
  requester: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  reviewBeforeCreating: z.boolean(),
  doNotNotify: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

export const defaultPreferences: Preferences = {
  requester: '',
  agentId: null,
  departmentId: null,
  reviewBeforeCreating: false,
  doNotNotify: false,
};

/** What the person typed on the options page and has not been proved yet. It lives in memory (`storage.session`) and never in a message. */
export const ConnectRequest = z.object({ address: z.string(), key: z.string() });
export type ConnectRequest = z.infer<typeof ConnectRequest>;

/** A stored value that is checked when read: a value of a shape we do not know counts as none. */
export interface Setting<T> {
  readonly item: Item;
  check(raw: unknown): T | null;
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  watch(changed: (value: T | null) => void): () => void;
}

type Item = WxtStorageItem<unknown, Record<string, unknown>>;

function defineSetting<T>(item: Item, schema: z.ZodMiniType<T>): Setting<T> {
  const check = (raw: unknown): T | null => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? parsed.data : null;
  };
  return {
    item,
    check,
    read: async () => check(await item.getValue()),
    write: (value) => item.setValue(value),
    remove: () => item.removeValue(),
    watch: (changed) => item.watch((value) => changed(check(value))),
  };
}

/** Several settings in one call of the browser. */
export async function readTogether<Settings extends readonly Setting<unknown>[]>(...settings: Settings) {
  const found = await storage.getItems(settings.map(({ item }) => item));
  return settings.map((setting, at) => setting.check(found[at]?.value)) as {
    [At in keyof Settings]: ReturnType<Settings[At]['check']>;
  };
}

export const connectionSetting = defineSetting(
  storage.defineItem<unknown>('local:connection', { version: 1 }),
  ConnectionSummary,
);
export const apiKeySetting = defineSetting(
  storage.defineItem<unknown>('local:apiKey', { version: 1 }),
  z.string(),
);
export const directorySetting = defineSetting(
  storage.defineItem<unknown>('local:directory', { version: 1 }),
  Directory,
);
export const connectRequestSetting = defineSetting(
  storage.defineItem<unknown>('session:connectRequest'),
  ConnectRequest,
);
/** A picture that the store would not take, as a data URL, until the browser is closed: the person can still save it. */
export const rescueSetting = defineSetting(
  storage.defineItem<unknown>('session:rescuedPicture'),
  z.object({ filename: z.string(), dataUrl: z.string() }),
);

/** Whom the last tickets were for, the latest first: addresses as they were written. */
export const recentRequestersSetting = defineSetting(
  storage.defineItem<unknown>('local:recentRequesters', { version: 1 }),
  z.array(z.string()),
);
const mostRecent = 12;

export async function rememberRequester(requester: string): Promise<void> {
  const before = (await recentRequestersSetting.read()) ?? [];
  const others = before.filter((one) => one.toLowerCase() !== requester.toLowerCase());
  await recentRequestersSetting.write([requester, ...others].slice(0, mostRecent));
}

/** Until when a helpdesk whose limit was used up is left alone. Epoch milliseconds. */
export const pauseSetting = defineSetting(
  storage.defineItem<unknown>('local:pause', { version: 1 }),
  z.object({ baseUrl: z.string(), until: z.number() }),
);
export const preferencesSetting = defineSetting(
  storage.defineItem<unknown>('local:preferences', { version: 1 }),
  Preferences,
);

export async function readPreferences(): Promise<Preferences> {
  return (await preferencesSetting.read()) ?? defaultPreferences;
}

export async function writePreferences(patch: Partial<Preferences>): Promise<Preferences> {
  const next = { ...(await readPreferences()), ...patch };
  await preferencesSetting.write(next);
  return next;
}

/** What a new ticket's form starts with. Without a default requester it is for the key's own person. */
export function formDefaults(preferences: Preferences, connection: ConnectionSummary | null) {
  return {
    requester: preferences.requester || (connection?.person.email ?? ''),
    agentId: preferences.agentId,
    departmentId: preferences.departmentId,
  };
}
