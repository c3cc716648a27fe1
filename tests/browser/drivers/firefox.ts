import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectBrowser } from '../../setup/executables.ts';
import { FirefoxBrowser, quit } from './firefox-browser.ts';
import { firefoxPreferences } from './firefox-preferences.ts';
import { RememberedHosts } from './hosts.ts';
import { Marionette } from './marionette.ts';
import { BrowserProcess, makeTemporaryProfile, removeFolder } from './process.ts';
import type { Browser, LaunchOptions } from './types.ts';
import { until } from './wait.ts';

const keptProfiles = fileURLToPath(new URL('../../../.artifacts/firefox-profiles', import.meta.url));

/** Starts Firefox with the extension as a temporary add-on, under the same UUID at every start. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const executable = options.executable ?? expectBrowser('firefox').path;
  const isTemporary = options.profileDir === undefined;
  const profileDir = resolve(options.profileDir ?? makeTemporaryProfile());
  if (isTemporary) cpSync(await profileOfUse(executable), profileDir, { recursive: true });
  const extensionDir = resolve(options.extensionDir);
  const geckoId = readGeckoId(extensionDir);
  const uuid = makeUuid(geckoId);
  const hosts = new RememberedHosts(profileDir);
  const { process, marionette } = await start(executable, profileDir, options, { [geckoId]: uuid });
  try {
    const parts = {
      process,
      marionette,
      geckoId,
      uuid,
      extensionDir,
      profileDir,
      isTemporary,
      hosts,
      keepsWelcome: options.keepsWelcome,
    };
    return await FirefoxBrowser.start(parts);
  } catch (error) {
    await process.kill();
    if (isTemporary) removeFolder(profileDir);
    throw error;
  }
}

/**
 * Resolves to the folder of a profile that this Firefox has run with once, without any extension. A copy of it saves
 * half of the time of a first start, which goes into filling a new profile. It is made once for each version of Firefox
 * and kept for all test runs of this machine.
 */
async function profileOfUse(executable: string): Promise<string> {
  const { size, mtimeMs } = statSync(realpathSync(executable));
  const kept = join(keptProfiles, `${size}-${Math.round(mtimeMs)}`);
  if (existsSync(kept)) return kept;
  const profileDir = makeTemporaryProfile();
  const { process, marionette } = await start(executable, profileDir, {}, {});
  await quit(process, marionette);
  mkdirSync(keptProfiles, { recursive: true });
  const copy = `${kept}.${profileDir.slice(-6)}`;
  cpSync(profileDir, copy, { recursive: true });
  try {
    renameSync(copy, kept);
  } catch {
    // Another worker was first. Its profile serves as well.
    rmSync(copy, { recursive: true });
  }
  removeFolder(profileDir);
  return kept;
}

async function start(
  executable: string,
  profileDir: string,
  options: Partial<LaunchOptions>,
  uuids: Record<string, string>,
): Promise<{ process: BrowserProcess; marionette: Marionette }> {
  writeFileSync(join(profileDir, 'user.js'), firefoxPreferences(options, uuids));
  const portFile = join(profileDir, 'MarionetteActivePort');
  rmSync(portFile, { force: true });
  const size = options.windowSize ?? { width: 1280, height: 800 };
  // Firefox takes the window's size in device pixels.
  const [width, height] = [size.width, size.height].map((side) => side * (options.deviceScaleFactor ?? 1));
  const process = new BrowserProcess(
    executable,
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
    return { process, marionette: await Marionette.connect(port) };
  } catch (error) {
    await process.kill();
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

/** Returns a fixed UUID, of version 4 in form, so that the extension finds its storage again after a restart. */
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
