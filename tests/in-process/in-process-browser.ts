import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Browser, Surface } from '../browser/drivers/types.ts';
import { until } from '../browser/drivers/wait.ts';
import { fakeCanvas } from '../pixel/fake-canvas.ts';
import { apiFor, type Context } from './context-api.ts';
import { evaluate } from './evaluate.ts';
import { createExtensionApi, type TabState } from './extension-api.ts';
import { InProcessSurface } from './in-process-surface.ts';
import { ShownPage } from './shown-page.ts';
import type { ScreenWindow } from './window-globals.ts';

/** Returns the title in the HTML of one of the extension's pages. */
function titleOf(name: string): string {
  const html = readFileSync(
    fileURLToPath(new URL(`../../entrypoints/${name}/index.html`, import.meta.url)),
    'utf8',
  );
  return /<title>(.*)<\/title>/.exec(html)?.[1] ?? '';
}

/** Imports the product's code for each of its pages. */
const screens: Record<string, () => Promise<unknown>> = {
  'popup.html': () => import('../../entrypoints/popup/main.tsx'),
  'options.html': () => import('../../entrypoints/options/main.tsx'),
  'tickets.html': () => import('../../entrypoints/tickets/main.tsx'),
  'editor.html': () => import('../../entrypoints/editor/main.tsx'),
};

const windowId = 1;

interface Screen {
  context: Context;
  title: string;
  surface: Surface;
  body: HTMLElement;
  /** The tab of the screen; null for the popup, which lies over a tab. */
  tab: TabState | null;
}

export interface PageTab {
  url(): Promise<string>;
  title(): Promise<string>;
  evaluate<T>(expression: string): Promise<T>;
  activate(): Promise<void>;
  close(): Promise<void>;
}

type Driven = Pick<
  Browser,
  | 'openExtensionPage'
  | 'waitForSurface'
  | 'countTabs'
  | 'allowHost'
  | 'grantHost'
  | 'revokeHost'
  | 'badgeText'
  | 'evaluateInExtension'
  | 'setOffline'
  | 'close'
>;

/**
 * The extension without a browser. Its background and its screens run in this process, each with its own modules. Their
 * API behaves as a browser's does in everything that the product relies on.
 */
