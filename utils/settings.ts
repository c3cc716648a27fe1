import { storage, type WxtStorageItem } from '@wxt-dev/storage';
import * as z from 'zod/mini';
import { Directory } from './deskpro/directory.ts';

/** What is known of the connected helpdesk. The key is not in it: only the background reads that. */
export const ConnectionSummary = z.object({
  helpdeskName: z.string(),
  /** Host and port, for sentences. */
  host: z.string(),
  /** Address people open, without a trailing slash: `https://desk.example.com/support`. */
  baseUrl: z.string(),
  person: z.object({ id: z.number(), name: z.string(), email: z.string() }),
  /** The upload path this helpdesk was last seen to take. */
  uploadPath: z.enum(['temp', 'tmp']),
});
export type ConnectionSummary = z.infer<typeof ConnectionSummary>;

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
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  watch(changed: (value: T | null) => void): () => void;
}

function defineSetting<T>(
  item: WxtStorageItem<unknown, Record<string, unknown>>,
  schema: z.ZodMiniType<T>,
): Setting<T> {
  const check = (raw: unknown): T | null => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? parsed.data : null;
  };
  return {
    read: async () => check(await item.getValue()),
    write: (value) => item.setValue(value),
    remove: () => item.removeValue(),
    watch: (changed) => item.watch((value) => changed(check(value))),
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
const preferencesSetting = defineSetting(
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
