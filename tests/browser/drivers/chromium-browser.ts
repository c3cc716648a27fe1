import type { CDPSession, Browser as Connection, Page } from '@playwright/test';
import type { ChromiumConsole } from './chromium-console.ts';
import { answerPrompt, type ChromiumScreen, chooseFromContextMenu, pressKeys } from './chromium-display.ts';
import { readInstallWarnings } from './chromium-install-warnings.ts';
import { resetChromium } from './chromium-reset.ts';
import { ChromiumSurface } from './chromium-surface.ts';
import { ChromiumTab, pageOf } from './chromium-tab.ts';
import { tabTargetOf } from './chromium-tab-target.ts';
import { ChromiumTarget, picturePages } from './chromium-target.ts';
import { endWorker, workerTargets } from './end-worker.ts';
import { popupPathOf } from './extension-manifest.ts';
import type { RememberedHosts } from './hosts.ts';
import { leavePopup } from './leave-popup.ts';
import { type BrowserProcess, removeFolder } from './process.ts';
import { reloadSoon } from './reload-soon.ts';
import type { Browser, ClickTarget, LaunchOptions, Surface, Tab } from './types.ts';
import { until } from './wait.ts';

export interface ChromiumParts {
  process: BrowserProcess;
  /** Address of the browser's DevTools: `ws://127.0.0.1:PORT/devtools/browser/…`. */
  endpoint: string;
  connect: () => Promise<Connection>;
  connection: Connection;
  session: CDPSession;
  console: ChromiumConsole;
  /** Port of the UI DevTools. Only a headed browser has them. */
  uiPort: number | undefined;
  hosts: RememberedHosts;
  extensionId: string;
  profileDir: string;
  isTemporary: boolean;
  options: LaunchOptions;
}

export class ChromiumBrowser implements Browser {
  readonly name = 'chromium';
  readonly extensionId: string;
  readonly extensionOrigin: string;
  readonly profileDir: string;
  readonly pid: number;
  readonly version: string;
  readonly #parts: ChromiumParts;
  /** A hidden page of the extension, for `evaluateInExtension`. */
  #helper: ChromiumTarget | undefined;
  /** A hidden page of the browser's own extension settings. */
  #settings: ChromiumTarget | undefined;

  constructor(parts: ChromiumParts) {
    this.#parts = parts;
    this.extensionId = parts.extensionId;
    this.extensionOrigin = `chrome-extension://${parts.extensionId}`;
    this.profileDir = parts.profileDir;
    this.pid = parts.process.pid;
    this.version = parts.connection.version();
  }

