import { createEvent, createFakeBrowser } from '../unit/fake-browser.ts';
import type { ShownPage } from './shown-page.ts';

export interface TabState {
  id: number;
  windowId: number;
  url: string;
  title: string;
  active: boolean;
  /** The web page in the tab; undefined if the tab has one of the extension's own pages. */
  page?: ShownPage;
}

/** The parts of the browser that the fake API gets from its test. */
export interface Around {
  tabs(): TabState[];
  openTab(url: string): Promise<TabState>;
  /** Whether the person allows the origins that the extension asks for. */
  allows(origins: readonly string[]): boolean;
}

interface Query {
  active?: boolean;
}
interface Injection {
  target: { tabId: number };
  files?: string[];
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}
interface Alarm {
  when?: number;
  periodInMinutes?: number;
}

/** Passes a value from one context to another: later, and as a copy. Chromium copies it as JSON. */
function overTheWire<T>(value: T): Promise<T> {
  return new Promise((resolve) => {
    setImmediate(() => resolve(value === undefined ? value : JSON.parse(JSON.stringify(value))));
  });
}

/**
 * Creates the parts of the browser's API that the product uses, in memory. No alarm fires unless the test emits
 * `alarms.onAlarm`.
 */
export function createExtensionApi(around: Around) {
  const fake = createFakeBrowser();
  const granted = new Set<string>();
  const alarms = new Map<string, Alarm>();
  const badge = { text: '' };
  const changed = createEvent<Parameters<Parameters<typeof fake.storage.onChanged.addListener>[0]>>();
  fake.storage.onChanged.addListener((changes, area) => {
    setImmediate(() => changed.emit(structuredClone(changes), area));
  });
  const onAdded = createEvent<[{ origins: string[] }]>();
  const root = fake.runtime.getURL('');
  const infoOf = ({ page, ...tab }: TabState) => ({ ...tab, title: page?.title() ?? tab.title });
  const tabOf = (id: number): TabState => {
    const tab = around.tabs().find((one) => one.id === id);
    if (tab === undefined) throw new Error(`No tab with id: ${id}.`);
    return tab;
  };
  const activeTab = () => around.tabs().find(({ active }) => active);
  const openOwn = async (path: string) => void (await around.openTab(fake.runtime.getURL(path)));

  const api = {
    runtime: {
      id: fake.runtime.id,
      getURL: fake.runtime.getURL,
      onMessage: fake.runtime.onMessage,
      getManifest: () => ({ version: '0.0.0' }),
      onInstalled: createEvent<[{ reason: string }]>(),
      onStartup: createEvent<[]>(),
      openOptionsPage: () => openOwn('options.html'),
      getPlatformInfo: async () => ({ os: 'linux' }),
      sendMessage: (message: unknown) => send(message, `${root}popup.html`),
    },
    i18n: fake.i18n,
    storage: {
      local: fake.storage.local,
      session: fake.storage.session,
      onChanged: changed,
    },
    permissions: {
      onAdded,
      contains: async ({ origins = [] }: { origins?: string[] }) => origins.every((one) => granted.has(one)),
      async request({ origins = [] }: { origins?: string[] }) {
        if (origins.every((one) => granted.has(one))) return true;
        if (!around.allows(origins)) return false;
        grant(origins);
        return true;
      },
      async remove({ origins = [] }: { origins?: string[] }) {
        for (const one of origins) granted.delete(one);
        return true;
      },
    },
    alarms: {
      onAlarm: createEvent<[{ name: string }]>(),
      create: (name: string, alarm: Alarm) => void alarms.set(name, alarm),
      get: async (name: string) => alarms.get(name),
      clear: async (name: string) => alarms.delete(name),
      getAll: async () => [...alarms].map(([name, alarm]) => ({ name, ...alarm })),
    },
    action: {
      getBadgeText: async () => badge.text,
      async setBadgeText({ text }: { text: string }) {
        badge.text = text;
      },
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
      openPopup: async () => {
        throw new Error('It takes a click.');
      },
    },
    tabs: {
      onActivated: createEvent<[{ tabId: number; windowId: number }]>(),
      onUpdated: createEvent<[number, { status?: string }]>(),
      onRemoved: createEvent<[number]>(),
      query: async ({ active }: Query) =>
        around
          .tabs()
          .filter((tab) => active !== true || tab.active)
          .map(infoOf),
      get: async (id: number) => infoOf(tabOf(id)),
      create: async ({ url }: { url: string }) => infoOf(await around.openTab(url)),
      getZoom: async () => 1,
      async captureVisibleTab() {
        const picture = activeTab()?.page?.picture();
        if (picture === undefined) throw new Error('The extension has no access to this page.');
        return picture;
      },
    },
    windows: {
      WINDOW_ID_CURRENT: -2,
      WINDOW_ID_NONE: -1,
      onFocusChanged: createEvent<[number]>(),
      get: async () => ({ state: 'normal' }),
    },
    scripting: {
      async executeScript({ target, files, func, args }: Injection) {
        const { page } = tabOf(target.tabId);
        if (page === undefined) throw new Error('Cannot access contents of the page.');
        const result = func ? await func(...((await overTheWire(args)) ?? [])) : await page.run(files ?? []);
        return [{ frameId: 0, result: await overTheWire(result ?? null) }];
      },
    },
    contextMenus: {
      onClicked: createEvent<[unknown, unknown]>(),
      removeAll: async () => undefined,
      update: async () => undefined,
      create: () => undefined,
    },
    commands: { onCommand: createEvent<[string, unknown]>() },
  };
  return { api, root, send, grant, badgeText: () => badge.text };

  async function send(message: unknown, from: string): Promise<unknown> {
    const sender = { id: fake.runtime.id, url: from };
    return overTheWire(await fake.deliverMessage(await overTheWire(message), sender));
  }

  function grant(origins: readonly string[]): void {
    for (const one of origins) granted.add(one);
    setImmediate(() => onAdded.emit({ origins: [...origins] }));
  }
}
