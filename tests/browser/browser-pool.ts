import { launchBrowser } from './drivers/launch.ts';
import type { Browser, BrowserName, LaunchOptions } from './drivers/types.ts';

/** Keeps one running browser: a launch takes seconds, a reset less than one second. */
export class BrowserPool {
  #kept: { browser: Browser; kind: string } | undefined;

  /**
   * Resolves to a browser in its state right after a launch with these options. A browser that was taken before must
   * not be used any more.
   */
  async take(name: BrowserName, options: LaunchOptions): Promise<Browser> {
    const kind = JSON.stringify({ name, ...options });
    if (this.#kept?.kind === kind && !this.#kept.browser.hasEnded()) {
      const { browser } = this.#kept;
      await browser.reset();
      return browser;
    }
    await this.close();
    const browser = await launchBrowser(name, options);
    this.#kept = { browser, kind };
    return browser;
  }

  async close(): Promise<void> {
    const browser = this.#kept?.browser;
    this.#kept = undefined;
    if (browser && !browser.hasEnded()) await browser.close();
  }
}