  get #context() {
    const [context] = this.#parts.connection.contexts();
    if (!context) throw new Error('The browser has ended');
    return context;
  }

  get #popupUrl(): string {
    return `${this.extensionOrigin}/${popupPathOf(this.#parts.options.extensionDir)}`;
  }

  async openTab(url: string): Promise<Tab> {
    return new ChromiumTab(await this.#newPage(url));
  }

  async openPrivateTab(url: string): Promise<Tab> {
    const allowed = { extensionId: this.extensionId, incognitoAccess: true };
    await this.#reloading(() => this.#inSettings('updateExtensionConfiguration', allowed));
    const window = JSON.stringify({ incognito: true, url });
    await this.evaluateInExtension(`chrome.windows.create(${window}).then(() => null)`);
    return new ChromiumTab(await this.#pageAt(url));
  }

  async clickToolbar(tab: Tab): Promise<Surface> {
    if (await this.#popupTarget()) throw new Error('The popup is open already: a click would close it');
    await this.clickToolbarOnly(tab);
    return this.waitForPopup(tab);
  }

  async waitForPopup(tab: Tab): Promise<Surface> {
    await until('the popup to open', () => this.#popupTarget());
    // Connect anew: Playwright lists a popup only if the popup is open when Playwright connects.
    const connection = await this.#parts.connect();
    const page = connection
      .contexts()
      .flatMap((context) => context.pages())
      .find((candidate) => candidate.url().startsWith(this.#popupUrl));
    if (!page) throw new Error('The popup closed at once');
    page.on('close', () => void connection.close());
    await this.#parts.console.listenToPopup(page);
    await this.#prepare(page);
    await page.waitForLoadState('load');
    return new ChromiumSurface('popup', page, () => leavePopup(page, tab));
  }

  async clickToolbarOnly(tab: Tab): Promise<void> {
    await tab.activate();
    const targetId = await tabTargetOf(this.#parts.connection, this.#parts.session, pageOf(tab));
    await this.#parts.session.send('Extensions.triggerAction', { id: this.extensionId, targetId });
  }

  async openExtensionPage(path: string, before?: string): Promise<Surface> {
    return new ChromiumTab(await this.#newPage(`${this.extensionOrigin}/${path}`, before)).surface();
  }

  async waitForSurface(urlPart: string, timeoutMs?: number): Promise<Surface> {
    return (await this.waitForTab(urlPart, timeoutMs)).surface();
  }

  async waitForTab(urlPart: string, timeoutMs?: number): Promise<Tab> {
    return new ChromiumTab(await this.#pageAt(urlPart, timeoutMs));
  }

  async countTabs(urlPart: string): Promise<number> {
    return this.#context.pages().filter((page) => page.url().includes(urlPart)).length;
  }

  async allowHost(pattern: string): Promise<void> {
    await this.#inSettings('addHostPermission', this.extensionId, pattern);
    this.#parts.hosts.add(pattern);
  }

  async grantHost(pattern: string): Promise<void> {
    await this.allowHost(pattern);
    const request = `{ origins: [${JSON.stringify(pattern)}] }`;
    // `evaluateInExtension` evaluates as if in a click, which the request needs.
    if (await this.evaluateInExtension<boolean>(`chrome.permissions.request(${request})`)) return;
    throw new Error(`The manifest does not let ${pattern} be granted`);
  }

  async revokeHost(pattern: string): Promise<void> {
    // Use the settings: Chromium grants an origin again without a prompt if the extension gave the origin back itself.
    await this.#inSettings('removeHostPermission', this.extensionId, pattern);
    this.#parts.hosts.delete(pattern);
  }

  async answerPermissionPrompt(answer: 'allow' | 'refuse'): Promise<void> {
    await answerPrompt(this.#screen(), answer);
  }

  async rightClick(tab: Tab, target: ClickTarget, item: string): Promise<void> {
    await chooseFromContextMenu(this.#screen(), pageOf(tab), target, item);
  }

  async pressShortcut(tab: Tab, keys: string): Promise<void> {
    await tab.activate();
    await pressKeys(this.#screen(), keys);
  }

  async installWarnings(extensionDir: string): Promise<string[]> {
    return readInstallWarnings(this.#parts.session, (url) => this.#hiddenPage(url), extensionDir);
  }

  async killWorker(): Promise<void> {
    await endWorker(this, async () => {
      const workers = await this.#workerTargets();
      for (const targetId of workers) await this.#parts.session.send('Target.closeTarget', { targetId });
    });
  }

  async reloadExtension(): Promise<void> {
    await this.#reloading(() => this.evaluateInExtension(reloadSoon));
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#context.setOffline(offline);
  }

  async isWorkerRunning(): Promise<boolean> {
    return (await this.#workerTargets()).length > 0;
  }

  async badgeText(tab?: Tab): Promise<string> {
    if (!tab) return this.evaluateInExtension('chrome.action.getBadgeText({})');
    if ((await tab.evaluate('document.visibilityState')) !== 'visible') await tab.activate();
    return this.evaluateInExtension(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
      .then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))`);
  }

  consoleLines(): string[] {
    return [...this.#parts.console.lines];
  }

  async evaluateInExtension<T>(expression: string): Promise<T> {
    return (await this.#openHelper()).evaluate<T>(expression);
  }

  async screenshots(): Promise<{ url: string; png: Buffer }[]> {
    return picturePages(this.#parts.session, this.#parts.endpoint, this.#popupUrl);
  }

  async reset(): Promise<void> {
    await resetChromium(this.#parts, await this.#openHelper(), await this.#openSettings());
    this.#helper = undefined;
  }

  hasEnded(): boolean {
    return this.#parts.process.ended;
  }

  async close(): Promise<void> {
    const ended = this.#parts.process.waitForEnd();
    // Chromium may end before its reply arrives.
    await Promise.race([this.#parts.session.send('Browser.close').catch(() => undefined), ended]);
    await ended;
    await this.#parts.connection.close();
    if (this.#parts.isTemporary) removeFolder(this.profileDir);
  }

  async kill(): Promise<void> {
    await this.#parts.process.kill();
    await this.#parts.connection.close();
  }

  #screen(): ChromiumScreen {
    const { uiPort, options } = this.#parts;
    if (!uiPort) throw new Error('This needs a headed browser: a virtual screen is made by startDisplay()');
    const { profileDir, extensionId } = this;
    return { env: options.env ?? {}, uiPort, profileDir, extensionId, scale: options.deviceScaleFactor ?? 1 };
  }

  async #inSettings(change: string, ...args: unknown[]): Promise<void> {
    const settings = await this.#openSettings();
    const told = args.map((one) => JSON.stringify(one)).join(', ');
    await settings.evaluate(`chrome.developerPrivate.${change}(${told}).then(() => null)`);
  }

  async #openSettings(): Promise<ChromiumTarget> {
    this.#settings ??= await this.#hiddenPage('chrome://extensions/strings.m.js');
    return this.#settings;
  }

  async #openHelper(): Promise<ChromiumTarget> {
    if (!this.#helper?.isOpen) this.#helper = await this.#hiddenPage(`${this.extensionOrigin}/manifest.json`);
    return this.#helper;
  }

  async #reloading(reload: () => Promise<unknown>): Promise<void> {
    const before = await this.#workerTargets();
    await reload();
    const isNew = (targetId: string) => !before.includes(targetId);
    await until('the extension to be back', async () => (await this.#workerTargets()).some(isNew));
    await this.#closeHelper();
  }

  async #pageAt(urlPart: string, timeoutMs?: number): Promise<Page> {
    const find = () => this.#context.pages().find((candidate) => candidate.url().includes(urlPart));
    const page = await until(`a tab at ${urlPart}`, find, timeoutMs);
    await this.#prepare(page);
    await page.waitForLoadState('load');
    return page;
  }

  async #newPage(url: string, before?: string): Promise<Page> {
    const page = await this.#context.newPage();
    if (before !== undefined) await page.addInitScript(before);
    await this.#prepare(page);
    await page.goto(url);
    return page;
  }

  async #prepare(page: Page): Promise<void> {
    if (this.#parts.options.forcedColors) await page.emulateMedia({ forcedColors: 'active' });
  }

  #hiddenPage(url: string): Promise<ChromiumTarget> {
    return ChromiumTarget.openHidden(this.#parts.session, this.#parts.endpoint, url);
  }

  async #closeHelper(): Promise<void> {
    await this.#helper?.close();
    this.#helper = undefined;
  }

  async #popupTarget(): Promise<string | undefined> {
    const attached = new Set(this.#context.pages().map((page) => page.url()));
    const { targetInfos } = await this.#parts.session.send('Target.getTargets', {
      filter: [{ type: 'page' }],
    });
    return targetInfos.find(({ url }) => url.startsWith(this.#popupUrl) && !attached.has(url))?.targetId;
  }

  #workerTargets(): Promise<string[]> {
    return workerTargets(this.#parts.session, this.extensionOrigin);
  }
}
