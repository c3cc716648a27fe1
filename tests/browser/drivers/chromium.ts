import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser as Connection, chromium } from '@playwright/test';
import { expectBrowser } from '../../setup/executables.ts';
import { ChromiumBrowser, listenToConsole } from './chromium-browser.ts';
import { BrowserProcess, makeTemporaryProfile, removeFolder } from './process.ts';
import type { Browser, LaunchOptions } from './types.ts';
import { until } from './wait.ts';

/**
 * Starts Chromium, Chrome, Edge or Brave itself (so that it can be killed and restarted on the same profile) and connects
 * Playwright to it.
 */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profileDir = options.profileDir ?? makeTemporaryProfile();
  const isTemporary = options.profileDir === undefined;
  writeFirstPreferences(profileDir);
  removeFolder(join(profileDir, 'DevToolsActivePort'));
  const executable = options.executable ?? expectBrowser('chromium').path;
  const process = new BrowserProcess(executable, chromiumArguments(profileDir, options), {
    ...options.env,
    ...(options.locale && { LANGUAGE: options.locale }),
  });
  try {
    const [, endpoint = ''] = await process.waitForOutput(/DevTools listening on (ws:\S+)/);
    const connection = await connect(endpoint);
    const lines: string[] = [];
    listenToConsole(connection, lines);
    const extensionId = await loadExtension(connection, options.extensionDir, profileDir);
    const browser = new ChromiumBrowser({
      process,
      connect: () => connect(endpoint),
      connection,
      session: await connection.newBrowserCDPSession(),
      lines,
      extensionId,
      profileDir,
      isTemporary,
      options,
    });
    return browser;
  } catch (error) {
    await process.kill();
    if (isTemporary) removeFolder(profileDir);
    throw error;
  }
}

/** `noDefaults`: Playwright changes nothing about the pages, so that colours, fonts and focus are what a person has. */
function connect(endpoint: string): Promise<Connection> {
  return chromium.connectOverCDP(endpoint, { isLocal: true, noDefaults: true });
}

function chromiumArguments(profileDir: string, options: LaunchOptions): string[] {
  const { width, height } = options.windowSize ?? { width: 1280, height: 800 };
  const isRoot = process.getuid?.() === 0;
  return [
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-port=0',
    '--enable-unsafe-extension-debugging',
    // Debian's start script switches extensions of the profile off without this; others do not know it.
    '--enable-remote-extensions',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    '--disable-backgrounding-occluded-windows',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    '--use-mock-keychain',
    `--window-size=${width},${height}`,
    '--window-position=0,0',
    `--lang=${options.locale ?? 'en-US'}`,
    `--accept-lang=${options.locale ?? 'en-US'}`,
    `--blink-settings=preferredColorScheme=${options.colorScheme === 'dark' ? 0 : 1}`,
    ...(options.headed ? [] : ['--headless=new']),
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(process.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    ...(options.env?.['DISPLAY'] ? ['--ozone-platform=x11'] : []),
    ...(options.deviceScaleFactor ? [`--force-device-scale-factor=${options.deviceScaleFactor}`] : []),
    'about:blank',
  ];
}

/** Only for a new profile; in an old one the browser's own file stays. */
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

interface Installed {
  id: string;
  path: string;
}

/**
 * On a restart the browser usually has the extension from its profile, as a person's browser does, and it must not be
 * reloaded then: that would be an update. After a SIGKILL the profile may not know it yet; then it is installed again
 * under the same id, which is made from its folder.
 */
async function loadExtension(connection: Connection, path: string, profileDir: string): Promise<string> {
  const note = join(profileDir, 'driver-extension.json');
  if (existsSync(note)) {
    const installed = JSON.parse(readFileSync(note, 'utf8')) as Installed;
    if (installed.path === path && (await isInstalled(connection, installed))) return installed.id;
  }
  const session = await connection.newBrowserCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path });
  writeFileSync(note, JSON.stringify({ id, path } satisfies Installed));
  await until('the service worker to start', () => connection.contexts()[0]?.serviceWorkers()[0]);
  return id;
}

async function isInstalled(connection: Connection, { id }: Installed): Promise<boolean> {
  const page = await connection.contexts()[0]?.newPage();
  if (!page) return false;
  try {
    await page.goto(`chrome-extension://${id}/manifest.json`);
    return (await page.evaluate('globalThis.chrome?.runtime?.id')) === id;
  } catch {
    // The browser blocks the address of an extension that it does not have.
    return false;
  } finally {
    await page.close();
  }
}
