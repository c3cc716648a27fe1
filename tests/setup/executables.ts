import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type BrowserKind = 'chrome' | 'chromium' | 'edge' | 'brave' | 'firefox';

export interface FoundBrowser {
  kind: BrowserKind;
  /** The browser's usual name, such as "Google Chrome". */
  name: string;
  family: 'chromium' | 'firefox';
  path: string;
}

interface KnownBrowser {
  kind: BrowserKind;
  name: string;
  family: 'chromium' | 'firefox';
  /** Command names to look for on the PATH. */
  commands: string[];
  /** Paths below /Applications or ~/Applications. */
  mac: string[];
  /** Paths below Program Files, Program Files (x86) or LocalAppData. */
  windows: string[];
  /** Absolute paths on Linux that are not on the PATH. */
  linux: string[];
}

const knownBrowsers: readonly KnownBrowser[] = [
  {
    kind: 'chromium',
    name: 'Chromium',
    family: 'chromium',
    commands: ['chromium', 'chromium-browser'],
    mac: ['Chromium.app/Contents/MacOS/Chromium'],
    windows: ['Chromium\\Application\\chrome.exe'],
    linux: ['/snap/bin/chromium', '/usr/lib/chromium/chromium'],
  },
  {
    kind: 'chrome',
    name: 'Google Chrome',
    family: 'chromium',
    commands: ['google-chrome', 'google-chrome-stable', 'chrome'],
    mac: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
    windows: ['Google\\Chrome\\Application\\chrome.exe'],
    linux: ['/opt/google/chrome/chrome'],
  },
  {
    kind: 'brave',
    name: 'Brave',
    family: 'chromium',
    commands: ['brave-browser', 'brave'],
    mac: ['Brave Browser.app/Contents/MacOS/Brave Browser'],
    windows: ['BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
    linux: ['/opt/brave.com/brave/brave', '/snap/bin/brave'],
  },
  {
    kind: 'edge',
    name: 'Microsoft Edge',
    family: 'chromium',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    mac: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    windows: ['Microsoft\\Edge\\Application\\msedge.exe'],
    linux: ['/opt/microsoft/msedge/msedge'],
  },
  {
    kind: 'firefox',
    name: 'Firefox',
    family: 'firefox',
    commands: ['firefox', 'firefox-esr'],
    mac: ['Firefox.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
    linux: ['/opt/firefox/firefox', '/snap/bin/firefox'],
  },
];

/** Returns the absolute path of a command on the PATH, like `which`. */
export function findCommand(name: string): string | undefined {
  const endings =
    process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';') : [''];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (!folder) continue;
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** Returns every browser found on this machine, the best choice for unpacked extensions first. */
export function findBrowsers(): FoundBrowser[] {
  const found: FoundBrowser[] = [];
  for (const known of knownBrowsers) {
    const path = findKnown(known);
    if (path) found.push({ kind: known.kind, name: known.name, family: known.family, path });
  }
  return found;
}

/**
 * Returns a browser of the family. `CHROMIUM_PATH` and `FIREFOX_PATH` in the environment win over installed browsers.
 */
export function findBrowser(family: 'chromium' | 'firefox'): FoundBrowser | undefined {
  const wanted = process.env[family === 'chromium' ? 'CHROMIUM_PATH' : 'FIREFOX_PATH'];
  if (wanted) return { kind: family, name: wanted, family, path: wanted };
  return findBrowsers().find((browser) => browser.family === family);
}

/** Like `findBrowser`, but throws an error that says what to install. */
export function expectBrowser(family: 'chromium' | 'firefox'): FoundBrowser {
  const browser = findBrowser(family);
  if (!browser) throw new Error(adviceFor(family));
  return browser;
}

/** Returns the tools for the real right-click under a virtual display. `missing`: Debian packages to install. */
export function findDisplayTools(): { xvfb?: string; openbox?: string; xdotool?: string; missing: string[] } {
  const xvfb = findCommand('Xvfb');
  const openbox = findCommand('openbox');
  const xdotool = findCommand('xdotool');
  const missing = [xvfb ? '' : 'xvfb', openbox ? '' : 'openbox', xdotool ? '' : 'xdotool'].filter(Boolean);
  return { ...(xvfb && { xvfb }), ...(openbox && { openbox }), ...(xdotool && { xdotool }), missing };
}

function adviceFor(family: 'chromium' | 'firefox'): string {
  return family === 'chromium'
    ? 'No Chrome, Chromium, Edge or Brave found: install one of them (on Debian: apt install chromium) or set CHROMIUM_PATH.'
    : 'Firefox not found: install it (on Debian: apt install firefox-esr) or set FIREFOX_PATH.';
}

function findKnown(known: KnownBrowser): string | undefined {
  if (process.platform === 'darwin') {
    const roots = ['/Applications', join(homedir(), 'Applications')];
    return firstExisting(roots.flatMap((root) => known.mac.map((path) => join(root, path))));
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((key) => process.env[key] ?? '');
    return firstExisting(
      roots.filter(Boolean).flatMap((root) => known.windows.map((path) => join(root, path))),
    );
  }
  for (const command of known.commands) {
    const path = findCommand(command);
    if (path) return path;
  }
  return firstExisting(known.linux);
}

function firstExisting(paths: string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // The file does not exist, or we may not run it.
    return false;
  }
}
