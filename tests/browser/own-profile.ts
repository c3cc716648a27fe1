import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './drivers/launch.ts';
import type { Browser, BrowserName, LaunchOptions } from './drivers/types.ts';

/** A profile that outlives its browser, so that a test can start the browser again and search the profile's files. */
export class OwnProfile {
  readonly folder = mkdtempSync(join(tmpdir(), 'profile-'));
  readonly #name: BrowserName;
  readonly #extensionDir: string;
  #launched: Browser | undefined;

  constructor(name: BrowserName, extensionDir: string) {
    this.#name = name;
    this.#extensionDir = extensionDir;
  }

  /** Starts the browser on the profile. An earlier browser must have ended. */
  async launch(options: Partial<LaunchOptions> = {}): Promise<Browser> {
    const own = { extensionDir: this.#extensionDir, profileDir: this.folder };
    this.#launched = await launchBrowser(this.#name, { ...options, ...own });
    return this.#launched;
  }

  /** Closes the browser if it still runs, and deletes the profile. */
  async remove(): Promise<void> {
    if (this.#launched && !this.#launched.hasEnded()) await this.#launched.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
