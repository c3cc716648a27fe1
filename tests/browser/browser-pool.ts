import { launchBrowser } from './drivers/launch.ts';
import type { Browser, BrowserName, LaunchOptions } from './drivers/types.ts';

/**
 * Keeps one running browser: a launch takes seconds, a reset less than one. Firefox is launched anew each time (2026-11-28):
 * after some resets its toolbar button still belongs to the extension that was taken out, and opens no popup
 * (ext-browserAction.js: "this.extension is null").
 */
export class BrowserPool {
  #kept: { browser: Browser; kind: string } | undefined;

  /** A browser as it is right after its launch, with these options. What was taken before is not to be used any more. */
  async take(name: BrowserName, options: LaunchOptions): Promise<Browser> {
    const kind = JSON.stringify({ name, ...options });
    if (name === 'chromium' && this.#kept?.kind === kind && !this.#kept.browser.hasEnded()) {
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
