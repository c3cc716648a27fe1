import { createHash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, realpathSync, statfsSync, writeFileSync } from 'node:fs';
import type { ClientRequest } from 'node:http';
import { delimiter, join, resolve } from 'node:path';
import { type CDPSession, type Browser as Connection, chromium, type Page } from '@playwright/test';
import { expectBrowser } from '../../setup/executables.ts';
import { ChromiumBrowser } from './chromium-browser.ts';
import { ChromiumConsole } from './chromium-console.ts';
import { installUnpacked } from './chromium-reset.ts';
import { findFreePort } from './chromium-ui.ts';
import { workerTargets } from './end-worker.ts';
import { hasWelcome, hasWorker } from './extension-manifest.ts';
import { RememberedHosts } from './hosts.ts';
import { BrowserProcess, makeTemporaryProfile, removeFolder } from './process.ts';
import type { Browser, LaunchOptions } from './types.ts';
import { until } from './wait.ts';

/** If no worker runs after this time, the browser has ignored `--load-extension`. */
const switchWorksWithinMs = 10_000;

/**
 * Features that no test uses. Some start renderers and pages ahead of their use, which took a tenth of a test's
 * processor time.
 */
const unusedFeatures = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/**
 * Starts Chromium, Chrome, Edge or Brave and connects Playwright to it. Playwright does not start the browser, so that
 * the driver can kill it and restart it on the same profile.
 */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profileDir = options.profileDir ?? makeTemporaryProfile();
  const isTemporary = options.profileDir === undefined;
  const isFirstStart = !existsSync(join(profileDir, 'Default', 'Preferences'));
  writeFirstPreferences(profileDir);
  removeFolder(join(profileDir, 'DevToolsActivePort'));
  const uiPort = options.headed ? await findFreePort() : undefined;
  const hosts = new RememberedHosts(profileDir);
  const executable = options.executable ?? expectBrowser('chromium').path;
  const process = new BrowserProcess(executable, chromiumArguments(profileDir, options, uiPort), {
    PATH: withoutDesktopTools(profileDir),
    ...options.env,
    ...(options.locale && { LANGUAGE: options.locale }),
  });
  try {
    const [, endpoint = ''] = await process.waitForOutput(/DevTools listening on (ws:\S+)/);
    const connection = await connect(endpoint);
    const console = new ChromiumConsole();
    console.listenTo(connection);
    const session = await connection.newBrowserCDPSession();
    const extensionId = await loadExtension(session, options);
    if (isFirstStart && !options.keepsWelcome) await closeWelcome(connection, options.extensionDir);
    const browser = new ChromiumBrowser({
      process,
      endpoint,
      connect: () => connect(endpoint),
      connection,
      session,
      console,
      uiPort,
      hosts,
      extensionId,
      profileDir,
      isTemporary,
      options,
    });
    for (const pattern of hosts.list()) await browser.grantHost(pattern);
    return browser;
  } catch (error) {
    await process.kill();
    if (isTemporary) removeFolder(profileDir);
    throw error;
  }
}

/** Closes the page that opens after an installation, so that a test begins with one empty tab. */
async function closeWelcome(connection: Connection, extensionDir: string): Promise<void> {
  if (!hasWelcome(extensionDir)) return;
  const isWelcome = (page: Page) => page.url().includes('/welcome.html');
  const pages = () => connection.contexts().flatMap((context) => context.pages());
  const page = await until('the welcome page', async () => pages().find(isWelcome));
  await page.close();
}

/**
 * Takes out of Playwright's requests for a WebSocket that messages may be compressed. Between processes of one machine
 * that took half of this process's time while a popup opens, and more in the browser.
 */
subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  if (request.getHeader('upgrade') === 'websocket') request.removeHeader('sec-websocket-extensions');
});

/** `noDefaults`: Playwright changes nothing about the pages, so that a person's colours, fonts and focus apply. */
function connect(endpoint: string): Promise<Connection> {
  return chromium.connectOverCDP(endpoint, { isLocal: true, noDefaults: true });
}