export class InProcessBrowser implements Driven {
  readonly #window: ScreenWindow;
  readonly #extension = createExtensionApi({
    tabs: () => this.#tabs,
    openTab: (url) => this.#open(url),
    allows: (origins) => origins.every((one) => this.#allowed.has(one)),
  });
  readonly #tabs: TabState[] = [];
  readonly #screens: Screen[] = [];
  readonly #allowed = new Set<string>();
  readonly #background: Context = { url: `${this.#extension.root}background.js`, isAlive: true };
  #lastTabId = 0;

  private constructor(window: ScreenWindow) {
    this.#window = window;
    window.onClose(() => void this.#closeFront());
  }

  /** Starts a browser with empty storage in which the extension has just been installed. */
  static async launch(window: ScreenWindow): Promise<InProcessBrowser> {
    const browser = new InProcessBrowser(window);
    globalThis.indexedDB = new IDBFactory();
    fakeCanvas();
    window.setOnline(true);
    Object.assign(globalThis, { chrome: browser.#extension.api });
    browser.#enter(browser.#background);
    const { default: background } = await import('../../entrypoints/background/index.ts');
    background.main();
    // After an update no welcome page opens, so a test has only the pages that it opens.
    browser.#extension.api.runtime.onInstalled.emit({ reason: 'update' });
    return browser;
  }

  async openTab(url: string): Promise<PageTab> {
    const page = new ShownPage(url, await (await fetch(url)).text());
    const tab = this.#addTab(url, page);
    this.#activate(tab);
    return {
      url: async () => tab.url,
      title: async () => page.title(),
      evaluate: (expression) => page.evaluate(expression),
      activate: async () => this.#activate(tab),
      close: async () => this.#removeTab(tab),
    };
  }

  async clickToolbar(tab: PageTab): Promise<Surface> {
    await tab.activate();
    return this.#load('popup.html', null);
  }

  /** Chooses an entry of the page's right-click menu by its id. */
  async chooseMenuEntry(menuItemId: string, tab: PageTab): Promise<void> {
    await tab.activate();
    const { page, ...shown } = this.#tabs.find(({ active }) => active) ?? {};
    this.#extension.api.contextMenus.onClicked.emit({ menuItemId }, { ...shown, title: page?.title() });
  }

  async openExtensionPage(path: string): Promise<Surface> {
    const tab = await this.#open(`${this.#extension.root}${path}`);
    return this.#surfaceIn(tab);
  }

  async waitForSurface(urlPart: string, timeoutMs?: number): Promise<Surface> {
    const { surface } = await until(
      `a tab at ${urlPart}`,
      () => this.#screens.find(({ tab }) => tab?.url.includes(urlPart)),
      timeoutMs,
    );
    return surface;
  }

  async countTabs(urlPart: string): Promise<number> {
    return this.#tabs.filter(({ url }) => url.includes(urlPart)).length;
  }

  async allowHost(pattern: string): Promise<void> {
    this.#allowed.add(pattern);
  }

  async grantHost(pattern: string): Promise<void> {
    await this.allowHost(pattern);
    this.#extension.grant([pattern]);
  }

  async revokeHost(pattern: string): Promise<void> {
    this.#allowed.delete(pattern);
    await this.#extension.api.permissions.remove({ origins: [pattern] });
  }

  async badgeText(): Promise<string> {
    return this.#extension.badgeText();
  }

  async evaluateInExtension<T>(expression: string): Promise<T> {
    return evaluate(expression);
  }

  async setOffline(offline: boolean): Promise<void> {
    this.#window.setOnline(!offline);
  }

  async close(): Promise<void> {
    for (const screen of [...this.#screens]) await this.#closeScreen(screen);
    await locksAreFree();
    this.#background.isAlive = false;
  }

  /** Enters a context: later imports get fresh modules and the context's extension API. */
  #enter(context: Context): void {
    vi.resetModules();
    const { api, send } = this.#extension;
    const own = apiFor(
      {
        ...api,
        runtime: { ...api.runtime, sendMessage: (message: unknown) => send(message, context.url) },
      },
      context,
    );
    vi.doMock('webextension-polyfill', () => ({ default: own }));
  }

  async #open(url: string): Promise<TabState> {
    const tab = this.#addTab(url);
    this.#activate(tab);
    if (url.startsWith(this.#extension.root)) await this.#load(url.slice(this.#extension.root.length), tab);
    return tab;
  }

  #addTab(url: string, page?: ShownPage): TabState {
    this.#lastTabId += 1;
    const tab = { id: this.#lastTabId, windowId, url, title: '', active: false, ...(page && { page }) };
    this.#tabs.push(tab);
    return tab;
  }

  /** Activates a tab. A popup closes as soon as anything else comes to the front. */
  #activate(tab: TabState): void {
    for (const popup of this.#screens.filter((one) => one.tab === null)) void this.#closeScreen(popup);
    for (const one of this.#tabs) one.active = one === tab;
    this.#extension.api.tabs.onActivated.emit({ tabId: tab.id, windowId });
  }

  #removeTab(tab: TabState): void {
    this.#tabs.splice(this.#tabs.indexOf(tab), 1);
    this.#extension.api.tabs.onRemoved.emit(tab.id);
    const last = this.#tabs.at(-1);
    if (tab.active && last !== undefined) this.#activate(last);
  }

  async #load(path: string, tab: TabState | null): Promise<Surface> {
    const file = path.replace(/\?.*/, '');
    const load = screens[file];
    if (load === undefined) throw new Error(`The extension has no page ${path}`);
    const context = { url: `${this.#extension.root}${path}`, isAlive: true };
    const body = document.createElement('body');
    const screen: Screen = {
      context,
      title: titleOf(file.replace('.html', '')),
      body,
      tab,
      surface: new InProcessSurface({
        kind: tab === null ? 'popup' : 'tab',
        body,
        url: context.url,
        isOpen: () => context.isAlive,
        show: () => this.#show(screen),
        close: () => this.#closeScreen(screen),
      }),
    };
    this.#screens.push(screen);
    this.#show(screen);
    this.#enter(context);
    await load();
    return screen.surface;
  }

  #show({ body, context, tab, title }: Screen): void {
    if (!context.isAlive) throw new Error(`${context.url} is closed`);
    if (document.body === body) return;
    this.#window.leave();
    document.body.replaceWith(body);
    this.#window.go(context.url);
    document.title = title;
    if (tab !== null && !tab.active) this.#activate(tab);
  }

  async #closeFront(): Promise<void> {
    const front = this.#screens.find(({ body }) => body === document.body);
    if (front !== undefined) await this.#closeScreen(front);
  }

  async #closeScreen(screen: Screen): Promise<void> {
    if (!screen.context.isAlive) return;
    if (document.body === screen.body) this.#window.leave();
    screen.context.isAlive = false;
    const { render } = await import('preact');
    render(null, screen.body);
    this.#screens.splice(this.#screens.indexOf(screen), 1);
    if (screen.tab !== null) this.#removeTab(screen.tab);
  }

  #surfaceIn(tab: TabState): Surface {
    const screen = this.#screens.find((one) => one.tab === tab);
    if (screen === undefined) throw new Error(`${tab.url} is no page of the extension`);
    return screen.surface;
  }
}

const turnMs = 20;
/**
 * A background has nothing more to do if it has held no lock for this many turns in a row. One turn is not enough,
 * because the background holds no lock for some milliseconds between two locks.
 */
const idleTurns = 5;
/** The background is ended after this many turns, even if it still waits for a reply. */
const mostTurns = 100;

/** Waits until the background holds no lock. The next browser would wait for ever for a lock of an ended background. */
async function locksAreFree(): Promise<void> {
  for (let idle = 0, turn = 0; idle < idleTurns && turn < mostTurns; turn += 1) {
    const { held = [], pending = [] } = await navigator.locks.query();
    idle = held.length + pending.length > 0 ? 0 : idle + 1;
    await new Promise((resolve) => setTimeout(resolve, turnMs));
  }
}
