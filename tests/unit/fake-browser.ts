import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

type Listener<Args extends unknown[]> = (...args: Args) => unknown;

/** Creates a browser event. It calls each listener once, in the order in which the listeners were added. */
export function createEvent<Args extends unknown[]>() {
  const listeners = new Set<Listener<Args>>();
  return {
    addListener: (listener: Listener<Args>) => void listeners.add(listener),
    removeListener: (listener: Listener<Args>) => void listeners.delete(listener),
    hasListener: (listener: Listener<Args>) => listeners.has(listener),
    emit: (...args: Args): unknown[] => [...listeners].map((listener) => listener(...args)),
  };
}

type Values = Record<string, unknown>;
type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type AreaName = 'local' | 'session' | 'sync';

function createArea(name: AreaName, changed: (changes: Changes, area: AreaName) => void) {
  const stored = new Map<string, unknown>();
  const onChanged = createEvent<[Changes, AreaName]>();

  function write(entries: [key: string, value: unknown][]): void {
    const changes: Changes = {};
    for (const [key, value] of entries) {
      const oldValue = stored.get(key);
      if (value === undefined) stored.delete(key);
      else stored.set(key, value);
      if (JSON.stringify(oldValue) === JSON.stringify(value)) continue;
      changes[key] = {
        ...(oldValue !== undefined && { oldValue }),
        ...(value !== undefined && { newValue: structuredClone(value) }),
      };
    }
    if (Object.keys(changes).length === 0) return;
    onChanged.emit(changes, name);
    changed(changes, name);
  }

  return {
    onChanged,
    async get(query?: null | string | string[] | Values): Promise<Values> {
      const defaults = typeof query === 'object' && query !== null && !Array.isArray(query) ? query : {};
      const keys = query === undefined || query === null ? [...stored.keys()] : keysOf(query);
      const found = keys.filter((key) => stored.has(key)).map((key) => [key, stored.get(key)] as const);
      return structuredClone({ ...defaults, ...Object.fromEntries(found) });
    },
    /** Stores values as JSON, like Chromium: no functions, no `undefined`, no `Map`. */
    async set(items: Values): Promise<void> {
      const kept: Values = JSON.parse(JSON.stringify(items));
      write(Object.entries(kept));
    },
    async remove(keys: string | string[]): Promise<void> {
      write(keysOf(keys).map((key) => [key, undefined]));
    },
    async clear(): Promise<void> {
      write([...stored.keys()].map((key) => [key, undefined]));
    },
  };
}

function keysOf(query: string | string[] | Values): string[] {
  if (typeof query === 'string') return [query];
  return Array.isArray(query) ? query : Object.keys(query);
}

interface Sender {
  id?: string;
  url?: string;
  frameId?: number;
  tab?: { id?: number };
}
type SendResponse = (answer: unknown) => void;

export interface FakeBrowserOptions {
  extensionId?: string;
  language?: string;
}

/** Creates the parts of a browser that our modules use without a screen or a tab, in memory and without delays. */
export function createFakeBrowser({
  extensionId = 'abcdefghijklmnopabcdefghijklmnop',
  language = 'en',
}: FakeBrowserOptions = {}) {
  const root = `chrome-extension://${extensionId}/`;
  const onChanged = createEvent<[Changes, AreaName]>();
  const onMessage = createEvent<[unknown, Sender, SendResponse]>();
  const area = (name: AreaName) => createArea(name, onChanged.emit);
  const granted = new Set<string>();
  /** The browser's own messages, as for a language that is written from left to right. */
  const predefined: Record<string, string> = {
    '@@extension_id': extensionId,
    '@@ui_locale': language.replace('-', '_'),
    '@@bidi_dir': 'ltr',
  };

  return {
    runtime: {
      id: extensionId,
      getURL: (path: string) => root + path.replace(/^\//, ''),
      onMessage,
      /** Sends a message from one of our own pages. */
      sendMessage: (message: unknown): Promise<unknown> =>
        deliverMessage(message, { id: extensionId, url: `${root}popup.html` }),
    },
    i18n: {
      getMessage: (key: string, substitutions: string | string[] = []) =>
        predefined[key] ?? fill(messageOf(key), [substitutions].flat()),
      getUILanguage: () => language,
    },
    storage: { local: area('local'), session: area('session'), sync: area('sync'), onChanged },
    permissions: {
      contains: async ({ origins = [] }: { origins?: string[] }) => origins.every((one) => granted.has(one)),
      request: async ({ origins = [] }: { origins?: string[] }) => {
        for (const one of origins) granted.add(one);
        return true;
      },
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        for (const one of origins) granted.delete(one);
        return true;
      },
    },
    /** For tests: delivers a message as if `sender` had sent it. */
    deliverMessage,
  };

  /**
   * Resolves to the answer of a listener. A listener that returns `true` answers later; if none does, there is no
   * answer.
   */
  function deliverMessage(message: unknown, sender: Sender): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const respond: SendResponse = (answer) => resolve(structuredClone(answer));
    const answered = onMessage.emit(structuredClone(message), sender, respond);
    if (!answered.includes(true)) resolve(undefined);
    return promise;
  }
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;

/** The fake browser that `setup.ts` puts in place of the real one. */
export const fakeBrowser: FakeBrowser = createFakeBrowser();

function messageOf(key: string): string {
  const entry = Object.entries<{ message: string }>(messages).find(([name]) => name === key);
  return entry?.[1].message ?? '';
}

/** Replaces `$1` to `$9` by the substitutions, and `$$` by a dollar sign. */
function fill(message: string, substitutions: string[]): string {
  return message.replace(/\$(\$|[1-9])/g, (_whole, which: string) =>
    which === '$' ? '$' : (substitutions[Number(which) - 1] ?? ''),
  );
}