function chromiumArguments(profileDir: string, options: LaunchOptions, uiPort?: number): string[] {
  const { width, height } = options.windowSize ?? { width: 1280, height: 800 };
  const isRoot = process.getuid?.() === 0;
  return [
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-port=0',
    '--enable-unsafe-extension-debugging',
    ...(options.profileDir === undefined ? [] : [`--load-extension=${resolve(options.extensionDir)}`]),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    `--disable-features=${unusedFeatures.join(',')}`,
    '--disable-backgrounding-occluded-windows',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    '--use-mock-keychain',
    `--window-size=${width},${height}`,
    '--window-position=0,0',
    `--lang=${options.locale ?? 'en-US'}`,
    `--accept-lang=${options.locale ?? 'en-US'}`,
    `--blink-settings=preferredColorScheme=${options.colorScheme === 'dark' ? 0 : 1}`,
    ...(uiPort ? [`--enable-ui-devtools=${uiPort}`] : ['--headless=new']),
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(hasSharedMemory() ? [] : ['--disable-dev-shm-usage']),
    ...(options.env?.['DISPLAY'] ? ['--ozone-platform=x11'] : []),
    ...(options.deviceScaleFactor ? [`--force-device-scale-factor=${options.deviceScaleFactor}`] : []),
    ...(options.restoresTabs ? ['--restore-last-session'] : []),
    ...(options.keepsGarbage ? ['--js-flags=--no-memory-reducer'] : []),
    'about:blank',
  ];
}

/**
 * Returns a `PATH` with commands that do nothing in place of the desktop tools. At each uninstall Chromium has the
 * desktop forget the extension's shortcuts, by hundreds of short shell processes that take longer than a test.
 */
function withoutDesktopTools(profileDir: string): string {
  const folder = join(profileDir, 'no-desktop');
  mkdirSync(folder, { recursive: true });
  for (const tool of ['xdg-icon-resource', 'xdg-desktop-menu'])
    writeFileSync(join(folder, tool), '#!/bin/sh\n', { mode: 0o755 });
  return [folder, process.env['PATH'] ?? ''].join(delimiter);
}

/**
 * Whether the shared memory is large enough. In a container it may be too small for a browser, whose pages then crash.
 * Files are slower.
 */
function hasSharedMemory(): boolean {
  if (process.platform !== 'linux') return true;
  if (!existsSync('/dev/shm')) return false;
  const { blocks, bsize } = statfsSync('/dev/shm');
  return blocks * bsize >= 1e9;
}

/** Writes the preferences of a new profile. An old profile keeps the browser's own file. */
function writeFirstPreferences(profileDir: string): void {
  const file = join(profileDir, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(join(profileDir, 'Default'), { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    translate: { enabled: false },
  };
  writeFileSync(file, JSON.stringify(preferences));
}

/**
 * Loads the extension and resolves to its id, which comes from the folder, so it is the same at every start.
 * If the profile outlives its browser, `--load-extension` loads the extension at each start, as a person's browser
 * does. Otherwise, and in Google Chrome, which ignores that switch, the DevTools protocol loads it.
 */
async function loadExtension(session: CDPSession, options: LaunchOptions): Promise<string> {
  const extensionDir = resolve(options.extensionDir);
  if (options.profileDir !== undefined && hasWorker(extensionDir)) {
    const id = extensionIdOf(extensionDir);
    const isLoaded = async () => (await workerTargets(session, `chrome-extension://${id}/`)).length > 0;
    if (await until('its worker', isLoaded, switchWorksWithinMs).catch(() => false)) return id;
  }
  return installUnpacked(session, extensionDir);
}

/**
 * Returns the id that Chromium gives to an unpacked extension: the first half of the SHA-256 of its path, in the
 * letters a to p. See extensions/common/id_util in Chromium.
 */
function extensionIdOf(extensionDir: string): string {
  const hash = createHash('sha256').update(realpathSync(extensionDir)).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
