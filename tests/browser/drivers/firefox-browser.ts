import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasWelcome } from './extension-manifest.ts';
import { callChrome, FirefoxPage } from './firefox-page.ts';
import { FirefoxSurface } from './firefox-surface.ts';
import { FirefoxTab } from './firefox-tab.ts';
import type { RememberedHosts } from './hosts.ts';
import type { Marionette } from './marionette.ts';
import { type BrowserProcess, removeFolder } from './process.ts';
import { reloadSoon } from './reload-soon.ts';
import { rolesAndNames } from './roles-and-names.ts';
import type { Browser, ClickTarget, Surface, Tab } from './types.ts';
import { until } from './wait.ts';

export interface FirefoxParts {
  process: BrowserProcess;
  marionette: Marionette;
  geckoId: string;
  uuid: string;
  extensionDir: string;
  profileDir: string;
  isTemporary: boolean;
  hosts: RememberedHosts;
  keepsWelcome: boolean | undefined;
}

export class FirefoxBrowser implements Browser {
  readonly name = 'firefox';
  readonly extensionId: string;
  readonly extensionOrigin: string;
  readonly profileDir: string;
  readonly pid: number;
  readonly version: string;
  readonly #parts: FirefoxParts;

  private constructor(parts: FirefoxParts, version: string) {
    this.#parts = parts;
    this.extensionId = parts.uuid;
    this.extensionOrigin = `moz-extension://${parts.uuid}`;
    this.profileDir = parts.profileDir;
    this.pid = parts.process.pid;
    this.version = version;
  }

  static async start(parts: FirefoxParts): Promise<FirefoxBrowser> {
    const { marionette } = parts;
    const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
    const agent = `${await rolesAndNames()}\n${read('./firefox-agent.js')}`;
    await marionette.execute(read('./firefox-chrome.js'), agent, parts.geckoId);
    await marionette.execute(read('./firefox-hidden-page.js'), parts.geckoId);
    const version = await marionette.execute<string>('return Services.appinfo.version;');
    const browser = new FirefoxBrowser(parts, version);
    await browser.#install();
    for (const pattern of parts.hosts.list()) await browser.grantHost(pattern);
    return browser;
  }

