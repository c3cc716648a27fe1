import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectBrowser } from '../../setup/executables.ts';
import { FirefoxBrowser } from './firefox-browser.ts';
import { firefoxPreferences } from './firefox-preferences.ts';
import { RememberedHosts } from './hosts.ts';
import { Marionette } from './marionette.ts';
import { BrowserProcess, makeTemporaryProfile, removeFolder } from './process.ts';
import type { Browser, LaunchOptions } from './types.ts';
import { until } from './wait.ts';

/** Starts Firefox with the extension as a temporary add-on, under the same UUID at every start. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const profileDir = resolve(options.profileDir ?? makeTemporaryProfile());
  const isTemporary = options.profileDir === undefined;
  const extensionDir = resolve(options.extensionDir);
  const geckoId = readGeckoId(extensionDir);
  const uuid = makeUuid(geckoId);
  writeFileSync(join(profileDir, 'user.js'), firefoxPreferences(options, { [geckoId]: uuid }));
  const portFile = join(profileDir, 'MarionetteActivePort');
  rmSync(portFile, { force: true });
  const size = options.windowSize ?? { width: 1280, height: 800 };
  // Firefox takes these in device pixels.
  const [width, height] = [size.width, size.height].map((side) => side * (options.deviceScaleFactor ?? 1));
  const process = new BrowserProcess(
    options.executable ?? expectBrowser('firefox').path,
    [
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      ...(options.headed ? [`--width=${width}`, `--height=${height}`] : ['--headless']),
      '--profile',
      profileDir,
      'about:blank',
    ],
    {
      MOZ_HEADLESS_WIDTH: String(width),
      MOZ_HEADLESS_HEIGHT: String(height),
      MOZ_CRASHREPORTER_DISABLE: '1',
      ...options.env,
    },
  );
  try {
    const port = await until(
      'Firefox to start',
      () => {
        if (process.ended) throw new Error(`it ended: ${process.output.trim().slice(-2000)}`);
        return existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : undefined;
      },
      90_000,
    );
    const marionette = await Marionette.connect(port);
    const hosts = new RememberedHosts(profileDir);
    const browser = await FirefoxBrowser.start({
      process,
      marionette,
      geckoId,
      uuid,
      extensionDir,
      profileDir,
      isTemporary,
      hosts,
    });
    return browser;
  } catch (error) {
    await process.kill();
    if (isTemporary) removeFolder(profileDir);
    throw error;
  }
}

interface FirefoxManifest {
  browser_specific_settings?: { gecko?: { id?: string } };
}

function readGeckoId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as FirefoxManifest;
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error('The Firefox manifest has no browser_specific_settings.gecko.id');
  return id;
}

/** A fixed UUID (of version 4 in form), so that the extension's storage is found again after a restart. */
function makeUuid(geckoId: string): string {
  const hex = createHash('sha256').update(geckoId).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
