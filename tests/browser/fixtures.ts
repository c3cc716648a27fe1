import { fileURLToPath } from 'node:url';
import { test as base, type TestInfo } from '@playwright/test';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import type { HelpdeskOptions } from '../helpdesk/types.ts';
import { type PageServer, servePages } from '../pages/serve.ts';
import { startDisplay } from './drivers/display.ts';
import { launchBrowser } from './drivers/launch.ts';
import type { Browser, BrowserName, LaunchOptions } from './drivers/types.ts';
import { connect } from './pages/options.ts';

export { expect } from '@playwright/test';

export interface JourneyOptions {
  browserKind: BrowserName;
  helpdeskOptions: HelpdeskOptions;
  browserOptions: Partial<LaunchOptions>;
}

interface Journey {
  helpdesk: Helpdesk;
  pages: PageServer;
  /** A browser with the production build in it, not connected. */
  fresh: Browser;
  /** The same, connected through the options page, with nothing recorded at the helpdesk yet. */
  connected: Browser;
  /**
   * A browser in which what is beside the page can be reached too (menus, prompts, shortcuts), not connected. Chromium has
   * those only in a real window.
   */
  visible: Browser;
}

const builds: Record<BrowserName, string> = {
  chromium: fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url)),
  firefox: fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url)),
};

export function buildOf(browser: BrowserName): string {
  return builds[browser];
}

export const test = base.extend<JourneyOptions & Journey>({
  browserKind: ['chromium', { option: true }],
  helpdeskOptions: [{}, { option: true }],
  browserOptions: [{}, { option: true }],
  helpdesk: async ({ helpdeskOptions }, use) => {
    const helpdesk = await startHelpdesk(helpdeskOptions);
    await use(helpdesk);
    await helpdesk.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  pages: async ({}, use) => {
    const pages = await servePages();
    await use(pages);
    await pages.close();
  },
  fresh: async ({ browserKind, browserOptions }, use, info) => {
    const browser = await launchBrowser(browserKind, {
      extensionDir: buildOf(browserKind),
      ...browserOptions,
    });
    await use(browser);
    await keepConsole(browser, info);
    await browser.close();
  },
  visible: async ({ browserKind, browserOptions }, use, info) => {
    const display = browserKind === 'chromium' ? await startDisplay() : null;
    const browser = await launchBrowser(browserKind, {
      extensionDir: buildOf(browserKind),
      ...browserOptions,
      ...(display && { headed: true, env: display.env }),
    });
    await use(browser);
    await keepConsole(browser, info);
    await browser.close();
    await display?.stop();
  },
  connected: async ({ fresh, helpdesk }, use) => {
    await connect(fresh, helpdesk);
    helpdesk.clearRequests();
    await use(fresh);
  },
});

/** What the browser logged, for whoever reads about a failure. */
async function keepConsole(browser: Browser, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  await info.attach('console', { body: browser.consoleLines().join('\n'), contentType: 'text/plain' });
}