  async openTab(url: string): Promise<Tab> {
    const tab = new FirefoxTab(await this.#openPage(url));
    return tab;
  }

  async openPrivateTab(url: string): Promise<null> {
    await this.#chrome('allowPrivateWindows');
    await until('the extension to be back', () => this.#chrome<boolean>('isExtensionReady'));
    if (await this.#chrome<boolean>('openPrivateWindow', url))
      throw new Error('The extension is in the private window, where this driver sees nothing');
    return null;
  }

  async clickToolbar(tab: Tab): Promise<Surface> {
    if ((await this.#chrome<number | null>('popup')) !== null) {
      throw new Error('The popup is open already: a click would close it');
    }
    await this.clickToolbarOnly(tab);
    return this.waitForPopup();
  }

  async waitForPopup(): Promise<Surface> {
    const page = await until('the popup to open and load', async () => {
      const id = await this.#chrome<number | null>('shownPopup');
      if (id === null) return undefined;
      const shown = new FirefoxPage(this.#parts.marionette, id);
      const { url, isLoaded } = await shown.call('state');
      return isLoaded && url.startsWith(this.extensionOrigin) ? shown : undefined;
    });
    return new FirefoxSurface('popup', page);
  }

  async clickToolbarOnly(tab: Tab): Promise<void> {
    await tab.activate();
    await this.#chrome('clickToolbar');
  }

  async openExtensionPage(path: string, before?: string): Promise<Surface> {
    if (before !== undefined) throw new Error('Firefox runs no expression before a page’s first script');
    return new FirefoxSurface('tab', await this.#openPage(`${this.extensionOrigin}/${path}`));
  }

  async waitForSurface(urlPart: string, timeoutMs?: number): Promise<Surface> {
    return (await this.waitForTab(urlPart, timeoutMs)).surface();
  }

  async waitForTab(urlPart: string, timeoutMs?: number): Promise<Tab> {
    const page = await until(
      `a tab at ${urlPart}`,
      async () => {
        const tabs = await this.#tabs();
        const found = tabs.find(({ url }) => url.includes(urlPart));
        return found && new FirefoxPage(this.#parts.marionette, found.id);
      },
      timeoutMs,
    );
    await page.waitForLoad(urlPart);
    return new FirefoxTab(page);
  }

  async countTabs(urlPart: string): Promise<number> {
    const tabs = await this.#tabs();
    return tabs.filter(({ url }) => url.includes(urlPart)).length;
  }

  async allowHost(pattern: string): Promise<void> {
    await this.#chrome('answerPromptsWithYes');
    this.#parts.hosts.add(pattern);
  }

  async grantHost(pattern: string): Promise<void> {
    await this.#chrome('grantHost', pattern);
    this.#parts.hosts.add(pattern);
  }

  async revokeHost(pattern: string): Promise<void> {
    await this.#chrome('revokeHost', pattern);
    this.#parts.hosts.delete(pattern);
  }

  async answerPermissionPrompt(answer: 'allow' | 'refuse'): Promise<void> {
    await until('the permission prompt', () => this.#chrome<boolean>('answerPrompt', answer));
  }

  async rightClick(tab: Tab, target: ClickTarget, item: string): Promise<void> {
    await pageOf(tab).chrome('chooseFromContextMenu', target, item);
  }

  async pressShortcut(tab: Tab, keys: string): Promise<void> {
    await tab.activate();
    await this.#chrome('pressShortcut', keys);
  }

  installWarnings(extensionDir: string): Promise<string[]> {
    return this.#chrome('installWarnings', resolve(extensionDir));
  }

  async killWorker(): Promise<void> {
    await this.#chrome('killBackground');
    await until('the event page to be gone', async () => !(await this.isWorkerRunning()));
  }

  async reloadExtension(): Promise<void> {
    const instance = () => this.#chrome<string | null>('runningInstance');
    const page = await this.#openPage(`${this.extensionOrigin}/manifest.json`, true);
    const before = await until('the event page to run', instance);
    await page.call('evaluate', reloadSoon);
    await until('the extension to be back', async () => ![null, before].includes(await instance()));
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#chrome('setOffline', offline);
  }

  isWorkerRunning(): Promise<boolean> {
    return this.#chrome<boolean>('isBackgroundRunning');
  }

  badgeText(tab?: Tab): Promise<string> {
    return this.#chrome<string>('badgeText', tab ? pageOf(tab).id : null);
  }

  consoleLines(): string[] {
    return this.#parts.process.output.split('\n').filter((line) => line.trim() !== '' && !noise.test(line));
  }

  async evaluateInExtension<T>(expression: string): Promise<T> {
    const page = await this.#hiddenPage();
    return (await page.call('evaluate', expression)) as T;
  }

  async screenshots(): Promise<{ url: string; png: Buffer }[]> {
    const popup = await this.#chrome<number | null>('popup');
    const pages = await this.#tabs();
    if (popup !== null) pages.push({ id: popup, url: 'popup' });
    const taken: { url: string; png: Buffer }[] = [];
    for (const { id, url } of pages.filter((one) => one.url !== 'about:blank'))
      taken.push({ url, png: await new FirefoxPage(this.#parts.marionette, id).picture() });
    return taken;
  }

  async reset(): Promise<void> {
    const { isTemporary, hosts, process } = this.#parts;
    if (!isTemporary) throw new Error('Only a browser with a temporary profile is reset');
    await until('the popup to close', () => this.#chrome<boolean>('closePopups'));
    await this.#chrome('clear');
    hosts.clear();
    await this.#install();
    process.forgetOutput();
  }

  hasEnded(): boolean {
    return this.#parts.process.ended;
  }

  async close(): Promise<void> {
    await quit(this.#parts.process, this.#parts.marionette);
    if (this.#parts.isTemporary) removeFolder(this.profileDir);
  }

  async kill(): Promise<void> {
    await this.#parts.process.kill();
    this.#parts.marionette.disconnect();
  }

  async #install(): Promise<void> {
    const { marionette, extensionDir } = this.#parts;
    await marionette.send('Addon:Install', { path: extensionDir, temporary: true });
    await until('the extension to be ready', () => this.#chrome<boolean>('isExtensionReady'));
    if (this.#parts.keepsWelcome || !hasWelcome(extensionDir)) return;
    await until('the welcome page', () => this.#chrome<boolean>('closeTabAt', '/welcome.html'));
  }

  #chrome<T>(name: string, ...args: unknown[]): Promise<T> {
    return callChrome<T>(this.#parts.marionette, name, ...args);
  }

  #tabs(): Promise<{ id: number; url: string }[]> {
    return this.#chrome('tabs');
  }

  async #openPage(url: string, inBackground = false): Promise<FirefoxPage> {
    return this.#loaded(url, await this.#chrome<number>('openTab', url, inBackground));
  }

  async #hiddenPage(): Promise<FirefoxPage> {
    const url = `${this.extensionOrigin}/manifest.json`;
    return this.#loaded(url, await this.#chrome<number>('hiddenPage', url));
  }

  async #loaded(url: string, id: number): Promise<FirefoxPage> {
    const page = new FirefoxPage(this.#parts.marionette, id);
    await page.waitForLoad(url);
    return page;
  }
}

/** Ends Firefox in an orderly way. */
export async function quit(process: BrowserProcess, marionette: Marionette): Promise<void> {
  const ended = process.waitForEnd(20_000);
  // Firefox may end before its reply arrives.
  await Promise.race([
    marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined),
    ended,
  ]);
  await ended;
  marionette.disconnect();
}

/** Lines that Firefox logs about itself. */
const noise = /GLib|g_type_|\tMarionette\t|headless mode|GFX1|resource:\/\/\/modules|nimbus|RSLoader/;

function pageOf(tab: Tab): FirefoxPage {
  if (tab instanceof FirefoxTab) return tab.page;
  throw new Error('This tab belongs to another browser');
}
