import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium, type Browser as Connection } from '@playwright/test';
import { expectBrowser } from '../../setup/executables.ts';
import { ChromiumBrowser } from './chromium-browser.ts';
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
    const session = await connection.newBrowserCDPSession();
    const extensionId = await loadExtension(session, options.extensionDir, profileDir);
    const browser = new ChromiumBrowser({
      process,
      connect: () => connect(endpoint),
      connection,
      session,
      extensionId,
      profileDir,
      isTemporary,
      options,
    });
    await browser.start();
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
async function loadExtension(session: CDPSession, path: string, profileDir: string): Promise<string> {
  const note = join(profileDir, 'driver-extension.json');
  if (existsSync(note)) {
    const installed = JSON.parse(readFileSync(note, 'utf8')) as Installed;
    if (installed.path === path && (await isInstalled(session, installed))) return installed.id;
  }
  const { id } = await session.send('Extensions.loadUnpacked', { path });
  writeFileSync(note, JSON.stringify({ id, path } satisfies Installed));
  return id;
}

async function isInstalled(session: CDPSession, { id }: Installed): Promise<boolean> {
  const url = `chrome-extension://${id}/manifest.json`;
  const { targetId } = await session.send('Target.createTarget', { url, background: true });
  try {
    const info = await until('the extension to answer or not', async () => {
      const { targetInfo } = await session.send('Target.getTargetInfo', { targetId });
      return targetInfo.url && targetInfo.title ? targetInfo : undefined;
    });
    return info.url === url;
  } finally {
    await session.send('Target.closeTarget', { targetId });
  }
}
